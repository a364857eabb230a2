#include "inkling/optimizers/adam.h"

#include <cmath>

#include "inkling/parallel.h"

namespace inkling {

namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;

// One pass over memory. A function of its own, because compilers take the word of parameters that
// they don't overlap, and not that of variables: only so it becomes a loop of vectors.
void update(Index count, Scalar* __restrict theta, Scalar* __restrict mean,
            Scalar* __restrict variance, const Scalar* __restrict gradient, Scalar rate,
            Scalar root) {
  constexpr auto kKeep1 = static_cast<Scalar>(kBeta1);
  constexpr auto kTake1 = static_cast<Scalar>(1 - kBeta1);
  constexpr auto kKeep2 = static_cast<Scalar>(kBeta2);
  constexpr auto kTake2 = static_cast<Scalar>(1 - kBeta2);
  constexpr auto kSmall = static_cast<Scalar>(kEpsilon);
  for (Index i = 0; i < count; ++i) {
    const Scalar g = gradient[i];
    const Scalar m = kKeep1 * mean[i] + kTake1 * g;
    const Scalar v = kKeep2 * variance[i] + kTake2 * g * g;
    mean[i] = m;
    variance[i] = v;
    theta[i] -= rate * m / (std::sqrt(v) * root + kSmall);
  }
}

}  // namespace

Adam::Adam(Index parameterCount)
    : mean_(Vector::Zero(parameterCount)), variance_(Vector::Zero(parameterCount)) {}

void Adam::step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) {
  beta1Power_ *= kBeta1;
  beta2Power_ *= kBeta2;
  // The bias corrections, moved out of the loop: η m̂ / (√v̂ + ε) = rate · m / (√v · root + ε).
  const auto rate = static_cast<Scalar>(static_cast<double>(learningRate) / (1 - beta1Power_));
  const auto root = static_cast<Scalar>(1 / std::sqrt(1 - beta2Power_));
  parallelRanges(parameters.size(), kUpdatedTogether, [&](Index first, Index last) {
    update(last - first, parameters.data() + first, mean_.data() + first, variance_.data() + first,
           gradients.data() + first, rate, root);
  });
}

}  // namespace inkling
