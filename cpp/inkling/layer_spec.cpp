#include "inkling/layer_spec.h"

#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include "inkling/json_values.h"
#include "inkling/layers/batch_norm.h"
#include "inkling/layers/conv2d.h"
#include "inkling/layers/dense.h"
#include "inkling/layers/dropout.h"
#include "inkling/layers/flatten.h"
#include "inkling/layers/pool2d.h"

namespace inkling {

namespace {

using Json = nlohmann::json;

struct TypeInfo {
  LayerType type;
  const char* name;
  std::vector<const char*> fields;
};

const std::array<TypeInfo, 7>& types() {
  static const std::array<TypeInfo, 7> all{
      {{LayerType::kDense, "dense", {"units", "activation"}},
       {LayerType::kConv2d, "conv2d", {"filters", "kernelSize", "stride", "padding", "activation"}},
       {LayerType::kMaxPool2d, "max_pool2d", {"poolSize"}},
       {LayerType::kAveragePool2d, "average_pool2d", {"poolSize"}},
       {LayerType::kBatchNorm, "batch_norm", {}},
       {LayerType::kDropout, "dropout", {"rate"}},
       {LayerType::kFlatten, "flatten", {}}}};
  return all;
}

const TypeInfo& infoOf(LayerType type) {
  for (const TypeInfo& info : types()) {
    if (info.type == type) return info;
  }
  throw std::invalid_argument("Layer type: not one of the enumeration.");
}

const TypeInfo& infoOf(const std::string& type, const std::string& name) {
  std::string known;
  for (const TypeInfo& info : types()) {
    if (type == info.name) return info;
    known += std::string(known.empty() ? "'" : ", '") + info.name + "'";
  }
  throw std::invalid_argument(name + ", type: expected one of " + known + ", got '" + type + "'.");
}

void setField(LayerSpec& layer, const std::string& key, const Json& value,
              const std::string& name) {
  if (key == "units") layer.units = wholeNumber<Index>(value, name, 1, 10'000);
  if (key == "filters") layer.filters = wholeNumber<Index>(value, name, 1, 1024);
  if (key == "kernelSize") layer.kernelSize = wholeNumber<Index>(value, name, 1, 15);
  if (key == "stride") layer.stride = wholeNumber<Index>(value, name, 1, 8);
  if (key == "poolSize") layer.poolSize = wholeNumber<Index>(value, name, 2, 8);
  if (key == "rate") layer.rate = number(value, name);
  if (key == "activation") layer.activation = activationFromString(text(value, name));
  if (key == "padding") {
    const std::string padding = text(value, name);
    if (padding != "valid" && padding != "same") {
      throw std::invalid_argument(name + ": expected 'valid' or 'same', got '" + padding + "'.");
    }
    layer.padding = padding == "same" ? Padding::kSame : Padding::kValid;
  }
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

}  // namespace

std::string toString(LayerType type) { return infoOf(type).name; }

Shape outputShape(const LayerSpec& spec, const Shape& input, const std::string& name) {
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
                                    Json(spec.rate).dump() + ".");
      }
      return input;
    case LayerType::kBatchNorm:
      return input;
    case LayerType::kFlatten:
      return Shape::flat(input.size());
  }
  return input;
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
  return 0;
}

Json toJson(const LayerSpec& spec) {
  const TypeInfo& info = infoOf(spec.type);
  const Json all{{"units", spec.units},
                 {"filters", spec.filters},
                 {"kernelSize", spec.kernelSize},
                 {"stride", spec.stride},
                 {"padding", spec.padding == Padding::kSame ? "same" : "valid"},
                 {"poolSize", spec.poolSize},
                 {"rate", spec.rate},
                 {"activation", toString(spec.activation)}};
  Json json{{"type", info.name}};
  for (const char* field : info.fields) json[field] = all[field];
  return json;
}

LayerSpec layerSpecFromJson(const Json& json, const std::string& name) {
  if (!json.is_object()) {
    throw std::invalid_argument(name +
                                ": expected an object such as {type: 'dense', units: 30, "
                                "activation: 'sigmoid'}, got " +
                                json.dump() + ".");
  }
  const TypeInfo& info =
      infoOf(json.contains("type") ? text(json["type"], name + ", type") : "dense", name);
  LayerSpec layer;
  layer.type = info.type;
  for (const auto& [key, value] : json.items()) {
    if (key == "type") continue;
    bool known = false;
    for (const char* field : info.fields) known = known || key == field;
    if (!known) {
      throw std::invalid_argument(name + ": expected an option of '" + info.name + "', got '" +
                                  key + "'.");
    }
    setField(layer, key, value, name + ", " + key);
  }
  return layer;
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
  }
  throw std::invalid_argument("Layer type: not one of the enumeration.");
}

}  // namespace inkling
