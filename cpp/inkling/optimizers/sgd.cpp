#include "inkling/optimizers/sgd.h"

#include "inkling/parallel.h"

namespace inkling {

void Sgd::step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) {
  parallelRanges(parameters.size(), kUpdatedTogether, [&](Index first, Index last) {
    parameters.segment(first, last - first) -=
        learningRate * gradients.segment(first, last - first);
  });
}

Momentum::Momentum(Index parameterCount, Variant variant, Scalar momentum)
    : velocity_(Vector::Zero(parameterCount)), variant_(variant), momentum_(momentum) {}

void Momentum::step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) {
  parallelRanges(parameters.size(), kUpdatedTogether, [&](Index first, Index last) {
    const Index count = last - first;
    auto velocity = velocity_.segment(first, count);
    const auto gradient = gradients.segment(first, count);
    velocity = momentum_ * velocity + gradient;
    if (variant_ == Variant::kClassical) {
      parameters.segment(first, count) -= learningRate * velocity;
    } else {
      parameters.segment(first, count) -= learningRate * (gradient + momentum_ * velocity);
    }
  });
}

}  // namespace inkling
