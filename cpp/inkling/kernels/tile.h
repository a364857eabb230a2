// The inner loop of every dense product: a tile of a few rows and columns, kept in registers.
//
//   C(i, j) = Σₖ panel(i, k) · b(k, j)        i < V · kLanes, j < N
//
// Panels hold consecutive rows of the left matrix, so that one k is V vectors; numbers of the right
// matrix are spread over all lanes. Three vectors and three columns are the most multiply-adds for
// what is loaded that 16 registers hold; two and four are for matrices whose last panel would else
// be filled up with too many rows.
#pragma once

#include <type_traits>

#include "inkling/kernels/constant.h"
#include "inkling/kernels/simd.h"

namespace inkling {

/// How many rows panels of V vectors have.
constexpr Index panelRows(int vectors) { return vectors * kLanes; }

/// How many columns a tile of V vectors has at most.
constexpr Index stripWidth(int vectors) { return vectors == 3 ? 3 : 4; }

/// How many vectors the panels of a matrix of `rows` rows have: 3, unless the rows that fill up the
/// last panel take more than the fifteenth of the time that three save.
constexpr int panelVectors(Index rows) {
  const auto padded = [&](Index panel) { return (rows + panel - 1) / panel * panel; };
  return 14 * padded(panelRows(3)) <= 15 * padded(panelRows(2)) ? 3 : 2;
}

/// Calls visit(V) with V = vectors as a type.
template <typename Visit>
inline void withPanelVectors(int vectors, Visit visit) {
  if (vectors == 3) {
    visit(std::integral_constant<int, 3>{});
  } else {
    visit(std::integral_constant<int, 2>{});
  }
}

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

/// A column of a tile: the consecutive rows of V vectors.
template <int V>
struct TileColumn {
  Vec vectors[V] = {};

  static TileColumn load(const Scalar* numbers) {
    TileColumn column;
    for (int v = 0; v < V; ++v) column.vectors[v] = inkling::load(numbers + v * kLanes);
    return column;
  }

  void store(Scalar* numbers) const {
    for (int v = 0; v < V; ++v) inkling::store(numbers + v * kLanes, vectors[v]);
  }
};

/// The sums of a tile.
template <int V, int N>
struct Tile {
  TileColumn<V> columns[N];

  void fill(const TileColumn<V>& start) {
    for (TileColumn<V>& column : columns) column = start;
  }

  void load(const Scalar* c, Index columnStride) {
    for (int j = 0; j < N; ++j) columns[j] = TileColumn<V>::load(c + j * columnStride);
  }

  void store(Scalar* c, Index columnStride) const {
    for (int j = 0; j < N; ++j) columns[j].store(c + j * columnStride);
  }

  /// Adds the product for one k: rows at `left`, numbers at `right`, `stride` apart.
  void add(const Scalar* left, const Scalar* right, Index stride) {
    const auto rows = TileColumn<V>::load(left);
    for (int j = 0; j < N; ++j) {
      const Vec number = splat(right[j * stride]);
      for (int v = 0; v < V; ++v) columns[j].vectors[v] += rows.vectors[v] * number;
    }
  }
};

/// Adds panel · b to the tile, with the panel's rows at `left`, packed.
template <int V, int N>
inline void multiplyAdd(Tile<V, N>& tile, const Scalar* left, const Operand& b) {
  for (Index run = 0; run < b.runs; ++run) {
    const Scalar* right = b.data + run * b.runStride;
    for (Index k = 0; k < b.length; ++k) {
      tile.add(left, right, b.columnStride);
      left += panelRows(V);
      right += b.stride;
    }
  }
}

/// Adds panel · strip to the tile: `length` times the rows of a panel at `left` and N numbers at
/// `right`, both packed. (Not unrolled here: V8 would load the operands of several k before it uses
/// any, for which there are no registers.)
template <int V, int N>
inline void multiplyAdd(Tile<V, N>& tile, const Scalar* left, const Scalar* right, Index length) {
  for (const Scalar* end = left + length * panelRows(V); left != end;) {
    tile.add(left, right, 1);
    left += panelRows(V);
    right += N;
  }
}

/// Calls visit(N, first column) so that the visits cover `columns` columns, with N = stripWidth(V)
/// as often as possible. N comes as a type, to be a constant for the compiler.
template <int V, typename Visit>
inline void eachColumnTile(Index columns, Visit visit) {
  constexpr int kWidth = stripWidth(V);
  Index first = 0;
  for (; first + kWidth <= columns; first += kWidth) {
    visit(std::integral_constant<int, kWidth>{}, first);
  }
  if (first < columns) {
    withConstant<kWidth - 1>(columns - first, [&](auto width) { visit(width, first); });
  }
}

}  // namespace inkling
