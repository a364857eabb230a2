// Columns copied side by side, by shuffles of four numbers: one at a time, they would take as long
// as a tenth of the product that they are copied for.
#pragma once

#include <cstring>

#include "inkling/types.h"

namespace inkling {

namespace detail {

using Four = Scalar __attribute__((vector_size(4 * sizeof(Scalar))));

// Four numbers of each of three columns.
inline void interleaveThree(const Scalar* from, Index distance, Scalar* to) {
  Four a[3];
  for (Index j = 0; j < 3; ++j) std::memcpy(&a[j], from + j * distance, sizeof(Four));
  const Four first = __builtin_shufflevector(a[0], a[1], 0, 4, 1, 5);
  const Four middle = __builtin_shufflevector(a[1], a[2], 1, 5, 2, 6);
  const Four last = __builtin_shufflevector(a[2], a[0], 2, 7, 3, 3);
  const Four rows[] = {__builtin_shufflevector(first, a[2], 0, 1, 4, 2),
                       __builtin_shufflevector(middle, a[0], 0, 1, 6, 2),
                       __builtin_shufflevector(last, a[1], 0, 1, 7, 2)};
  std::memcpy(to, rows, sizeof rows);
}

// Four numbers of each of four columns, into rows that begin `width` apart.
inline void interleaveFour(const Scalar* from, Index distance, Scalar* to, Index width) {
  Four a[4];
  for (Index j = 0; j < 4; ++j) std::memcpy(&a[j], from + j * distance, sizeof(Four));
  const Four low = __builtin_shufflevector(a[0], a[1], 0, 4, 1, 5);
  const Four high = __builtin_shufflevector(a[0], a[1], 2, 6, 3, 7);
  const Four nextLow = __builtin_shufflevector(a[2], a[3], 0, 4, 1, 5);
  const Four nextHigh = __builtin_shufflevector(a[2], a[3], 2, 6, 3, 7);
  const Four rows[] = {__builtin_shufflevector(low, nextLow, 0, 1, 4, 5),
                       __builtin_shufflevector(low, nextLow, 2, 3, 6, 7),
                       __builtin_shufflevector(high, nextHigh, 0, 1, 4, 5),
                       __builtin_shufflevector(high, nextHigh, 2, 3, 6, 7)};
  for (Index i = 0; i < 4; ++i) std::memcpy(to + i * width, &rows[i], sizeof(Four));
}

}  // namespace detail

/// Copies N columns of `count` numbers, which begin `distance` apart, into rows that begin `width`
/// apart: to[i · width + j] = from[i + j · distance] for j < N.
template <int N>
inline void interleave(const Scalar* __restrict from, Index distance, Index count,
                       Scalar* __restrict to, Index width) {
  Index i = 0;
  if constexpr (N == 3) {
    if (width == 3) {  // as strips are: no gap between rows
      for (; i + 4 <= count; i += 4) detail::interleaveThree(from + i, distance, to + i * width);
    }
  }
  if constexpr (N == 4) {
    for (; i + 4 <= count; i += 4) {
      detail::interleaveFour(from + i, distance, to + i * width, width);
    }
  }
  for (; i < count; ++i) {
    for (Index j = 0; j < N; ++j) to[i * width + j] = from[i + j * distance];
  }
}

}  // namespace inkling
