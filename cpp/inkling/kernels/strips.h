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
    strips.eachRange([&](Index first, Index last) {
      for (Index column = first; column < last; column += width) {
        const Index n = std::min(width, last - column);
        interleave(B.data() + column * B.rows(), n, B.rows(), B.rows(), strips.place(column), n);
      }
    });
    return strips;
  }

  /// Packs Bᵀ for a B n × k.
  static Strips packTransposed(ConstMatrixView B, Index width, Scratch& scratch) {
    const Strips strips(B.cols(), B.rows(), width, scratch.view(B.rows(), B.cols()).data());
    strips.eachRange([&](Index first, Index last) {
      // Row by row of the strips, as a line of the cache has numbers of several.
      for (Index k = 0; k < B.cols(); ++k) strips.packRow(B.data() + k * B.rows(), k, first, last);
    });
    return strips;
  }

  Index columns() const { return columns_; }
  Index depth() const { return depth_; }
  /// The strip that begins with that column.
  const Scalar* at(Index column) const { return place(column); }

 private:
  // So many numbers are worth a thread's while.
  static constexpr Index kPackedTogether = 16384;
  // The widest strip.
  static constexpr int kWidest = stripWidth(2);

  Strips(Index depth, Index columns, Index width, Scalar* memory)
      : depth_(depth), columns_(columns), width_(width), data_(memory) {}

  Scalar* place(Index column) const { return data_ + column * depth_; }

  // Calls pack(first column, last) in parallel for ranges of whole strips.
  template <typename Pack>
  void eachRange(Pack pack) const {
    const Index strips = std::max<Index>(1, kPackedTogether / std::max<Index>(1, depth_ * width_));
    parallelRanges(columns_, strips * width_, pack);
  }

  // Packs the numbers of one k, of the strips in first .. last.
  void packRow(const Scalar* numbers, Index k, Index first, Index last) const {
    withConstant<kWidest>(width_, [&](auto width) {
      Index column = first;
      for (; column + width() <= last; column += width()) {
        const Scalar* from = numbers + column;
        std::copy(from, from + width(), place(column) + k * width());
      }
      const Index n = last - column;
      std::copy(numbers + column, numbers + last, place(column) + k * n);
    });
  }

  Index depth_;
  Index columns_;
  Index width_;
  Scalar* data_;
};

}  // namespace inkling
