#include "inkling/optimizers/optimizer.h"

#include <stdexcept>

#include "inkling/names.h"
#include "inkling/optimizers/adam.h"
#include "inkling/optimizers/sgd.h"

namespace inkling {

namespace {

constexpr const char* kOptimizerNames[] = {"sgd", "momentum", "nesterov", "adam"};

}  // namespace

std::string toString(OptimizerKind kind) { return nameOf(kind, kOptimizerNames); }

OptimizerKind optimizerFromString(const std::string& name) {
  return valueOf<OptimizerKind>(name, kOptimizerNames, "Optimizer");
}

std::unique_ptr<Optimizer> makeOptimizer(OptimizerKind kind, Index parameterCount) {
  switch (kind) {
    case OptimizerKind::kSgd:
      return std::make_unique<Sgd>();
    case OptimizerKind::kMomentum:
      return std::make_unique<Momentum>(parameterCount, Momentum::Variant::kClassical);
    case OptimizerKind::kNesterov:
      return std::make_unique<Momentum>(parameterCount, Momentum::Variant::kNesterov);
    case OptimizerKind::kAdam:
      return std::make_unique<Adam>(parameterCount);
  }
  throw std::invalid_argument("Optimizer: not one of the enumeration.");
}

}  // namespace inkling
