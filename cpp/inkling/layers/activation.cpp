#include "inkling/layers/activation.h"

#include <algorithm>

#include "inkling/kernels/simd.h"
#include "inkling/names.h"
#include "inkling/parallel.h"

namespace inkling {

namespace {

constexpr const char* kNames[] = {"linear", "sigmoid", "tanh", "relu", "softmax"};

// What one thread takes at a time.
constexpr Index kNumbersTogether = 8192;

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

// By hand: left to themselves, compilers make a branch of it.
void keepWherePositive(Index count, const Scalar* a, Scalar* gradient) {
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    store(gradient + i, select(load(a + i) > Vec{}, load(gradient + i), Vec{}));
  }
  for (; i < count; ++i) gradient[i] = a[i] > 0 ? gradient[i] : Scalar(0);
}

}  // namespace

std::string toString(Activation activation) { return nameOf(activation, kNames); }

Activation activationFromString(const std::string& name) {
  return valueOf<Activation>(name, kNames, "Activation");
}

void activate(Activation activation, MatrixView z) {
  if (activation == Activation::kLinear) return;
  const Index columnsTogether = std::max<Index>(1, kNumbersTogether / std::max<Index>(1, z.rows()));
  parallelRanges(z.cols(), columnsTogether, [&](Index first, Index last) {
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
