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

// All columns as one: what doesn't fill a vector is computed one by one, which is slow.
VectorView numbersOf(MatrixView z) { return {z.data(), z.size()}; }

void softmax(MatrixView z) {
  // The largest logit is subtracted, so that no exponential overflows.
  for (Index column = 0; column < z.cols(); ++column) {
    z.col(column).array() -= z.col(column).maxCoeff();
  }
  VectorView numbers = numbersOf(z);
  numbers = numbers.array().exp();
  for (Index column = 0; column < z.cols(); ++column) z.col(column) /= z.col(column).sum();
}

void activateColumns(Activation activation, MatrixView z) {
  VectorView numbers = numbersOf(z);
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
