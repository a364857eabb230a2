// The architecture of a network as plain data: what a page, a command line or a model file asks
// for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "inkling/layers/activation.h"
#include "inkling/layers/initializer.h"
#include "inkling/layers/layer.h"
#include "inkling/losses/loss.h"
#include "inkling/types.h"

namespace inkling {

struct LayerSpec {
  std::string type = "dense";
  Index units = 0;
  Activation activation = Activation::kRelu;
};

struct NetworkSpec {
  Shape input{28, 28, 1};
  /// In order; the last is the output layer, whose activation is 'sigmoid' or 'softmax'.
  std::vector<LayerSpec> layers;
  LossKind loss = LossKind::kCrossEntropy;
  Initializer initializer = Initializer::kGlorot;
  std::uint32_t seed = 1;
};

/// The most units of a layer, and the most parameters of a network: with gradients, Adam's two
/// moments and the copy that survives a divergence, 20 million parameters take 400 MB.
constexpr Index kMaxUnits = 10000;
constexpr Index kMaxLayers = 64;
constexpr Index kMaxParameters = 20'000'000;

/// Throws std::invalid_argument with a sentence that says what was expected and what came.
void checkNetworkSpec(const NetworkSpec& spec);

/// The parameters of all layers, without making them.
std::int64_t parameterCount(const NetworkSpec& spec);

/// {"input": [28, 28, 1], "layers": [{"type": "dense", "units": 10, "activation": "softmax"}],
///  "loss": "crossEntropy", "initializer": "glorot", "seed": 1}; what is left out has its default.
std::string toJson(const NetworkSpec& spec);

/// Reads what toJson writes, and checks it. Throws std::invalid_argument.
NetworkSpec networkSpecFromJson(const std::string& json);

/// The layer that `spec` describes, for inputs of shape `input`. `activation` replaces the spec's:
/// the output layer's is the loss's affair.
std::unique_ptr<Layer> makeLayer(const LayerSpec& spec, const Shape& input, Activation activation);

}  // namespace inkling
