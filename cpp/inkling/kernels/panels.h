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
  /// Room for a matrix of `rows` × `depth`, which packPanel() or packTransposedPanel() fills.
  Panels(Index rows, Index depth, Scratch& scratch)
      : Panels(rows, depth, scratch.view(paddedRows(rows), depth).data()) {}

  /// Packs A, m × k.
  static Panels pack(ConstMatrixView A, Scratch& scratch) {
    return pack(A, scratch.view(paddedRows(A.rows()), A.cols()).data());
  }

  /// Packs Aᵀ for A k × m.
  static Panels packTransposed(ConstMatrixView A, Scratch& scratch) {
    Panels panels(A.cols(), A.rows(), scratch);
    for (Index panel = 0; panel < panels.count(); ++panel) panels.packTransposedPanel(A, panel);
    return panels;
  }

  /// Packs A into memory of paddedRows(A.rows()) × A.cols() numbers.
  static Panels pack(ConstMatrixView A, Scalar* memory) {
    Panels panels(A.rows(), A.cols(), memory);
    for (Index panel = 0; panel < panels.count(); ++panel) panels.packPanel(A, panel);
    return panels;
  }

  /// Panels that pack() has left in that memory.
  static Panels packed(Index rows, Index depth, Scalar* memory) { return {rows, depth, memory}; }

  static Index paddedRows(Index rows) {
    const Index panel = panelRows(panelVectors(rows));
    return (rows + panel - 1) / panel * panel;
  }

  /// Packs one panel of A.
  void packPanel(ConstMatrixView A, Index panel) {
    const Index first = panel * rowsTogether();
    const Index rows = std::min(rowsTogether(), A.rows() - first);
    Scalar* packed = data_ + first * depth_;
    for (Index k = 0; k < depth_; ++k, packed += rowsTogether()) {
      const Scalar* column = A.data() + first + k * A.rows();
      if (rows == panelRows(3)) {
        TileColumn<3>::load(column).store(packed);
      } else if (rows == panelRows(2) && vectors_ == 2) {
        TileColumn<2>::load(column).store(packed);
      } else {
        std::copy(column, column + rows, packed);
        std::fill(packed + rows, packed + rowsTogether(), Scalar(0));
      }
    }
  }

  /// Packs one panel of Aᵀ.
  void packTransposedPanel(ConstMatrixView A, Index panel) {
    const Index first = panel * rowsTogether();
    const Index rows = std::min(rowsTogether(), A.cols() - first);
    Scalar* packed = data_ + first * depth_;
    for (Index row = 0; row < rowsTogether(); ++row) {
      const Scalar* column = A.data() + (first + row) * A.rows();
      for (Index k = 0; k < depth_; ++k) {
        packed[row + k * rowsTogether()] = row < rows ? column[k] : 0;
      }
    }
  }

  int vectors() const { return vectors_; }
  Index rows() const { return rows_; }
  Index count() const { return (rows_ + rowsTogether() - 1) / rowsTogether(); }
  Index rowsTogether() const { return panelRows(vectors_); }
  Panel operator[](Index panel) const {
    return {data_ + panel * rowsTogether() * depth_, rowsTogether()};
  }

 private:
  Panels(Index rows, Index depth, Scalar* memory)
      : vectors_(panelVectors(rows)), rows_(rows), depth_(depth), data_(memory) {}

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
