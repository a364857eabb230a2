// One layer as plain data: what it is, what it makes of a shape, how many parameters it has.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "inkling/layers/activation.h"
#include "inkling/layers/layer.h"
#include "inkling/types.h"

namespace inkling {

enum class LayerType {
  kDense,
  kConv2d,
  kMaxPool2d,
  kAveragePool2d,
  kBatchNorm,
  kDropout,
  kFlatten,
  kActivation,
  kResidual
};
enum class Padding { kValid, kSame };

/// Only the fields of its type count.
struct LayerSpec {
  LayerType type = LayerType::kDense;
  Index units = 0;                            ///< dense: 1 .. 10,000
  Index filters = 0;                          ///< conv2d: 1 .. 1,024
  Index kernelSize = 3;                       ///< conv2d: 1 .. 15, square
  Index stride = 1;                           ///< conv2d: 1 .. 8
  Padding padding = Padding::kValid;          ///< conv2d
  Index poolSize = 2;                         ///< pooling: 2 .. 8, its stride too
  double rate = 0.5;                          ///< dropout: 0 ≤ rate < 1, the share left out
  Activation activation = Activation::kRelu;  ///< dense, conv2d, activation, residual
  std::vector<LayerSpec> layers;              ///< residual: 1 .. 16, of other types
};

/// 'dense', 'conv2d', 'max_pool2d', 'average_pool2d', 'batch_norm', 'dropout', 'flatten',
/// 'activation', 'residual'.
std::string toString(LayerType type);

/// The most numbers of one example, before a layer or after: 4096 × 4096 pixels. Whatever a layer
/// counts of one example then has room in the 32 bits of an Index in WebAssembly.
constexpr Index kMaxExampleSize = 16'777'216;

/// Throws std::invalid_argument, with `name` in front, when a shape has more numbers.
void checkShape(const Shape& shape, const std::string& name);

/// The shape that the layer makes of `input`. Throws std::invalid_argument, with `name` in front,
/// when a field is out of range or the shape doesn't fit.
Shape outputShape(const LayerSpec& spec, const Shape& input, const std::string& name);

/// Throws std::invalid_argument, with `name` in front, when the activation is one for the output
/// layer alone.
void checkHiddenActivation(const LayerSpec& spec, const std::string& name);

/// How many parameters the layer has for `input`.
std::int64_t parameterCount(const LayerSpec& spec, const Shape& input);

/// How many of those are the shortcut's, in a residual block that makes `output` of `input`.
std::int64_t shortcutParameterCount(const Shape& input, const Shape& output);

/// {"type": "conv2d", "filters": 8, "kernelSize": 5, …}: type and the fields of that type.
nlohmann::json toJson(const LayerSpec& spec);

/// The reverse; what is left out has its default. Throws std::invalid_argument, with `name` in
/// front.
LayerSpec layerSpecFromJson(const nlohmann::json& json, const std::string& name);

/// The layer for inputs of shape `input`. `activation` replaces the spec's: the output layer's is
/// the loss's affair.
std::unique_ptr<Layer> makeLayer(const LayerSpec& spec, const Shape& input, Activation activation);

}  // namespace inkling
