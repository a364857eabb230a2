#include "inkling/json_values.h"

namespace inkling {

// json::parse() would bring a second parser along, the one for callbacks, which every visitor of
// the page would download.
nlohmann::json parseJson(std::string_view text) {
  nlohmann::json parsed;
  nlohmann::detail::json_sax_dom_parser<nlohmann::json> builder(parsed,
                                                                /*allow_exceptions_=*/false);
  if (!nlohmann::json::sax_parse(text, &builder)) return nlohmann::json::value_t::discarded;
  return parsed;
}

}  // namespace inkling
