#include "inkling/losses/loss.h"

#include <stdexcept>

#include "inkling/losses/cross_entropy.h"
#include "inkling/losses/quadratic.h"

namespace inkling {

std::string toString(LossKind kind) {
  return kind == LossKind::kQuadratic ? "quadratic" : "crossEntropy";
}

LossKind lossFromString(const std::string& name) {
  if (name == "quadratic") return LossKind::kQuadratic;
  if (name == "crossEntropy") return LossKind::kCrossEntropy;
  throw std::invalid_argument("Loss: expected 'quadratic' or 'crossEntropy', got '" + name + "'.");
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
