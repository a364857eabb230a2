#pragma once

#include "inkling/optimizers/optimizer.h"

namespace inkling {

/// θ ← θ − η g
class Sgd : public Optimizer {
 public:
  void step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) override;
};

/// With a velocity v, zero at first, and momentum μ (as PyTorch's SGD has it):
///   v ← μ v + g
///   classical  θ ← θ − η v
///   Nesterov   θ ← θ − η (g + μ v)
class Momentum : public Optimizer {
 public:
  enum class Variant { kClassical, kNesterov };

  Momentum(Index parameterCount, Variant variant, Scalar momentum = Scalar(0.9));
  void step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) override;

 private:
  Vector velocity_;
  Variant variant_;
  Scalar momentum_;
};

}  // namespace inkling
