// The names of an enumeration's values: a list in the order of the enumeration, which counts from
// 0.
#pragma once

#include <cstddef>
#include <string>

namespace inkling {

/// The place of `name` in a list of `count`. Throws std::invalid_argument, with `subject` in front,
/// when it is not there.
std::size_t placeOfName(const std::string& name, const char* const* names, std::size_t count,
                        const std::string& subject);

template <typename Value, std::size_t Count>
Value valueOf(const std::string& name, const char* const (&names)[Count],
              const std::string& subject) {
  return static_cast<Value>(placeOfName(name, names, Count, subject));
}

template <typename Value, std::size_t Count>
std::string nameOf(Value value, const char* const (&names)[Count]) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace inkling
