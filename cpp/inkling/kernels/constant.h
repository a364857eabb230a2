// From a count known at run time to one that the compiler knows, and can keep in registers.
#pragma once

#include <type_traits>

#include "inkling/types.h"

namespace inkling {

/// Calls visit(N) with N = count as a type, std::integral_constant<int, N>; count is 1 to Most.
template <int Most, typename Visit>
inline void withConstant(Index count, Visit visit) {
  if constexpr (Most > 1) {
    if (count != Most) return withConstant<Most - 1>(count, visit);
  }
  visit(std::integral_constant<int, Most>{});
}

}  // namespace inkling
