#include "inkling/network_spec.h"

#include <stdexcept>

#include "inkling/json_values.h"

namespace inkling {

namespace {

using Json = nlohmann::json;

std::string nameOf(std::size_t layer) { return "Layer " + std::to_string(layer + 1); }

Shape shapeFromJson(const Json& json) {
  if (!json.is_array() || json.size() != 3) {
    throw std::invalid_argument("Input: expected [height, width, channels], got " + json.dump() +
                                ".");
  }
  const auto side = [&json](std::size_t place, const char* name) {
    return wholeNumber<Index>(json[place], name, 1, kMaxInputSide);
  };
  return {side(0, "Input height"), side(1, "Input width"), side(2, "Input channels")};
}

Json toJson(const Shape& shape) { return {shape.height, shape.width, shape.channels}; }

void checkInput(const Shape& input) {
  shapeFromJson(toJson(input));
  checkShape(input, "Input");
}

Json parse(const std::string& json) {
  Json parsed = parseJson(json);
  if (parsed.is_discarded()) {
    throw std::invalid_argument("Network: expected its description as JSON, got something else.");
  }
  if (!parsed.is_object()) {
    throw std::invalid_argument("Network: expected an object, got " + parsed.dump() + ".");
  }
  return parsed;
}

std::vector<LayerSpec> layersFromJson(const Json& json) {
  if (!json.is_array()) {
    throw std::invalid_argument("Layers: expected an array, got " + json.dump() + ".");
  }
  std::vector<LayerSpec> layers;
  for (const Json& layer : json) {
    layers.push_back(layerSpecFromJson(layer, nameOf(layers.size())));
  }
  return layers;
}

void checkParameters(std::int64_t parameters) {
  if (parameters <= kMaxParameters) return;
  // Weights, gradients, two moments and a copy, of four bytes each.
  throw std::invalid_argument("Network: expected at most " + std::to_string(kMaxParameters) +
                              " parameters, got " + std::to_string(parameters) + " (" +
                              std::to_string(parameters * 20 / 1'000'000) +
                              " MB while it trains).");
}

}  // namespace

void checkNetworkSpec(const NetworkSpec& spec) {
  if (spec.layers.empty() || static_cast<Index>(spec.layers.size()) > kMaxLayers) {
    throw std::invalid_argument("Network: expected 1 to " + std::to_string(kMaxLayers) +
                                " layers, got " + std::to_string(spec.layers.size()) + ".");
  }
  checkInput(spec.input);
  Shape shape = spec.input;
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    const LayerSpec& layer = spec.layers[i];
    shape = outputShape(layer, shape, nameOf(i));
    if (i + 1 < spec.layers.size()) checkHiddenActivation(layer, nameOf(i));
  }
  if (spec.layers.back().type != LayerType::kDense) {
    throw std::invalid_argument("Output layer: expected type 'dense', got '" +
                                toString(spec.layers.back().type) + "'.");
  }
  makeLoss(spec.loss, spec.layers.back().activation);
  checkParameters(parameterCount(spec));
}

std::int64_t parameterCount(const NetworkSpec& spec) {
  Shape shape = spec.input;
  std::int64_t parameters = 0;
  for (const LayerSpec& layer : spec.layers) {
    parameters += parameterCount(layer, shape);
    shape = outputShape(layer, shape, "Layer");
  }
  return parameters;
}

std::string toJson(const NetworkSpec& spec) {
  Json layers = Json::array();
  for (const LayerSpec& layer : spec.layers) layers.push_back(toJson(layer));
  const Json json{{"input", toJson(spec.input)},
                  {"layers", layers},
                  {"loss", toString(spec.loss)},
                  {"initializer", toString(spec.initializer)},
                  {"seed", spec.seed}};
  return json.dump();
}

NetworkSpec networkSpecFromJson(const std::string& json) {
  NetworkSpec spec;
  const Json parsed = parse(json);
  for (const auto& [key, value] : parsed.items()) {
    if (key == "input") {
      spec.input = shapeFromJson(value);
    } else if (key == "layers") {
      spec.layers = layersFromJson(value);
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

}  // namespace inkling
