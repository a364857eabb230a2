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

}  // namespace

std::vector<LayerSummary> summarize(const NetworkSpec& spec) {
  checkNetworkSpec(spec);
  std::vector<LayerSummary> rows;
  std::map<std::string, int> seen;
  Shape shape = spec.input;
  for (const LayerSpec& layer : spec.layers) {
    const std::string type = toString(layer.type);
    const int number = seen[type]++;
    const std::string name = number == 0 ? type : type + "_" + std::to_string(number);
    const std::int64_t parameters = parameterCount(layer, shape);
    shape = outputShape(layer, shape, name);
    rows.push_back({name, type, shape, parameters});
  }
  return rows;
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
    std::string shape = "(None";
    for (const Index size : row.outputShape.dimensions()) shape += ", " + std::to_string(size);
    table += "\n" + padded(row.name + " (" + className(row.type) + ")", kNameWidth) +
             padded(shape + ")", kShapeWidth) + std::to_string(row.parameters);
  }
  return table + "\n" + thick + "\nTotal params: " + std::to_string(parameterCount(spec)) + "\n";
}

}  // namespace inkling
