// How wrong an answer is.
#pragma once

#include <memory>
#include <string>

#include "inkling/layers/activation.h"
#include "inkling/types.h"

namespace inkling {

enum class LossKind { kQuadratic, kCrossEntropy };

/// 'quadratic', 'crossEntropy'.
std::string toString(LossKind kind);

/// The reverse of toString. Throws std::invalid_argument on another name.
LossKind lossFromString(const std::string& name);

/// y, the target: one-hot, 1 in the row of the label, else 0; or, with label smoothing s and K
/// classes, (1 − s) times that, plus s / K everywhere (C. Szegedy et al., 'Rethinking the Inception
/// Architecture', 2016).
struct Target {
  Scalar atLabel;
  Scalar elsewhere;

  static Target smoothed(double smoothing, Index classes) {
    const double share = smoothing / static_cast<double>(classes);
    return {static_cast<Scalar>(1 - smoothing + share), static_cast<Scalar>(share)};
  }
};

/// A loss together with the activation of the output layer. It takes logits, the weighted inputs z
/// of that layer, because only from them are the loss and its gradient exact where the activation
/// saturates.
class Loss {
 public:
  Loss() = default;
  virtual ~Loss() = default;
  Loss(const Loss&) = delete;
  Loss& operator=(const Loss&) = delete;

  /// The loss summed over the batch. `logits` and `gradient` are classes × batch; `gradient`,
  /// unless null, becomes the gradient of the batch's mean loss with respect to the logits.
  double evaluate(ConstMatrixView logits, Labels labels, MatrixView* gradient,
                  double labelSmoothing = 0) {
    return evaluateTarget(logits, labels, Target::smoothed(labelSmoothing, logits.rows()),
                          gradient);
  }

 private:
  virtual double evaluateTarget(ConstMatrixView logits, Labels labels, Target target,
                                MatrixView* gradient) = 0;
};

/// `output` is kSigmoid or kSoftmax; throws std::invalid_argument otherwise.
std::unique_ptr<Loss> makeLoss(LossKind kind, Activation output);

}  // namespace inkling
