#include "inkling/network.h"

#include <string>
#include <utility>

namespace inkling {

Network::Network(NetworkSpec spec) : spec_(std::move(spec)) {
  checkNetworkSpec(spec_);
  std::vector<std::unique_ptr<Layer>> layers;
  Shape shape = spec_.input;
  for (const LayerSpec& layer : spec_.layers) {
    // The last layer gives logits: its activation belongs to the loss and to predict().
    const bool isOutput = &layer == &spec_.layers.back();
    layers.push_back(makeLayer(layer, shape, isOutput ? Activation::kLinear : layer.activation));
    shape = layers.back()->outputShape();
  }
  layers_ = std::make_unique<Sequential>(std::move(layers));
  loss_ = makeLoss(spec_.loss, spec_.layers.back().activation);
  const Index total = layers_->parameterCount();
  parameters_ = Vector::Zero(total);
  gradients_ = Vector::Zero(total);
  layers_->bind(parameters_.data(), gradients_.data());
  initialize(spec_.seed);
}

void Network::initialize(std::uint32_t seed) {
  spec_.seed = seed;
  Random random(seed);
  layers_->initialize(spec_.initializer, random);
}

MatrixView Network::predict(ConstMatrixView x) {
  MatrixView outputs = forward(x);
  activate(spec_.layers.back().activation, outputs);
  return outputs;
}

std::vector<Parameter> Network::namedParameters() const {
  std::vector<Parameter> named;
  appendParameters(*layers_, "layers.", 0, named);
  return named;
}

Index argmax(ConstMatrixView outputs, Index column) {
  Index row = 0;
  outputs.col(column).maxCoeff(&row);
  return row;
}

}  // namespace inkling
