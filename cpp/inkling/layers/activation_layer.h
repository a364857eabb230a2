#pragma once

#include "inkling/layers/activation.h"
#include "inkling/layers/layer.h"
#include "inkling/scratch.h"

namespace inkling {

/// a = activation(x), where it doesn't follow a layer's own sums: after a normalisation, say.
class ActivationLayer : public Layer {
 public:
  ActivationLayer(Shape input, Activation activation) : input_(input), activation_(activation) {}

  Shape outputShape() const override { return input_; }

  MatrixView forward(ConstMatrixView x, Mode /*mode*/) override {
    MatrixView a = activations_.view(x.rows(), x.cols());
    a = x;
    activate(activation_, a);
    return a;
  }

  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override {
    if (dx == nullptr) return;
    const MatrixView a = activations_.view(x.rows(), x.cols());
    *dx = da;
    multiplyByDerivative(activation_, ConstMatrixView(a.data(), a.rows(), a.cols()), *dx);
  }

  std::int64_t scratchBytes(std::int64_t batch, bool /*isInner*/) const override {
    return Scratch::bytes(input_.size(), batch);
  }

 private:
  Shape input_;
  Activation activation_;
  Scratch activations_;
};

}  // namespace inkling
