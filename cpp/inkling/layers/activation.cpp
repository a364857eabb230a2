#include "inkling/layers/activation.h"

#include <algorithm>

#include "inkling/kernels/simd.h"
#include "inkling/names.h"
#include "inkling/parallel.h"

namespace inkling {

namespace {

constexpr const char* kActivationNames[] = {"linear", "sigmoid", "tanh", "relu", "softmax"};

// What one thread takes at a time.
constexpr Index kNumbersTogether = 8192;

void softmax(MatrixView z) {
  for (Index column = 0; column < z.cols(); ++column) {
    // The largest logit is subtracted, so that no exponential overflows.
    auto logits = z.col(column);
    logits = (logits.array() - logits.maxCoeff()).exp();
    logits /= logits.sum();
  }
}

void activateColumns(Activation activation, MatrixView z) {
  // All columns as one: what doesn't fill a vector is computed one by one, which is slow.
  VectorView numbers(z.data(), z.size());
  switch (activation) {
    case Activation::kLinear:
      break;
    case Activation::kSigmoid:
      numbers = numbers.array().logistic();
      break;
    case Activation::kTanh:
      numbers = numbers.array().tanh();
      break;
    case Activation::kRelu:
      numbers = numbers.cwiseMax(Scalar(0));
      break;
    case Activation::kSoftmax:
      softmax(z);
      break;
  }
}

// By hand: left to themselves, compilers make a branch of it.
void keepWherePositive(Index count, const Scalar* a, Scalar* gradient) {
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    store(gradient + i, select(load(a + i) > Vec{}, load(gradient + i), Vec{}));
  }
  for (; i < count; ++i) gradient[i] = a[i] > 0 ? gradient[i] : Scalar(0);
}

}  // namespace

std::string toString(Activation activation) { return nameOf(activation, kActivationNames); }

Activation activationFromString(const std::string& name, const std::string& subject) {
  return valueOf<Activation>(name, kActivationNames, subject);
}

void activate(Activation activation, MatrixView z) {
  if (activation == Activation::kLinear) return;
  const Index columnsTogether = std::max<Index>(1, kNumbersTogether / std::max<Index>(1, z.rows()));
  parallelRanges(z.cols(), columnsTogether, [&](Index first, Index last) {
    activateColumns(activation, MatrixView(z.data() + first * z.rows(), z.rows(), last - first));
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
      parallelRanges(a.size(), 2 * kNumbersTogether, [&](Index first, Index last) {
        keepWherePositive(last - first, a.data() + first, gradient.data() + first);
      });
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
