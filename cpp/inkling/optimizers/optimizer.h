// How parameters follow their gradients.
#pragma once

#include <memory>
#include <string>

#include "inkling/types.h"

namespace inkling {

enum class OptimizerKind { kSgd, kMomentum, kNesterov, kAdam };

/// 'sgd', 'momentum', 'nesterov', 'adam'.
std::string toString(OptimizerKind kind);

/// The reverse of toString. Throws std::invalid_argument on another name.
OptimizerKind optimizerFromString(const std::string& name);

/// How many parameters a thread updates at a time.
constexpr Index kUpdatedTogether = 8192;

/// θ are the parameters, g their gradients, η the learning rate.
class Optimizer {
 public:
  Optimizer() = default;
  virtual ~Optimizer() = default;
  Optimizer(const Optimizer&) = delete;
  Optimizer& operator=(const Optimizer&) = delete;

  /// One update in place. Both vectors have the length that the optimizer was made for.
  virtual void step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) = 0;
};

/// For `parameterCount` parameters, with the usual constants: momentum 0.9; Adam's β₁ 0.9, β₂
/// 0.999, ε 10⁻⁸.
std::unique_ptr<Optimizer> makeOptimizer(OptimizerKind kind, Index parameterCount);

}  // namespace inkling
