#include "inkling/json_values.h"

#include <cmath>

namespace inkling {

namespace {

constexpr int kMaxDepth = 32;

using DomBuilder = nlohmann::detail::json_sax_dom_parser<nlohmann::json>;

// The parser calls it for what it finds, without recursion.
class ShallowBuilder : public DomBuilder {
 public:
  using DomBuilder::DomBuilder;

  bool start_object(std::size_t size) {  // NOLINT(readability-identifier-naming): the parser's
    descend();
    return DomBuilder::start_object(size);
  }

  bool end_object() {  // NOLINT(readability-identifier-naming)
    --depth_;
    return DomBuilder::end_object();
  }

  bool start_array(std::size_t size) {  // NOLINT(readability-identifier-naming)
    descend();
    return DomBuilder::start_array(size);
  }

  bool end_array() {  // NOLINT(readability-identifier-naming)
    --depth_;
    return DomBuilder::end_array();
  }

 private:
  void descend() {
    if (++depth_ <= kMaxDepth) return;
    throw std::invalid_argument("JSON: expected lists and objects at most " +
                                std::to_string(kMaxDepth) + " deep, got deeper ones.");
  }

  int depth_ = 0;
};

}  // namespace

// json::parse() and json::sax_parse() would bring further parsers along, for callbacks and for
// binary formats, which every visitor of the page would download.
nlohmann::json parseJson(std::string_view text) {
  using nlohmann::json;
  json parsed;
  ShallowBuilder builder(parsed, /*allow_exceptions_=*/false);
  using Input = decltype(nlohmann::detail::input_adapter(text));
  nlohmann::detail::parser<json, Input> parser(nlohmann::detail::input_adapter(text), nullptr,
                                               false);
  if (!parser.sax_parse(&builder)) return json::value_t::discarded;
  return parsed;
}

std::string shown(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  return nlohmann::json(number).dump();
}

}  // namespace inkling
