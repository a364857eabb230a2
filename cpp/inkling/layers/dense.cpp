#include "inkling/layers/dense.h"

#include <algorithm>

#include "inkling/kernels/simd.h"

namespace inkling {

Dense::Dense(Index inputs, Index units, Activation activation)
    : inputs_(inputs), units_(units), activation_(activation) {}

std::vector<Parameter> Dense::parameters() const {
  return {{"weight", units_, inputs_, 0, {units_, inputs_}},
          {"bias", units_, 1, units_ * inputs_, {units_}}};
}

void Dense::bind(Scalar* parameters, Scalar* gradients) {
  parameters_ = parameters;
  gradients_ = gradients;
}

void Dense::initialize(Initializer initializer, Random& random) {
  inkling::initialize(initializer, inputs_, units_, random,
                      VectorView(parameters_, units_ * inputs_),
                      VectorView(parameters_ + units_ * inputs_, units_));
}

MatrixView Dense::forward(ConstMatrixView x, Mode /*mode*/) {
  MatrixView a = output_.view(units_, x.cols());
  isSparse_ = sparse_.assign(x);
  if (isSparse_) {
    sparse_.multiply(weights(), biases(), a);
  } else {
    multiply(weights(), x, biases(), a, scratch_);
  }
  activate(activation_, a);
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
  const ConstMatrixView dz(da.data(), da.rows(), da.cols());
  const MatrixView dW(gradients_, units_, inputs_);
  VectorView db(gradients_ + units_ * inputs_, units_);
  if (isSparse_) {
    sparse_.outerProduct(dz, dW);
  } else {
    multiplyByTransposed(dz, x, dW, scratch_);
  }
  db.setZero();
  for (Index example = 0; example < dz.cols(); ++example) {
    addTo(units_, dz.data() + example * units_, db.data());
  }
  if (dx != nullptr) multiplyTransposed(weights(), dz, *dx, scratch_);
}

std::int64_t Dense::scratchBytes(std::int64_t batch, bool isInner) const {
  const ProductBytes z = productBytes(units_, inputs_, batch);
  const ProductBytes dW = productBytes(units_, batch, inputs_);
  const ProductBytes dx = isInner ? productBytes(inputs_, units_, batch) : ProductBytes{};
  return Scratch::bytes(units_, batch) + std::max({z.left, dW.left, dx.left}) +
         std::max({z.right, dW.right, dx.right}) + SparseExamples::bytes(inputs_, units_, batch);
}

}  // namespace inkling
