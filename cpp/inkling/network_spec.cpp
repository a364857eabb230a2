#include "inkling/network_spec.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "inkling/layers/dense.h"

namespace inkling {

namespace {

using Json = nlohmann::json;

void checkLayer(const LayerSpec& layer, const std::string& name, bool isOutput) {
  if (layer.type != "dense") {
    throw std::invalid_argument(name + ": expected type 'dense', got '" + layer.type + "'.");
  }
  if (layer.units < 1 || layer.units > kMaxUnits) {
    throw std::invalid_argument(name + ": expected 1 to " + std::to_string(kMaxUnits) +
                                " units, got " + std::to_string(layer.units) + ".");
  }
  if (!isOutput && layer.activation == Activation::kSoftmax) {
    throw std::invalid_argument(
        name +
        ": expected activation 'sigmoid', 'tanh' or 'relu'; 'softmax' is for the last layer.");
  }
}

// Reads a whole number, since JSON numbers may be anything.
template <typename Whole>
Whole wholeNumber(const Json& value, const std::string& name, std::int64_t smallest,
                  std::int64_t largest) {
  const bool whole = value.is_number_integer() ||
                     (value.is_number_float() &&
                      value.get<double>() == static_cast<double>(value.get<std::int64_t>()));
  if (whole) {
    const auto number = value.get<std::int64_t>();
    if (number >= smallest && number <= largest) return static_cast<Whole>(number);
  }
  throw std::invalid_argument(name + ": expected a whole number from " + std::to_string(smallest) +
                              " to " + std::to_string(largest) + ", got " + value.dump() + ".");
}

std::string text(const Json& value, const std::string& name) {
  if (value.is_string()) return value.get<std::string>();
  throw std::invalid_argument(name + ": expected a string, got " + value.dump() + ".");
}

LayerSpec layerFromJson(const Json& json, const std::string& name) {
  if (!json.is_object()) {
    throw std::invalid_argument(name +
                                ": expected an object such as {type: 'dense', units: 30, "
                                "activation: 'sigmoid'}, got " +
                                json.dump() + ".");
  }
  LayerSpec layer;
  for (const auto& [key, value] : json.items()) {
    if (key == "type") {
      layer.type = text(value, name + ", type");
    } else if (key == "units") {
      layer.units = wholeNumber<Index>(value, name + ", units", 1, kMaxUnits);
    } else if (key == "activation") {
      layer.activation = activationFromString(text(value, name + ", activation"));
    } else {
      throw std::invalid_argument(name + ": expected type, units and activation, got '" + key +
                                  "'.");
    }
  }
  return layer;
}

Shape shapeFromJson(const Json& json) {
  if (!json.is_array() || json.size() != 3) {
    throw std::invalid_argument("Input: expected [height, width, channels], got " + json.dump() +
                                ".");
  }
  return {wholeNumber<Index>(json[0], "Input height", 1, 4096),
          wholeNumber<Index>(json[1], "Input width", 1, 4096),
          wholeNumber<Index>(json[2], "Input channels", 1, 4096)};
}

Json parse(const std::string& json) {
  try {
    return Json::parse(json);
  } catch (const Json::exception&) {
    throw std::invalid_argument("Network: expected its description as JSON, got something else.");
  }
}

}  // namespace

void checkNetworkSpec(const NetworkSpec& spec) {
  if (spec.layers.empty() || static_cast<Index>(spec.layers.size()) > kMaxLayers) {
    throw std::invalid_argument("Network: expected 1 to " + std::to_string(kMaxLayers) +
                                " layers, got " + std::to_string(spec.layers.size()) + ".");
  }
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    checkLayer(spec.layers[i], "Layer " + std::to_string(i + 1), i + 1 == spec.layers.size());
  }
  const std::int64_t parameters = parameterCount(spec);
  if (parameters > kMaxParameters) {
    throw std::invalid_argument("Network: expected at most " + std::to_string(kMaxParameters) +
                                " parameters, got " + std::to_string(parameters) + " (" +
                                std::to_string(parameters * 20 / 1'000'000) +
                                " MB while it trains).");
  }
  makeLoss(spec.loss, spec.layers.back().activation);
}

std::int64_t parameterCount(const NetworkSpec& spec) {
  std::int64_t inputs = spec.input.size();
  std::int64_t parameters = 0;
  for (const LayerSpec& layer : spec.layers) {
    parameters += (inputs + 1) * layer.units;
    inputs = layer.units;
  }
  return parameters;
}

std::string toJson(const NetworkSpec& spec) {
  Json layers = Json::array();
  for (const LayerSpec& layer : spec.layers) {
    layers.push_back(
        {{"type", layer.type}, {"units", layer.units}, {"activation", toString(layer.activation)}});
  }
  const Json json{{"input", {spec.input.height, spec.input.width, spec.input.channels}},
                  {"layers", layers},
                  {"loss", toString(spec.loss)},
                  {"initializer", toString(spec.initializer)},
                  {"seed", spec.seed}};
  return json.dump();
}

NetworkSpec networkSpecFromJson(const std::string& json) {
  const Json parsed = parse(json);
  if (!parsed.is_object()) {
    throw std::invalid_argument("Network: expected an object, got " + parsed.dump() + ".");
  }
  NetworkSpec spec;
  for (const auto& [key, value] : parsed.items()) {
    if (key == "input") {
      spec.input = shapeFromJson(value);
    } else if (key == "layers") {
      if (!value.is_array()) {
        throw std::invalid_argument("Layers: expected an array, got " + value.dump() + ".");
      }
      for (const Json& layer : value) {
        spec.layers.push_back(
            layerFromJson(layer, "Layer " + std::to_string(spec.layers.size() + 1)));
      }
    } else if (key == "loss") {
      spec.loss = lossFromString(text(value, "Loss"));
    } else if (key == "initializer") {
      spec.initializer = initializerFromString(text(value, "Initializer"));
    } else if (key == "seed") {
      spec.seed = wholeNumber<std::uint32_t>(value, "Seed", 0, UINT32_MAX);
    } else {
      throw std::invalid_argument(
          "Network: expected input, layers, loss, initializer and seed, got '" + key + "'.");
    }
  }
  checkNetworkSpec(spec);
  return spec;
}

std::unique_ptr<Layer> makeLayer(const LayerSpec& spec, const Shape& input, Activation activation) {
  return std::make_unique<Dense>(input.size(), spec.units, activation);
}

}  // namespace inkling
