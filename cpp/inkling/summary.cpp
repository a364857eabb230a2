#include "inkling/summary.h"

#include <algorithm>
#include <map>

namespace inkling {

namespace {

constexpr std::size_t kNameWidth = 29;
constexpr std::size_t kShapeWidth = 26;

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 1, width), ' ');
  return text;
}

// 'max_pool2d' becomes 'MaxPool2d'.
std::string className(const std::string& type) {
  std::string name;
  bool capital = true;
  for (const char letter : type) {
    if (letter != '_') {
      name += capital && letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    capital = letter == '_';
  }
  return name;
}

std::vector<LayerSummary> rowsOf(const std::vector<LayerSpec>& layers, Shape shape,
                                 std::map<std::string, int>& seen) {
  std::vector<LayerSummary> rows;
  for (const LayerSpec& layer : layers) {
    const std::string type = toString(layer.type);
    const int number = seen[type]++;
    const std::string name = number == 0 ? type : type + "_" + std::to_string(number);
    const Shape output = outputShape(layer, shape, name);
    LayerSummary row{name, type, output, parameterCount(layer, shape), {}};
    if (layer.type == LayerType::kResidual) {
      row.layers = rowsOf(layer.layers, shape, seen);
      const std::int64_t shortcut = shortcutParameterCount(shape, output);
      if (shortcut > 0) row.layers.push_back({"shortcut", "conv2d", output, shortcut, {}});
    }
    rows.push_back(row);
    shape = output;
  }
  return rows;
}

std::string rowText(const LayerSummary& row, const std::string& indent) {
  std::string shape = "(None";
  for (const Index size : row.outputShape.dimensions()) shape += ", " + std::to_string(size);
  std::string text = "\n" +
                     padded(indent + row.name + " (" + className(row.type) + ")", kNameWidth) +
                     padded(shape + ")", kShapeWidth) + std::to_string(row.parameters);
  for (const LayerSummary& inner : row.layers) text += rowText(inner, indent + "  ");
  return text;
}

}  // namespace

std::vector<LayerSummary> summarize(const NetworkSpec& spec) {
  checkNetworkSpec(spec);
  std::map<std::string, int> seen;
  return rowsOf(spec.layers, spec.input, seen);
}

std::string summaryTable(const NetworkSpec& spec) {
  const std::string thin(65, '_');
  const std::string thick(65, '=');
  std::string table = padded("Layer (type)", kNameWidth) + padded("Output Shape", kShapeWidth) +
                      "Param #\n" + thick;
  bool isFirst = true;
  for (const LayerSummary& row : summarize(spec)) {
    if (!isFirst) table += "\n" + thin;
    isFirst = false;
    table += rowText(row, "");
  }
  return table + "\n" + thick + "\nTotal params: " + std::to_string(parameterCount(spec)) + "\n";
}

}  // namespace inkling
