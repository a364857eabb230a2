#include "inkling/layers/sequential.h"

#include <new>
#include <utility>

namespace inkling {

Sequential::Sequential(std::vector<std::unique_ptr<Layer>> layers)
    : layers_(std::move(layers)),
      outputs_(layers_.size(), MatrixView(nullptr, 0, 0)),
      inputGradients_(layers_.size()) {}

std::vector<Parameter> Sequential::parameters() const {
  std::vector<Parameter> all;
  Index offset = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    appendParameters(*layers_[i], std::to_string(i) + ".", offset, all);
    offset += layers_[i]->parameterCount();
  }
  return all;
}

void Sequential::bind(Scalar* parameters, Scalar* gradients) {
  for (const auto& layer : layers_) {
    layer->bind(parameters, gradients);
    parameters += layer->parameterCount();
    gradients += layer->parameterCount();
  }
}

void Sequential::initialize(Initializer initializer, Random& random) {
  for (const auto& layer : layers_) layer->initialize(initializer, random);
}

void Sequential::seedNoise(std::uint64_t seed) {
  // Each layer has a stream of its own.
  for (std::size_t i = 0; i < layers_.size(); ++i) layers_[i]->seedNoise(seed + i);
}

MatrixView Sequential::forward(ConstMatrixView x, Mode mode) {
  ConstMatrixView input = x;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    // A Map is rebound by placement new: assignment would copy the matrix.
    new (&outputs_[i]) MatrixView(layers_[i]->forward(input, mode));
    new (&input) ConstMatrixView(outputs_[i].data(), outputs_[i].rows(), outputs_[i].cols());
  }
  return outputs_.back();
}

void Sequential::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  MatrixView gradient = da;
  for (std::size_t i = layers_.size() - 1; i > 0; --i) {
    const MatrixView& below = outputs_[i - 1];
    MatrixView belowGradient = inputGradients_[i].view(below.rows(), below.cols());
    layers_[i]->backward(ConstMatrixView(below.data(), below.rows(), below.cols()), gradient,
                         &belowGradient);
    new (&gradient) MatrixView(belowGradient);
  }
  layers_[0]->backward(x, gradient, dx);
}

Index Sequential::smallestBatch() const {
  Index smallest = 1;
  for (const auto& layer : layers_) {
    const Index wanted = layer->smallestBatch();
    if (wanted > smallest) smallest = wanted;
  }
  return smallest;
}

std::int64_t Sequential::scratchBytes(std::int64_t batch, bool isInner) const {
  std::int64_t bytes = layers_[0]->scratchBytes(batch, isInner);
  for (std::size_t i = 1; i < layers_.size(); ++i) {
    bytes += layers_[i]->scratchBytes(batch, true);
    bytes += Scratch::bytes(layers_[i - 1]->outputShape().size(), batch);  // inputGradients_
  }
  return bytes;
}

}  // namespace inkling
