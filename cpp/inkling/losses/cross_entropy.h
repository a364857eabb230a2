#pragma once

#include "inkling/losses/loss.h"
#include "inkling/scratch.h"

namespace inkling {

/// C = −ln softmax(z)_label, fused: softmax and logarithm cancel, so that nothing under- or
/// overflows.
class SoftmaxCrossEntropy : public Loss {
 private:
  double evaluateTarget(ConstMatrixView logits, Labels labels, Target target,
                        MatrixView* gradient) override;

  Scratch outputs_;  // where there is no gradient to be made of them
};

/// C = −Σ [y ln a + (1 − y) ln(1 − a)] with a = sigmoid(z), summed over the outputs
/// (Nielsen, chapter 3, equation 63), fused in the same way.
class SigmoidCrossEntropy : public Loss {
 private:
  double evaluateTarget(ConstMatrixView logits, Labels labels, Target target,
                        MatrixView* gradient) override;

  Scratch outputs_;  // where there is no gradient to be made of them
};

}  // namespace inkling
