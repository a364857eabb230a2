// Right matrices, copied into the order in which tiles read them.
#pragma once

#include <algorithm>

#include "inkling/kernels/constant.h"
#include "inkling/kernels/interleave.h"
#include "inkling/kernels/tile.h"
#include "inkling/parallel.h"
#include "inkling/scratch.h"

namespace inkling {

/// The columns of a k × n matrix in strips of so many columns as a tile has, the last one as wide
/// as is left: strip by strip, in each k by k, its numbers side by side. A tile then finds all that
/// it multiplies by at fixed distances, whatever the matrix's size: columns that are a power of two
/// apart would push each other out of the cache.
class Strips {
 public:
  /// Packs B, k × n, in strips of `width`.
  static Strips pack(ConstMatrixView B, Index width, Scratch& scratch) {
    const Strips strips(B.rows(), B.cols(), width, scratch.view(B.rows(), B.cols()).data());
    strips.eachInParallel([&](Index column, Index n, Scalar* packed) {
      interleave(B.data() + column * B.rows(), n, B.rows(), B.rows(), packed, n);
    });
    return strips;
  }

  /// Packs Bᵀ for a B n × k.
  static Strips packTransposed(ConstMatrixView B, Index width, Scratch& scratch) {
    const Strips strips(B.cols(), B.rows(), width, scratch.view(B.rows(), B.cols()).data());
    strips.eachInParallel([&](Index column, Index n, Scalar* packed) {
      withConstant<kWidest>(n, [&](auto numbers) {
        const Scalar* from = B.data() + column;
        for (Index k = 0; k < B.cols(); ++k, from += B.rows(), packed += n) {
          std::copy(from, from + numbers(), packed);
        }
      });
    });
    return strips;
  }

  Index columns() const { return columns_; }
  Index depth() const { return depth_; }
  /// The strip that begins with that column.
  const Scalar* at(Index column) const { return data_ + column * depth_; }

 private:
  // So many numbers are worth a thread's while.
  static constexpr Index kPackedTogether = 32768;
  // The widest strip.
  static constexpr int kWidest = stripWidth(2);

  Strips(Index depth, Index columns, Index width, Scalar* memory)
      : depth_(depth), columns_(columns), width_(width), data_(memory) {}

  // Calls visit(first column, how many, where to pack them) for each strip.
  template <typename Visit>
  void eachInParallel(Visit visit) const {
    const Index together =
        std::max<Index>(1, kPackedTogether / std::max<Index>(1, depth_ * width_));
    const Index count = (columns_ + width_ - 1) / width_;
    parallelRanges(count, together, [&](Index first, Index last) {
      for (Index column = first * width_; column < std::min(last * width_, columns_);
           column += width_) {
        visit(column, std::min(width_, columns_ - column), data_ + column * depth_);
      }
    });
  }

  Index depth_;
  Index columns_;
  Index width_;
  Scalar* data_;
};

}  // namespace inkling
