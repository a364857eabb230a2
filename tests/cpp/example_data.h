// Small data that tests make for themselves.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include "inkling/data/data_set.h"
#include "inkling/network_spec.h"
#include "inkling/random.h"

namespace inkling::testing {

inline void appendBigEndian32(Bytes& bytes, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

inline Bytes idxHeader(std::initializer_list<std::uint32_t> words) {
  Bytes bytes;
  for (const std::uint32_t word : words) appendBigEndian32(bytes, word);
  return bytes;
}

/// `count` images of side × side random pixels; an image of label l is brighter in row l, so that a
/// network can learn it.
inline DataSet learnableData(std::uint32_t count, std::uint32_t side, std::uint32_t classes) {
  Bytes images = idxHeader({0x803, count, side, side});
  Bytes labels = idxHeader({0x801, count});
  Random random(7);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t label = i % classes;
    labels.push_back(static_cast<std::uint8_t>(label));
    for (std::uint32_t pixel = 0; pixel < side * side; ++pixel) {
      const std::uint32_t bright = pixel / side == label ? 155 : 0;
      images.push_back(static_cast<std::uint8_t>(random.below(100) + bright));
    }
  }
  return {images, labels};
}

/// A dense network for learnableData: the last of `units` is the output layer.
inline NetworkSpec denseSpec(Index side, std::initializer_list<Index> units,
                             Activation hidden = Activation::kSigmoid,
                             Activation output = Activation::kSoftmax) {
  NetworkSpec spec;
  spec.input = {side, side, 1};
  for (const Index count : units) {
    LayerSpec layer;
    layer.units = count;
    layer.activation = hidden;
    spec.layers.push_back(layer);
  }
  spec.layers.back().activation = output;
  return spec;
}

/// The sentence of the exception that `action` throws; empty when it throws none.
template <typename Action>
std::string errorOf(Action action) {
  try {
    action();
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

}  // namespace inkling::testing
