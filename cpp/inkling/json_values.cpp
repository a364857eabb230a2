#include "inkling/json_values.h"

namespace inkling {

// json::parse() and json::sax_parse() would bring further parsers along, for callbacks and for
// binary formats, which every visitor of the page would download.
nlohmann::json parseJson(std::string_view text) {
  using nlohmann::json;
  json parsed;
  nlohmann::detail::json_sax_dom_parser<json> builder(parsed, /*allow_exceptions_=*/false);
  using Input = decltype(nlohmann::detail::input_adapter(text));
  nlohmann::detail::parser<json, Input> parser(nlohmann::detail::input_adapter(text), nullptr,
                                               false);
  if (!parser.sax_parse(&builder)) return json::value_t::discarded;
  return parsed;
}

}  // namespace inkling
