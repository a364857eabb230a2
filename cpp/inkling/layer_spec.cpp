#include "inkling/layer_spec.h"

#include <stdexcept>
#include <utility>
#include <vector>

#include "inkling/json_values.h"
#include "inkling/layers/activation_layer.h"
#include "inkling/layers/batch_norm.h"
#include "inkling/layers/conv2d.h"
#include "inkling/layers/dense.h"
#include "inkling/layers/dropout.h"
#include "inkling/layers/flatten.h"
#include "inkling/layers/pool2d.h"
#include "inkling/layers/residual.h"

namespace inkling {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxInnerLayers = 16;

bool hasActivation(LayerType type) {
  return type == LayerType::kDense || type == LayerType::kConv2d ||
         type == LayerType::kActivation || type == LayerType::kResidual;
}

void checkWhole(const std::string& name, Index value, Index smallest, Index largest) {
  wholeNumber<Index>(Json(value), name, smallest, largest);
}

std::string sizeText(const Shape& shape) {
  return std::to_string(shape.height) + " × " + std::to_string(shape.width);
}

Index convolved(Index size, const LayerSpec& spec) {
  if (spec.padding == Padding::kSame) return (size + spec.stride - 1) / spec.stride;
  return (size - spec.kernelSize) / spec.stride + 1;
}

Shape residualShape(const LayerSpec& spec, const Shape& input, const std::string& name) {
  if (spec.layers.empty() || spec.layers.size() > kMaxInnerLayers) {
    throw std::invalid_argument(name + ", layers: expected 1 to " +
                                std::to_string(kMaxInnerLayers) + ", got " +
                                std::to_string(spec.layers.size()) + ".");
  }
  Shape shape = input;
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    const std::string inner = name + ", layer " + std::to_string(i + 1);
    checkHiddenActivation(spec.layers[i], inner);
    shape = outputShape(spec.layers[i], shape, inner);
  }
  if (Residual::shortcutStride(input, shape) > 0) return shape;
  throw std::invalid_argument(name + ": expected layers that keep its " + sizeText(input) +
                              " pixels (padding 'same') or divide them by a stride, got " +
                              sizeText(shape) + ".");
}

Shape uncheckedShape(const LayerSpec& spec, const Shape& input, const std::string& name) {
  switch (spec.type) {
    case LayerType::kDense:
      checkWhole(name + ", units", spec.units, 1, 10'000);
      return Shape::flat(spec.units);
    case LayerType::kConv2d:
      checkWhole(name + ", filters", spec.filters, 1, 1024);
      checkWhole(name + ", kernelSize", spec.kernelSize, 1, 15);
      checkWhole(name + ", stride", spec.stride, 1, 8);
      if (spec.padding == Padding::kValid &&
          (spec.kernelSize > input.height || spec.kernelSize > input.width)) {
        throw std::invalid_argument(name + ": expected images of at least " +
                                    std::to_string(spec.kernelSize) + " pixels a side, got " +
                                    sizeText(input) + ".");
      }
      return {convolved(input.height, spec), convolved(input.width, spec), spec.filters};
    case LayerType::kMaxPool2d:
    case LayerType::kAveragePool2d:
      checkWhole(name + ", poolSize", spec.poolSize, 2, 8);
      if (spec.poolSize > input.height || spec.poolSize > input.width) {
        throw std::invalid_argument(name + ": expected images of at least " +
                                    std::to_string(spec.poolSize) + " pixels a side, got " +
                                    sizeText(input) + ".");
      }
      return {input.height / spec.poolSize, input.width / spec.poolSize, input.channels};
    case LayerType::kDropout:
      if (!(spec.rate >= 0 && spec.rate < 1)) {
        throw std::invalid_argument(name + ", rate: expected 0 or more and below 1, got " +
                                    shown(spec.rate) + ".");
      }
      return input;
    case LayerType::kBatchNorm:
    case LayerType::kActivation:
      return input;
    case LayerType::kFlatten:
      return Shape::flat(input.size());
    case LayerType::kResidual:
      return residualShape(spec, input, name);
  }
  return input;
}

}  // namespace

void checkHiddenActivation(const LayerSpec& spec, const std::string& name) {
  if (spec.activation != Activation::kSoftmax || !hasActivation(spec.type)) return;
  throw std::invalid_argument(name +
                              ": expected activation 'linear', 'sigmoid', 'tanh' or 'relu'; "
                              "'softmax' is for the last layer.");
}

void checkShape(const Shape& shape, const std::string& name) {
  if (std::int64_t(shape.height) * shape.width * shape.channels <= kMaxExampleSize) return;
  throw std::invalid_argument(name + ": expected at most " + std::to_string(kMaxExampleSize) +
                              " numbers for an example, got " + sizeText(shape) + " × " +
                              std::to_string(shape.channels) + ".");
}

Shape outputShape(const LayerSpec& spec, const Shape& input, const std::string& name) {
  const Shape shape = uncheckedShape(spec, input, name);
  checkShape(shape, name);
  return shape;
}

std::int64_t parameterCount(const LayerSpec& spec, const Shape& input) {
  if (spec.type == LayerType::kDense) {
    return (static_cast<std::int64_t>(input.size()) + 1) * spec.units;
  }
  if (spec.type == LayerType::kConv2d) {
    return (static_cast<std::int64_t>(spec.kernelSize) * spec.kernelSize * input.channels + 1) *
           spec.filters;
  }
  if (spec.type == LayerType::kBatchNorm) return static_cast<std::int64_t>(4) * input.channels;
  if (spec.type != LayerType::kResidual) return 0;
  Shape shape = input;
  std::int64_t parameters = 0;
  for (const LayerSpec& layer : spec.layers) {
    parameters += parameterCount(layer, shape);
    shape = outputShape(layer, shape, "Layer");
  }
  return parameters + shortcutParameterCount(input, shape);
}

std::int64_t shortcutParameterCount(const Shape& input, const Shape& output) {
  if (input == output) return 0;
  return (static_cast<std::int64_t>(input.channels) + 1) * output.channels;
}

std::unique_ptr<Layer> makeLayer(const LayerSpec& spec, const Shape& input, Activation activation) {
  const Shape output = outputShape(spec, input, "Layer");
  switch (spec.type) {
    case LayerType::kDense:
      return std::make_unique<Dense>(input.size(), spec.units, activation);
    case LayerType::kConv2d:
      return std::make_unique<Conv2d>(input, output, spec.kernelSize, spec.stride, activation);
    case LayerType::kMaxPool2d:
      return std::make_unique<MaxPool2d>(input, output, spec.poolSize);
    case LayerType::kAveragePool2d:
      return std::make_unique<AveragePool2d>(input, output, spec.poolSize);
    case LayerType::kBatchNorm:
      return std::make_unique<BatchNorm>(input);
    case LayerType::kDropout:
      return std::make_unique<Dropout>(input, spec.rate);
    case LayerType::kFlatten:
      return std::make_unique<Flatten>(input);
    case LayerType::kActivation:
      return std::make_unique<ActivationLayer>(input, activation);
    case LayerType::kResidual: {
      std::vector<std::unique_ptr<Layer>> layers;
      Shape shape = input;
      for (const LayerSpec& inner : spec.layers) {
        layers.push_back(makeLayer(inner, shape, inner.activation));
        shape = layers.back()->outputShape();
      }
      return std::make_unique<Residual>(input, std::move(layers), activation);
    }
  }
  throw std::invalid_argument("Layer type: not one of the enumeration.");
}

}  // namespace inkling
