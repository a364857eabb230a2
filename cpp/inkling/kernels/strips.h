// Right matrices, copied into the order in which tiles read them.
#pragma once

#include <algorithm>

#include "inkling/kernels/tile.h"
#include "inkling/parallel.h"
#include "inkling/scratch.h"

namespace inkling {

/// The columns of a k × n matrix in strips of kStrip, the last one as wide as is left: strip by
/// strip, in each k by k, its numbers side by side. A tile then finds all that it multiplies by at
/// fixed distances, whatever the matrix's size: columns that are a power of two apart would push
/// each other out of the cache.
class Strips {
 public:
  /// Packs B, k × n.
  static Strips pack(ConstMatrixView B, Scratch& scratch) {
    const Strips strips(B.rows(), B.cols(), scratch.view(B.rows(), B.cols()).data());
    strips.eachInParallel([&](Index column, Index width, Scalar* packed) {
      if (width == kStrip) {
        interleave(B.data() + column * B.rows(), B.rows(), packed);
      } else {
        for (Index j = 0; j < width; ++j) {
          const Scalar* from = B.data() + (column + j) * B.rows();
          for (Index k = 0; k < B.rows(); ++k) packed[k * width + j] = from[k];
        }
      }
    });
    return strips;
  }

  /// Packs Bᵀ for a B n × k.
  static Strips packTransposed(ConstMatrixView B, Scratch& scratch) {
    const Strips strips(B.cols(), B.rows(), scratch.view(B.rows(), B.cols()).data());
    strips.eachInParallel([&](Index column, Index width, Scalar* packed) {
      const Scalar* from = B.data() + column;
      if (width == kStrip) {
        for (Index k = 0; k < B.cols(); ++k, from += B.rows()) {
          std::copy(from, from + kStrip, packed + k * kStrip);
        }
      } else {
        for (Index k = 0; k < B.cols(); ++k, from += B.rows()) {
          std::copy(from, from + width, packed + k * width);
        }
      }
    });
    return strips;
  }

  Index columns() const { return columns_; }
  Index depth() const { return depth_; }
  Index count() const { return (columns_ + kStrip - 1) / kStrip; }
  Index width(Index strip) const { return std::min(kStrip, columns_ - strip * kStrip); }
  const Scalar* operator[](Index strip) const { return data_ + strip * kStrip * depth_; }

 private:
  // So many numbers are worth a thread's while.
  static constexpr Index kPackedTogether = 32768;

  Strips(Index depth, Index columns, Scalar* memory)
      : depth_(depth), columns_(columns), data_(memory) {}

  template <typename Visit>
  void eachInParallel(Visit visit) const {
    const Index together =
        std::max<Index>(1, kPackedTogether / std::max<Index>(1, depth_ * kStrip));
    parallelRanges(count(), together, [&](Index first, Index last) {
      for (Index strip = first; strip < last; ++strip) {
        visit(strip * kStrip, width(strip), data_ + strip * kStrip * depth_);
      }
    });
  }

  // kStrip columns, `rows` apart, side by side.
  static void interleave(const Scalar* __restrict columns, Index rows, Scalar* __restrict packed) {
    static_assert(kStrip == 4, "Four columns are named below.");
    const Scalar* second = columns + rows;
    const Scalar* third = second + rows;
    const Scalar* fourth = third + rows;
    for (Index k = 0; k < rows; ++k) {
      packed[4 * k] = columns[k];
      packed[4 * k + 1] = second[k];
      packed[4 * k + 2] = third[k];
      packed[4 * k + 3] = fourth[k];
    }
  }

  Index depth_;
  Index columns_;
  Scalar* data_;
};

}  // namespace inkling
