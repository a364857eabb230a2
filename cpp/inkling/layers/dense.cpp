#include "inkling/layers/dense.h"

namespace inkling {

Dense::Dense(Index inputs, Index units, Activation activation)
    : inputs_(inputs), units_(units), activation_(activation) {}

std::vector<Parameter> Dense::parameters() const {
  return {{"weight", units_, inputs_, 0}, {"bias", units_, 1, units_ * inputs_}};
}

void Dense::bind(Scalar* parameters, Scalar* gradients) {
  parameters_ = parameters;
  gradients_ = gradients;
}

void Dense::initialize(Initializer initializer, Random& random) {
  inkling::initialize(initializer, inputs_, units_, random,
                      VectorView(parameters_, units_ * inputs_), biases());
}

MatrixView Dense::forward(ConstMatrixView x) {
  MatrixView a = output_.view(units_, x.cols());
  a.noalias() = weights() * x;
  addBiasAndActivate(activation_, ConstVectorView(biases().data(), units_), a);
  return a;
}

void Dense::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  // With z = W x + b and a = activation(z), summed over the examples of the mini-batch:
  //   dz = da ⊙ activation'(z)      (BP1, BP2)
  //   db = Σ dz                     (BP3)
  //   dW = dz xᵀ                    (BP4)
  //   dx = Wᵀ dz
  // The numbers are those of M. Nielsen, 'Neural Networks and Deep Learning', chapter 2.
  const MatrixView a = output_.view(units_, x.cols());
  multiplyByDerivative(activation_, ConstMatrixView(a.data(), a.rows(), a.cols()), da);
  MatrixView dW(gradients_, units_, inputs_);
  VectorView db(gradients_ + units_ * inputs_, units_);
  dW.noalias() = da * x.transpose();
  db = da.rowwise().sum();
  if (dx != nullptr) dx->noalias() = weights().transpose() * da;
}

}  // namespace inkling
