// Vectors of the machine, through the extension that GCC and Clang share; Clang turns it into WASM
// SIMD as it turns it into SSE.
#pragma once

#include <algorithm>
#include <cstring>

#include "inkling/types.h"

namespace inkling {

#if defined(__AVX512F__)
constexpr int kVectorBytes = 64;
#elif defined(__AVX__)
constexpr int kVectorBytes = 32;
#else
constexpr int kVectorBytes = 16;
#endif

/// How many numbers a vector holds: four in WebAssembly.
constexpr Index kLanes = kVectorBytes / static_cast<Index>(sizeof(Scalar));

using Vec = Scalar __attribute__((vector_size(kVectorBytes)));

inline Vec load(const Scalar* numbers) {
  Vec vector;
  std::memcpy(&vector, numbers, sizeof vector);  // one unaligned load
  return vector;
}

inline void store(Scalar* numbers, Vec vector) { std::memcpy(numbers, &vector, sizeof vector); }

/// All lanes the same. (x − 0 is x for every x, −0 included, so this costs one instruction.)
inline Vec splat(Scalar number) { return number - Vec{}; }

/// In each lane the number of `yes` where `mask` is set, else that of `no`; a comparison of vectors
/// is such a mask.
template <typename Mask>
inline Vec select(Mask mask, Vec yes, Vec no) {
  static_assert(sizeof(Mask) == sizeof(Vec), "A lane of the mask for each lane.");
  Mask yesBits;
  Mask noBits;
  std::memcpy(&yesBits, &yes, sizeof yes);
  std::memcpy(&noBits, &no, sizeof no);
  const Mask bits = (yesBits & mask) | (noBits & ~mask);
  Vec selected;
  std::memcpy(&selected, &bits, sizeof bits);
  return selected;
}

inline Scalar select(bool mask, Scalar yes, Scalar no) { return mask ? yes : no; }

/// Calls visit(zero, first) for vectors of numbers that cover `count` numbers: `zero` tells by its
/// type what to load at `first`. The last vector may overlap the one before; where there are too
/// few numbers for one, each comes alone.
template <typename Visit>
inline void eachVector(Index count, Visit visit) {
  if (count < kLanes) {
    for (Index i = 0; i < count; ++i) visit(Scalar(0), i);
    return;
  }
  for (Index i = 0; i < count; i += kLanes) visit(Vec{}, std::min(i, count - kLanes));
}

/// A Vec or a Scalar.
template <typename Number>
inline Number loadAs(const Scalar* numbers) {
  Number loaded;
  std::memcpy(&loaded, numbers, sizeof loaded);
  return loaded;
}

template <typename Number>
inline void storeAs(Scalar* numbers, Number stored) {
  std::memcpy(numbers, &stored, sizeof stored);
}

/// target += source, for `count` numbers that don't overlap.
inline void addTo(Index count, const Scalar* __restrict source, Scalar* __restrict target) {
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) store(target + i, load(target + i) + load(source + i));
  for (; i < count; ++i) target[i] += source[i];
}

}  // namespace inkling
