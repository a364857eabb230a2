// What a network is made of, as Keras prints it.
#pragma once

#include <string>
#include <vector>

#include "inkling/network_spec.h"

namespace inkling {

/// One row of a summary. Names are Keras': 'dense', 'dense_1', …
struct LayerSummary {
  std::string name;
  std::string type;
  Shape outputShape;
  std::int64_t parameters;
  /// Of a residual block: its inner layers, and 'shortcut' where that has parameters.
  std::vector<LayerSummary> layers;
};

/// A row for each layer, without making them. Throws std::invalid_argument as checkNetworkSpec
/// does.
std::vector<LayerSummary> summarize(const NetworkSpec& spec);

/// The table that Keras' Model.summary() prints. Throws as summarize does.
std::string summaryTable(const NetworkSpec& spec);

}  // namespace inkling
