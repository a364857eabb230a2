#include "inkling/optimizers/optimizer.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "inkling/optimizers/adam.h"
#include "inkling/optimizers/sgd.h"

namespace inkling {

namespace {

constexpr std::array<std::pair<OptimizerKind, const char*>, 4> kNames{
    {{OptimizerKind::kSgd, "sgd"},
     {OptimizerKind::kMomentum, "momentum"},
     {OptimizerKind::kNesterov, "nesterov"},
     {OptimizerKind::kAdam, "adam"}}};

}  // namespace

std::string toString(OptimizerKind kind) {
  for (const auto& [value, name] : kNames) {
    if (value == kind) return name;
  }
  throw std::invalid_argument("Optimizer: not one of the enumeration.");
}

OptimizerKind optimizerFromString(const std::string& name) {
  for (const auto& [value, known] : kNames) {
    if (name == known) return value;
  }
  throw std::invalid_argument("Optimizer: expected 'sgd', 'momentum', 'nesterov' or 'adam', got '" +
                              name + "'.");
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
