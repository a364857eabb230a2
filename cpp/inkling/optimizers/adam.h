#pragma once

#include "inkling/optimizers/optimizer.h"

namespace inkling {

/// D. Kingma and J. Ba, 'Adam: A Method for Stochastic Optimization', 2015, algorithm 1:
///   m ← β₁ m + (1 − β₁) g
///   v ← β₂ v + (1 − β₂) g²
///   θ ← θ − η m̂ / (√v̂ + ε),  m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)
class Adam : public Optimizer {
 public:
  explicit Adam(Index parameterCount);
  void step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) override;

 private:
  Vector mean_;            // m
  Vector variance_;        // v, uncentred
  double beta1Power_ = 1;  // β₁ᵗ
  double beta2Power_ = 1;  // β₂ᵗ
};

}  // namespace inkling
