// The architecture of a network as plain data: what a page, a command line or a model file asks
// for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "inkling/layer_spec.h"
#include "inkling/layers/initializer.h"
#include "inkling/losses/loss.h"
#include "inkling/types.h"

namespace inkling {

struct NetworkSpec {
  Shape input{28, 28, 1};  ///< height, width, channels: each 1 .. kMaxInputSide
  /// In order; the last is the output layer: dense, with activation 'sigmoid' or 'softmax'.
  std::vector<LayerSpec> layers;
  LossKind loss = LossKind::kCrossEntropy;
  Initializer initializer = Initializer::kGlorot;
  std::uint32_t seed = 1;
};

constexpr Index kMaxInputSide = 4096;
constexpr Index kMaxLayers = 64;
/// The most parameters of a network: with gradients, Adam's two moments and the copy that survives
/// a divergence, 20 million take 400 MB.
constexpr Index kMaxParameters = 20'000'000;

/// Throws std::invalid_argument with a sentence that says what was expected and what came.
void checkNetworkSpec(const NetworkSpec& spec);

/// The parameters of all layers, without making them. For a spec that has been checked.
std::int64_t parameterCount(const NetworkSpec& spec);

/// {"input": [28, 28, 1], "layers": [{"type": "dense", "units": 10, "activation": "softmax"}],
///  "loss": "crossEntropy", "initializer": "glorot", "seed": 1}; what is left out has its default.
std::string toJson(const NetworkSpec& spec);

/// Reads what toJson writes, and checks it. Throws std::invalid_argument.
NetworkSpec networkSpecFromJson(const std::string& json);

}  // namespace inkling
