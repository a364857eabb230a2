#include "inkling/layers/activation.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "inkling/parallel.h"

namespace inkling {

namespace {

constexpr std::array<std::pair<Activation, const char*>, 5> kNames{
    {{Activation::kLinear, "linear"},
     {Activation::kSigmoid, "sigmoid"},
     {Activation::kTanh, "tanh"},
     {Activation::kRelu, "relu"},
     {Activation::kSoftmax, "softmax"}}};

// What one thread takes at a time.
constexpr Index kColumnsTogether = 16;

template <typename Column>
void activateColumn(Activation activation, Column&& z) {
  switch (activation) {
    case Activation::kLinear:
      break;
    case Activation::kSigmoid:
      z = z.array().logistic();
      break;
    case Activation::kTanh:
      z = z.array().tanh();
      break;
    case Activation::kRelu:
      z = z.cwiseMax(Scalar(0));
      break;
    case Activation::kSoftmax:
      // The largest logit is subtracted, so that no exponential overflows.
      z = (z.array() - z.maxCoeff()).exp();
      z /= z.sum();
      break;
  }
}

}  // namespace

std::string toString(Activation activation) {
  for (const auto& [value, name] : kNames) {
    if (value == activation) return name;
  }
  throw std::invalid_argument("Activation: not one of the enumeration.");
}

Activation activationFromString(const std::string& name) {
  for (const auto& [value, known] : kNames) {
    if (name == known) return value;
  }
  throw std::invalid_argument(
      "Activation: expected 'linear', 'sigmoid', 'tanh', 'relu' or 'softmax', got '" + name + "'.");
}

void activate(Activation activation, MatrixView z) {
  if (activation == Activation::kLinear) return;
  parallelRanges(z.cols(), kColumnsTogether, [&](Index first, Index last) {
    for (Index column = first; column < last; ++column) activateColumn(activation, z.col(column));
  });
}

void multiplyByDerivative(Activation activation, ConstMatrixView a, MatrixView gradient) {
  switch (activation) {
    case Activation::kLinear:
      break;
    case Activation::kSigmoid:
      gradient.array() *= a.array() * (1 - a.array());
      break;
    case Activation::kTanh:
      gradient.array() *= 1 - a.array().square();
      break;
    case Activation::kRelu:
      gradient = (a.array() > 0).select(gradient, Scalar(0));
      break;
    case Activation::kSoftmax:
      for (Index column = 0; column < a.cols(); ++column) {
        const Scalar mean = a.col(column).dot(gradient.col(column));
        gradient.col(column).array() =
            a.col(column).array() * (gradient.col(column).array() - mean);
      }
      break;
  }
}

}  // namespace inkling
