// Vectors of the machine, through the extension that GCC and Clang share; Clang turns it into WASM
// SIMD as it turns it into SSE.
#pragma once

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

}  // namespace inkling
