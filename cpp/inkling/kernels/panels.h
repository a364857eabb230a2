// Left matrices, copied into the order in which tiles read them.
#pragma once

#include <algorithm>

#include "inkling/kernels/tile.h"
#include "inkling/scratch.h"

namespace inkling {

/// The rows of a matrix in panels of two or three vectors, the last one filled up with zeros: panel
/// by panel, in each k by k, its rows side by side.
class Panels {
 public:
  /// Room for a matrix of `rows` × `depth`, to be packed range by range.
  Panels(Index rows, Index depth, Scratch& scratch)
      : Panels(rows, depth, scratch.view(paddedRows(rows), depth).data()) {}

  /// The same in memory of paddedRows(rows) × depth numbers, where they may be packed already.
  Panels(Index rows, Index depth, Scalar* memory)
      : vectors_(panelVectors(rows)), rows_(rows), depth_(depth), data_(memory) {}

  /// Packs A, m × k.
  static Panels pack(ConstMatrixView A, Scratch& scratch) {
    return pack(A, scratch.view(paddedRows(A.rows()), A.cols()).data());
  }

  /// Packs Aᵀ for A k × m.
  static Panels packTransposed(ConstMatrixView A, Scratch& scratch) {
    Panels panels(A.cols(), A.rows(), scratch);
    panels.packTransposedRange(A, 0, panels.count());
    return panels;
  }

  /// Packs A into memory of paddedRows(A.rows()) × A.cols() numbers.
  static Panels pack(ConstMatrixView A, Scalar* memory) {
    Panels panels(A.rows(), A.cols(), memory);
    panels.packRange(A, 0, panels.count());
    return panels;
  }

  static Index paddedRows(Index rows) {
    const Index panel = panelRows(panelVectors(rows));
    return (rows + panel - 1) / panel * panel;
  }

  /// Packs the panels of A from `first` to before `last`.
  void packRange(ConstMatrixView A, Index first, Index last);

  /// Packs those of Aᵀ.
  void packTransposedRange(ConstMatrixView A, Index first, Index last);

  int vectors() const { return vectors_; }
  Index rows() const { return rows_; }
  Index count() const { return (rows_ + rowsTogether() - 1) / rowsTogether(); }
  Index rowsTogether() const { return panelRows(vectors_); }
  const Scalar* operator[](Index panel) const { return data_ + panel * rowsTogether() * depth_; }

 private:
  void packColumn(const Scalar* column, Index rows, Scalar* packed) const;
  void packTransposedPanel(ConstMatrixView A, Index panel);

  int vectors_;
  Index rows_;
  Index depth_;
  Scalar* data_;
};

/// Loads the first `rows` rows of a tile, the others as 0.
template <int V, int N>
inline void loadRows(Tile<V, N>& tile, const Scalar* c, Index columnStride, Index rows) {
  if (rows >= panelRows(V)) {
    tile.load(c, columnStride);
    return;
  }
  Scalar whole[N * panelRows(V)] = {};
  for (int j = 0; j < N; ++j) {
    std::copy(c + j * columnStride, c + j * columnStride + rows, whole + j * panelRows(V));
  }
  tile.load(whole, panelRows(V));
}

/// Stores the first `rows` rows of a tile.
template <int V, int N>
inline void storeRows(const Tile<V, N>& tile, Scalar* c, Index columnStride, Index rows) {
  if (rows >= panelRows(V)) {
    tile.store(c, columnStride);
    return;
  }
  Scalar whole[N * panelRows(V)];
  tile.store(whole, panelRows(V));
  for (int j = 0; j < N; ++j) {
    std::copy(whole + j * panelRows(V), whole + j * panelRows(V) + rows, c + j * columnStride);
  }
}

/// What the sums of a tile begin with: the biases of a panel that begins with row `first` of
/// `rows`; 0 without any.
template <int V>
inline TileColumn<V> startOf(const Scalar* bias, Index first, Index rows) {
  if (bias == nullptr) return {};
  Scalar padded[panelRows(V)] = {};
  std::copy(bias + first, bias + first + std::min(panelRows(V), rows - first), padded);
  return TileColumn<V>::load(padded);
}

/// C = panels · b + bias 1ᵀ, on this thread, with C panels.rows() × columns at `c`; bias has an
/// entry a row, or is null.
void multiplyPanels(const Panels& panels, const Operand& b, Index columns, const Scalar* bias,
                    Scalar* c);

/// The rows of one panel of that.
void multiplyPanel(const Panels& panels, Index panel, const Operand& b, Index columns,
                   const Scalar* bias, Scalar* c);

/// C += panel · b for the rows of one panel, where C, panels.rows() × columns, lies at `c`.
void accumulatePanel(const Panels& panels, Index panel, const Operand& b, Index columns, Scalar* c);

}  // namespace inkling
