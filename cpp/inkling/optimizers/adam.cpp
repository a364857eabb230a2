#include "inkling/optimizers/adam.h"

#include <cmath>

#include "inkling/parallel.h"

namespace inkling {

namespace {
constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;
}  // namespace

Adam::Adam(Index parameterCount)
    : mean_(Vector::Zero(parameterCount)), variance_(Vector::Zero(parameterCount)) {}

void Adam::step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) {
  beta1Power_ *= kBeta1;
  beta2Power_ *= kBeta2;
  // The bias corrections, moved out of the loop: η m̂ / (√v̂ + ε) = rate · m / (√v · root + ε).
  const auto rate = static_cast<Scalar>(static_cast<double>(learningRate) / (1 - beta1Power_));
  const auto root = static_cast<Scalar>(1 / std::sqrt(1 - beta2Power_));
  constexpr auto kKeep1 = static_cast<Scalar>(kBeta1);
  constexpr auto kTake1 = static_cast<Scalar>(1 - kBeta1);
  constexpr auto kKeep2 = static_cast<Scalar>(kBeta2);
  constexpr auto kTake2 = static_cast<Scalar>(1 - kBeta2);
  constexpr auto kSmall = static_cast<Scalar>(kEpsilon);

  parallelRanges(parameters.size(), kUpdatedTogether, [&](Index first, Index last) {
    // One pass over memory by hand: the pointers don't overlap, so the compiler makes vectors of
    // it.
    Scalar* __restrict theta = parameters.data();
    Scalar* __restrict mean = mean_.data();
    Scalar* __restrict variance = variance_.data();
    const Scalar* __restrict gradient = gradients.data();
    for (Index i = first; i < last; ++i) {
      const Scalar g = gradient[i];
      const Scalar m = kKeep1 * mean[i] + kTake1 * g;
      const Scalar v = kKeep2 * variance[i] + kTake2 * g * g;
      mean[i] = m;
      variance[i] = v;
      theta[i] -= rate * m / (std::sqrt(v) * root + kSmall);
    }
  });
}

}  // namespace inkling
