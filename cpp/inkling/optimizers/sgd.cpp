#include "inkling/optimizers/sgd.h"

namespace inkling {

void Sgd::step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) {
  parameters -= learningRate * gradients;
}

Momentum::Momentum(Index parameterCount, Variant variant, Scalar momentum)
    : velocity_(Vector::Zero(parameterCount)), variant_(variant), momentum_(momentum) {}

void Momentum::step(VectorView parameters, ConstVectorView gradients, Scalar learningRate) {
  velocity_ = momentum_ * velocity_ + gradients;
  if (variant_ == Variant::kClassical) {
    parameters -= learningRate * velocity_;
  } else {
    parameters -= learningRate * (gradients + momentum_ * velocity_);
  }
}

}  // namespace inkling
