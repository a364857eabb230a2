// Memory that a layer keeps between steps, so that a step allocates nothing.
#pragma once

#include <cstdint>
#include <limits>
#include <new>

#include "inkling/types.h"

namespace inkling {

/// A buffer that grows to the largest matrix ever asked of it and never shrinks.
/// A view is valid until the next call of view().
class Scratch {
 public:
  /// Throws std::bad_alloc when there is not enough memory.
  MatrixView view(Index rows, Index columns) {
    // In WebAssembly an Index has 32 bits, which a product of two overflows soon.
    Index size = 0;
    if (__builtin_mul_overflow(rows, columns, &size) || size > kMostNumbers) throw std::bad_alloc();
    if (size > memory_.size()) {
      // First to nothing: when there is not enough memory, Eigen would free the old a second time.
      memory_.resize(0);
      memory_.resize(size);
    }
    return MatrixView(memory_.data(), rows, columns);
  }

  /// How many bytes view(rows, columns) takes. In 64 bits: they may be more than there are.
  static std::int64_t bytes(std::int64_t rows, std::int64_t columns) {
    return rows * columns * static_cast<std::int64_t>(sizeof(Scalar));
  }

 private:
  static constexpr Index kMostNumbers =
      std::numeric_limits<Index>::max() / static_cast<Index>(sizeof(Scalar));

  Vector memory_;
};

}  // namespace inkling
