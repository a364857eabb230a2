#include "inkling/network.h"

#include <algorithm>
#include <string>
#include <utility>

namespace inkling {

namespace {

std::unique_ptr<Sequential> makeLayers(const NetworkSpec& spec) {
  std::vector<std::unique_ptr<Layer>> layers;
  Shape shape = spec.input;
  for (const LayerSpec& layer : spec.layers) {
    // The last layer gives logits: its activation belongs to the loss and to predict().
    const bool isOutput = &layer == &spec.layers.back();
    layers.push_back(makeLayer(layer, shape, isOutput ? Activation::kLinear : layer.activation));
    shape = layers.back()->outputShape();
  }
  return std::make_unique<Sequential>(std::move(layers));
}

std::vector<Parameter> namedParametersOf(const Sequential& layers) {
  std::vector<Parameter> named;
  appendParameters(layers, "layers.", 0, named);
  return named;
}

}  // namespace

Network::Network(NetworkSpec spec) : spec_(std::move(spec)) {
  checkNetworkSpec(spec_);
  layers_ = makeLayers(spec_);
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

std::vector<Parameter> Network::namedParameters() const { return namedParametersOf(*layers_); }

std::vector<Parameter> namedParameters(const NetworkSpec& spec) {
  return namedParametersOf(*makeLayers(spec));
}

Index argmax(ConstMatrixView outputs, Index column) {
  const Scalar* first = outputs.data() + column * outputs.rows();
  return static_cast<Index>(std::max_element(first, first + outputs.rows()) - first);
}

}  // namespace inkling
