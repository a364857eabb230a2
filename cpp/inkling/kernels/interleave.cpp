#include "inkling/kernels/interleave.h"

#include <cstring>

namespace inkling {

namespace {

using Four = Scalar __attribute__((vector_size(4 * sizeof(Scalar))));

// Four numbers of each of three columns.
void interleaveThree(const Scalar* from, Index distance, Scalar* to) {
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
void interleaveFour(const Scalar* from, Index distance, Scalar* to, Index width) {
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

}  // namespace

void interleave(const Scalar* from, Index columns, Index distance, Index count, Scalar* to,
                Index width) {
  Index i = 0;
  if (columns == 4) {
    for (; i + 4 <= count; i += 4) interleaveFour(from + i, distance, to + i * width, width);
  } else if (columns == 3 && width == 3) {
    for (; i + 4 <= count; i += 4) interleaveThree(from + i, distance, to + i * width);
  }
  for (; i < count; ++i) {
    for (Index j = 0; j < columns; ++j) to[i * width + j] = from[i + j * distance];
  }
}

}  // namespace inkling
