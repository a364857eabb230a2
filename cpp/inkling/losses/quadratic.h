#pragma once

#include "inkling/losses/loss.h"
#include "inkling/scratch.h"

namespace inkling {

/// C = ½ ‖a − y‖² for each example (Nielsen, chapter 1, equation 6), with a = activation(z).
class Quadratic : public Loss {
 public:
  explicit Quadratic(Activation output) : output_(output) {}

 private:
  double evaluateTarget(ConstMatrixView logits, Labels labels, Target target,
                        MatrixView* gradient) override;

  Activation output_;
  Scratch outputs_;      // a, classes × batch
  Scratch differences_;  // a − y, classes × batch
};

}  // namespace inkling
