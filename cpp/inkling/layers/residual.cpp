#include "inkling/layers/residual.h"

#include <utility>

namespace inkling {

namespace {

constexpr Index kMaxStride = 8;

Index strided(Index size, Index stride) { return (size + stride - 1) / stride; }

}  // namespace

Index Residual::shortcutStride(const Shape& input, const Shape& output) {
  for (Index stride = 1; stride <= kMaxStride; ++stride) {
    if (strided(input.height, stride) == output.height &&
        strided(input.width, stride) == output.width) {
      return stride;
    }
  }
  return 0;
}

Residual::Residual(Shape input, std::vector<std::unique_ptr<Layer>> layers, Activation activation)
    : input_(input), layers_(std::move(layers)), activation_(activation) {
  const Shape output = layers_.outputShape();
  if (input != output) {
    shortcut_ = std::make_unique<Conv2d>(input, output, 1, shortcutStride(input, output),
                                         Activation::kLinear);
  }
}

std::vector<Parameter> Residual::parameters() const {
  std::vector<Parameter> all;
  appendParameters(layers_, "layers.", 0, all);
  if (shortcut_) appendParameters(*shortcut_, "shortcut.", layers_.parameterCount(), all);
  return all;
}

void Residual::bind(Scalar* parameters, Scalar* gradients) {
  layers_.bind(parameters, gradients);
  const Index inner = layers_.parameterCount();
  if (shortcut_) shortcut_->bind(parameters + inner, gradients + inner);
}

void Residual::initialize(Initializer initializer, Random& random) {
  layers_.initialize(initializer, random);
  if (shortcut_) shortcut_->initialize(initializer, random);
}

// Streams that no layer beside this one has: those count on from the seed.
void Residual::seedNoise(std::uint64_t seed) { layers_.seedNoise((seed + 1) << 32); }

MatrixView Residual::forward(ConstMatrixView x, Mode mode) {
  const MatrixView inner = layers_.forward(x, mode);
  MatrixView a = activations_.view(inner.rows(), inner.cols());
  if (shortcut_) {
    a = inner + shortcut_->forward(x, mode);
  } else {
    a = inner + x;
  }
  activate(activation_, a);
  return a;
}

void Residual::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  // With z = F(x) + s(x) and a = activation(z), dz = da ⊙ activation'(z) goes both ways, and their
  // gradients add up: dx = (∂F/∂x)ᵀ dz + (∂s/∂x)ᵀ dz, the latter dz itself where s(x) = x.
  const MatrixView a = activations_.view(da.rows(), da.cols());
  multiplyByDerivative(activation_, ConstMatrixView(a.data(), a.rows(), a.cols()), da);
  MatrixView inner = innerGradients_.view(da.rows(), da.cols());
  inner = da;
  layers_.backward(x, inner, dx);
  if (dx == nullptr) {
    if (shortcut_) shortcut_->backward(x, da, nullptr);
  } else if (shortcut_) {
    MatrixView beside = shortcutGradients_.view(x.rows(), x.cols());
    shortcut_->backward(x, da, &beside);
    *dx += beside;
  } else {
    *dx += da;
  }
}

std::int64_t Residual::scratchBytes(std::int64_t batch, bool isInner) const {
  std::int64_t bytes = layers_.scratchBytes(batch, isInner);
  bytes += 2 * Scratch::bytes(outputShape().size(), batch);  // activations_, innerGradients_
  if (!shortcut_) return bytes;
  if (isInner) bytes += Scratch::bytes(input_.size(), batch);  // shortcutGradients_
  return bytes + shortcut_->scratchBytes(batch, isInner);
}

}  // namespace inkling
