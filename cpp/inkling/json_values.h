// Reading values from JSON, with a sentence when they are not what was expected.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace inkling {

/// `text` as JSON; discarded (is_discarded()) when it is none. Throws std::invalid_argument when
/// lists and objects lie within each other more than 32 deep: whoever visits them recurses.
nlohmann::json parseJson(std::string_view text);

/// A number as a sentence shows it. (JSON itself has neither NaN nor infinity.)
std::string shown(double number);

/// A whole number from smallest to largest; `name` begins the sentence of the exception.
template <typename Whole>
Whole wholeNumber(const nlohmann::json& value, const std::string& name, std::int64_t smallest,
                  std::int64_t largest) {
  // Compared as doubles first: a JSON number may be too large for any integer.
  if (value.is_number()) {
    const auto number = value.get<double>();
    if (number >= static_cast<double>(smallest) && number <= static_cast<double>(largest) &&
        number == static_cast<double>(static_cast<std::int64_t>(number))) {
      return static_cast<Whole>(number);
    }
  }
  throw std::invalid_argument(name + ": expected a whole number from " + std::to_string(smallest) +
                              " to " + std::to_string(largest) + ", got " + value.dump() + ".");
}

inline double number(const nlohmann::json& value, const std::string& name) {
  if (value.is_number()) return value.get<double>();
  throw std::invalid_argument(name + ": expected a number, got " + value.dump() + ".");
}

inline std::string text(const nlohmann::json& value, const std::string& name) {
  if (value.is_string()) return value.get<std::string>();
  throw std::invalid_argument(name + ": expected a string, got " + value.dump() + ".");
}

}  // namespace inkling
