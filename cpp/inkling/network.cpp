#include "inkling/network.h"

#include <map>
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

std::vector<LayerSummary> Network::layerSummaries() const {
  std::vector<LayerSummary> rows;
  std::map<std::string, int> seen;
  for (const auto& layer : layers_) {
    const std::string type = layer->type();
    const int number = seen[type]++;
    const std::string name = number == 0 ? type : type + "_" + std::to_string(number);
    rows.push_back({name, type, layer->outputShape(), layer->parameterCount()});
  }
  return rows;
}

std::string Network::summary() const {
  constexpr std::size_t kNameWidth = 29;
  constexpr std::size_t kShapeWidth = 26;
  const std::string thin(65, '_');
  const std::string thick(65, '=');
  const auto padded = [](std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 1, width), ' ');
    return text;
  };
  std::string table = padded("Layer (type)", kNameWidth) + padded("Output Shape", kShapeWidth) +
                      "Param #\n" + thick + "\n";
  for (const LayerSummary& row : layerSummaries()) {
    std::string type = row.type;
    type[0] = static_cast<char>(type[0] - 'a' + 'A');
    std::string shape = "(None";
    for (const Index size : row.outputShape.dimensions()) shape += ", " + std::to_string(size);
    table += padded(row.name + " (" + type + ")", kNameWidth) + padded(shape + ")", kShapeWidth) +
             std::to_string(row.parameters) + "\n";
    if (row.name != layerSummaries().back().name) table += thin + "\n";
  }
  return table + thick + "\nTotal params: " + std::to_string(parameterCount()) + "\n";
}

Index argmax(ConstMatrixView outputs, Index column) {
  Index row = 0;
  outputs.col(column).maxCoeff(&row);
  return row;
}

}  // namespace inkling
