#pragma once

#include "inkling/losses/loss.h"
#include "inkling/scratch.h"

namespace inkling {

/// C = ½ ‖a − y‖² for each example (Nielsen, chapter 1, equation 6), with a = activation(z).
class Quadratic : public Loss {
 public:
  explicit Quadratic(Activation output) : output_(output) {}
  double evaluate(ConstMatrixView logits, Labels labels, MatrixView* gradient) override;

 private:
  Activation output_;
  Scratch outputs_;  // a, classes × batch
};

}  // namespace inkling
