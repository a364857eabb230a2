#include "inkling/network.h"

#include <string>
#include <utility>

namespace inkling {

Network::Network(NetworkSpec spec) : spec_(std::move(spec)) {
  checkNetworkSpec(spec_);
  Shape shape = spec_.input;
  Index total = 0;
  for (const LayerSpec& layer : spec_.layers) {
    // The last layer gives logits: its activation belongs to the loss and to predict().
    const bool isOutput = &layer == &spec_.layers.back();
    layers_.push_back(makeLayer(layer, shape, isOutput ? Activation::kLinear : layer.activation));
    shape = layers_.back()->outputShape();
    total += layers_.back()->parameterCount();
  }
  loss_ = makeLoss(spec_.loss, spec_.layers.back().activation);
  parameters_ = Vector::Zero(total);
  gradients_ = Vector::Zero(total);
  Index offset = 0;
  for (const auto& layer : layers_) {
    layer->bind(parameters_.data() + offset, gradients_.data() + offset);
    offset += layer->parameterCount();
  }
  inputGradients_.resize(layers_.size());
  outputs_.assign(layers_.size(), MatrixView(nullptr, 0, 0));
  initialize(spec_.seed);
}

void Network::initialize(std::uint32_t seed) {
  spec_.seed = seed;
  Random random(seed);
  for (const auto& layer : layers_) layer->initialize(spec_.initializer, random);
}

void Network::seedNoise(std::uint64_t seed) {
  // Each layer has a stream of its own.
  for (std::size_t i = 0; i < layers_.size(); ++i) layers_[i]->seedNoise(seed + i);
}

MatrixView Network::forward(ConstMatrixView x, Mode mode) {
  ConstMatrixView input = x;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    // A Map is rebound by placement new: assignment would copy the matrix.
    new (&outputs_[i]) MatrixView(layers_[i]->forward(input, mode));
    new (&input) ConstMatrixView(outputs_[i].data(), outputs_[i].rows(), outputs_[i].cols());
  }
  return outputs_.back();
}

void Network::backward(ConstMatrixView x, MatrixView gradient) {
  MatrixView da = gradient;
  for (std::size_t i = layers_.size() - 1; i > 0; --i) {
    const MatrixView& below = outputs_[i - 1];
    MatrixView dx = inputGradients_[i].view(below.rows(), below.cols());
    layers_[i]->backward(ConstMatrixView(below.data(), below.rows(), below.cols()), da, &dx);
    new (&da) MatrixView(dx);
  }
  layers_[0]->backward(x, da, nullptr);
}

MatrixView Network::predict(ConstMatrixView x) {
  MatrixView outputs = forward(x);
  activate(spec_.layers.back().activation, outputs);
  return outputs;
}

std::vector<Parameter> Network::namedParameters() const {
  std::vector<Parameter> named;
  Index offset = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    for (Parameter parameter : layers_[i]->parameters()) {
      parameter.name = "layers." + std::to_string(i) + "." + parameter.name;
      parameter.offset += offset;
      named.push_back(parameter);
    }
    offset += layers_[i]->parameterCount();
  }
  return named;
}

Index argmax(ConstMatrixView outputs, Index column) {
  Index row = 0;
  outputs.col(column).maxCoeff(&row);
  return row;
}

}  // namespace inkling
