#include "inkling/json_values.h"

#include <cmath>

namespace inkling {

namespace {

constexpr int kMaxDepth = 32;

// Brackets are counted as they stand: what is no JSON is for the parser to find.
void checkDepth(std::string_view text) {
  int depth = 0;
  bool isInString = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    if (isInString && letter == '\\') {
      ++i;
    } else if (letter == '"') {
      isInString = !isInString;
    } else if (isInString) {
      continue;
    } else if (letter == '[' || letter == '{') {
      if (++depth > kMaxDepth) {
        static_assert(kMaxDepth == 32, "The sentence names it.");
        throw std::invalid_argument(
            "JSON: expected lists and objects at most 32 deep, got deeper ones.");
      }
    } else if (letter == ']' || letter == '}') {
      --depth;
    }
  }
}

}  // namespace

// As json::parse() does, which would bring along another parser, for callbacks, and
// json::sax_parse() those of binary formats: every visitor of the page would download 4 KB more.
nlohmann::json parseJson(std::string_view text) {
  using nlohmann::json;
  namespace detail = nlohmann::detail;
  checkDepth(text);
  json parsed;
  detail::json_sax_dom_parser<json> builder(parsed, /*allow_exceptions_=*/false);
  using Input = decltype(detail::input_adapter(text));
  detail::parser<json, Input> parser(detail::input_adapter(text), nullptr, false);
  if (!parser.sax_parse(&builder)) return json::value_t::discarded;
  return parsed;
}

std::string shown(double number) {
  if (std::isfinite(number)) return nlohmann::json(number).dump();
  return std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
}

}  // namespace inkling
