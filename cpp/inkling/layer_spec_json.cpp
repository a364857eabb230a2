// LayerSpec as JSON, there and back.
#include <array>
#include <stdexcept>
#include <vector>

#include "inkling/json_values.h"
#include "inkling/layer_spec.h"
#include "inkling/names.h"

namespace inkling {

namespace {

using Json = nlohmann::json;

constexpr const char* kPaddings[] = {"valid", "same"};

struct TypeInfo {
  LayerType type;
  const char* name;
  std::vector<const char*> fields;
};

const std::array<TypeInfo, 9>& types() {
  static const std::array<TypeInfo, 9> all{
      {{LayerType::kDense, "dense", {"units", "activation"}},
       {LayerType::kConv2d, "conv2d", {"filters", "kernelSize", "stride", "padding", "activation"}},
       {LayerType::kMaxPool2d, "max_pool2d", {"poolSize"}},
       {LayerType::kAveragePool2d, "average_pool2d", {"poolSize"}},
       {LayerType::kBatchNorm, "batch_norm", {}},
       {LayerType::kDropout, "dropout", {"rate"}},
       {LayerType::kFlatten, "flatten", {}},
       {LayerType::kActivation, "activation", {"activation"}},
       {LayerType::kResidual, "residual", {"layers", "activation"}}}};
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

std::vector<LayerSpec> innerLayersFromJson(const Json& json, const std::string& name) {
  if (!json.is_array()) {
    throw std::invalid_argument(name + ", layers: expected a list, got " + json.dump() + ".");
  }
  std::vector<LayerSpec> layers;
  for (const Json& layer : json) {
    const std::string inner = name + ", layer " + std::to_string(layers.size() + 1);
    // Before it is read: a file may nest them deeper than the stack is.
    if (layer.is_object() && layer.value("type", Json()) == "residual") {
      throw std::invalid_argument(inner +
                                  ": expected a layer of another type within 'residual', got "
                                  "'residual'.");
    }
    layers.push_back(layerSpecFromJson(layer, inner));
  }
  return layers;
}

void setField(LayerSpec& layer, const std::string& key, const Json& value,
              const std::string& name) {
  if (key == "units") layer.units = wholeNumber<Index>(value, name, 1, 10'000);
  if (key == "filters") layer.filters = wholeNumber<Index>(value, name, 1, 1024);
  if (key == "kernelSize") layer.kernelSize = wholeNumber<Index>(value, name, 1, 15);
  if (key == "stride") layer.stride = wholeNumber<Index>(value, name, 1, 8);
  if (key == "poolSize") layer.poolSize = wholeNumber<Index>(value, name, 2, 8);
  if (key == "rate") layer.rate = number(value, name);
  if (key == "activation") layer.activation = activationFromString(text(value, name), name);
  if (key == "padding") layer.padding = valueOf<Padding>(text(value, name), kPaddings, name);
}

}  // namespace

std::string toString(LayerType type) { return infoOf(type).name; }

Json toJson(const LayerSpec& spec) {
  const TypeInfo& info = infoOf(spec.type);
  Json layers = Json::array();
  for (const LayerSpec& layer : spec.layers) layers.push_back(toJson(layer));
  const Json all{{"units", spec.units},
                 {"filters", spec.filters},
                 {"kernelSize", spec.kernelSize},
                 {"stride", spec.stride},
                 {"padding", nameOf(spec.padding, kPaddings)},
                 {"poolSize", spec.poolSize},
                 {"rate", spec.rate},
                 {"activation", toString(spec.activation)},
                 {"layers", layers}};
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
    if (key == "layers") {
      layer.layers = innerLayersFromJson(value, name);
    } else {
      setField(layer, key, value, name + ", " + key);
    }
  }
  return layer;
}

}  // namespace inkling
