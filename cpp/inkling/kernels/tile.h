// The inner loop of every dense product: a tile of kPanel rows and a few columns, kept in
// registers.
//
//   C(i, j) = Σₖ panel(i, k) · b(k, j)        i < kPanel, j < N
//
// Panels hold kPanel consecutive rows of the left matrix, so that one k is two vectors; numbers of
// the right matrix are spread over all lanes. With N = 4 the tile takes 8 registers, and each
// number loaded from the right is used kPanel times.
#pragma once

#include <type_traits>

#include "inkling/kernels/constant.h"
#include "inkling/kernels/simd.h"

namespace inkling {

constexpr Index kPanel = 2 * kLanes;

/// How many columns a tile has at most. With four, sums and operands just fit the 16 registers.
constexpr Index kStrip = 4;

/// Where the numbers of the left matrix lie: kPanel rows at `data` for the first k.
struct Panel {
  const Scalar* data;
  Index stride;  ///< from one k to the next
};

/// Where b(k, j) lies. k counts through `runs` runs of `length` numbers each, so that the rows of
/// an image's patch can be walked without copying them together; a plain matrix is one run.
struct Operand {
  const Scalar* data;
  Index columnStride;  ///< from j to j + 1
  Index stride;        ///< from k to k + 1 within a run
  Index length;        ///< of a run
  Index runs = 1;
  Index runStride = 0;  ///< from the beginning of a run to that of the next
};

/// A tile's sums: two vectors a column.
template <int N>
struct Tile {
  Vec low[N];
  Vec high[N];

  void fill(Vec lowValue, Vec highValue) {
    for (int j = 0; j < N; ++j) {
      low[j] = lowValue;
      high[j] = highValue;
    }
  }

  void load(const Scalar* c, Index columnStride) {
    for (int j = 0; j < N; ++j) {
      low[j] = inkling::load(c + j * columnStride);
      high[j] = inkling::load(c + j * columnStride + kLanes);
    }
  }

  void store(Scalar* c, Index columnStride) const {
    for (int j = 0; j < N; ++j) {
      inkling::store(c + j * columnStride, low[j]);
      inkling::store(c + j * columnStride + kLanes, high[j]);
    }
  }
};

/// Adds panel · b to the tile.
template <int N>
inline void multiplyAdd(Tile<N>& tile, Panel panel, const Operand& b) {
  const Scalar* left = panel.data;
  for (Index run = 0; run < b.runs; ++run) {
    const Scalar* right = b.data + run * b.runStride;
    for (Index k = 0; k < b.length; ++k) {
      const Vec low = load(left);
      const Vec high = load(left + kLanes);
      for (int j = 0; j < N; ++j) {
        const Vec number = splat(right[j * b.columnStride]);
        tile.low[j] += low * number;
        tile.high[j] += high * number;
      }
      left += panel.stride;
      right += b.stride;
    }
  }
}

/// Adds panel · strip to the tile: `length` times kPanel numbers at `left` and N at `right`, both
/// packed. (Not unrolled here: V8 would load the operands of several k before it uses any, for
/// which there are no registers.)
template <int N>
inline void multiplyAdd(Tile<N>& tile, const Scalar* left, const Scalar* right, Index length) {
  for (Index k = 0; k < length; ++k) {
    const Vec low = load(left);
    const Vec high = load(left + kLanes);
    for (int j = 0; j < N; ++j) {
      const Vec number = splat(right[j]);
      tile.low[j] += low * number;
      tile.high[j] += high * number;
    }
    left += kPanel;
    right += N;
  }
}

/// Calls visit(N, first column) so that the visits cover `columns` columns, with N = kStrip as
/// often as possible. N comes as a type, to be a constant for the compiler.
template <typename Visit>
inline void eachColumnTile(Index columns, Visit visit) {
  Index first = 0;
  for (; first + kStrip <= columns; first += kStrip) {
    visit(std::integral_constant<int, kStrip>{}, first);
  }
  if (first < columns) {
    withConstant<kStrip - 1>(columns - first, [&](auto width) { visit(width, first); });
  }
}

}  // namespace inkling
