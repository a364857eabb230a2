#include "inkling/names.h"

#include <stdexcept>

namespace inkling {

std::size_t placeOfName(const std::string& name, const char* const* names, std::size_t count,
                        const std::string& subject) {
  std::string expected;
  for (std::size_t i = 0; i < count; ++i) {
    if (name == names[i]) return i;
    if (i > 0) expected += i + 1 < count ? ", " : " or ";
    expected += "'" + std::string(names[i]) + "'";
  }
  throw std::invalid_argument(subject + ": expected " + expected + ", got '" + name + "'.");
}

}  // namespace inkling
