#include "inkling/losses/loss.h"

#include <stdexcept>

#include "inkling/losses/cross_entropy.h"
#include "inkling/losses/quadratic.h"
#include "inkling/names.h"

namespace inkling {

namespace {
constexpr const char* kLossNames[] = {"quadratic", "crossEntropy"};
}  // namespace

std::string toString(LossKind kind) { return nameOf(kind, kLossNames); }

LossKind lossFromString(const std::string& name) {
  return valueOf<LossKind>(name, kLossNames, "Loss");
}

std::unique_ptr<Loss> makeLoss(LossKind kind, Activation output) {
  if (output != Activation::kSigmoid && output != Activation::kSoftmax) {
    throw std::invalid_argument("Output layer: expected activation 'sigmoid' or 'softmax', got '" +
                                toString(output) + "'.");
  }
  if (kind == LossKind::kQuadratic) return std::make_unique<Quadratic>(output);
  if (output == Activation::kSoftmax) return std::make_unique<SoftmaxCrossEntropy>();
  return std::make_unique<SigmoidCrossEntropy>();
}

}  // namespace inkling
