// Left matrices, copied into the order in which tiles read them.
#pragma once

#include <algorithm>

#include "inkling/kernels/tile.h"
#include "inkling/scratch.h"

namespace inkling {

/// The rows of a matrix in panels of kPanel, the last one filled up with zeros: panel by panel, in
/// each k by k, kPanel numbers a k.
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

  static Index paddedRows(Index rows) { return (rows + kPanel - 1) / kPanel * kPanel; }

  /// Packs one panel of A.
  void packPanel(ConstMatrixView A, Index panel) {
    const Index first = panel * kPanel;
    const Index rows = std::min(kPanel, A.rows() - first);
    Scalar* packed = data_ + first * depth_;
    for (Index k = 0; k < depth_; ++k, packed += kPanel) {
      const Scalar* column = A.data() + first + k * A.rows();
      if (rows == kPanel) {
        store(packed, load(column));
        store(packed + kLanes, load(column + kLanes));
      } else {
        std::copy(column, column + rows, packed);
        std::fill(packed + rows, packed + kPanel, Scalar(0));
      }
    }
  }

  /// Packs one panel of Aᵀ.
  void packTransposedPanel(ConstMatrixView A, Index panel) {
    const Index first = panel * kPanel;
    const Index rows = std::min(kPanel, A.cols() - first);
    Scalar* packed = data_ + first * depth_;
    for (Index row = 0; row < kPanel; ++row) {
      const Scalar* column = A.data() + (first + row) * A.rows();
      for (Index k = 0; k < depth_; ++k) packed[row + k * kPanel] = row < rows ? column[k] : 0;
    }
  }

  Index rows() const { return rows_; }
  Index count() const { return (rows_ + kPanel - 1) / kPanel; }
  Panel operator[](Index panel) const { return {data_ + panel * kPanel * depth_, kPanel}; }

 private:
  Panels(Index rows, Index depth, Scalar* memory) : rows_(rows), depth_(depth), data_(memory) {}

  Index rows_;
  Index depth_;
  Scalar* data_;
};

/// Loads the first `rows` rows of a tile, the others as 0.
template <int N>
inline void loadRows(Tile<N>& tile, const Scalar* c, Index columnStride, Index rows) {
  if (rows >= kPanel) {
    tile.load(c, columnStride);
    return;
  }
  Scalar whole[N * kPanel] = {};
  for (int j = 0; j < N; ++j) {
    std::copy(c + j * columnStride, c + j * columnStride + rows, whole + j * kPanel);
  }
  tile.load(whole, kPanel);
}

/// Stores the first `rows` rows of a tile.
template <int N>
inline void storeRows(const Tile<N>& tile, Scalar* c, Index columnStride, Index rows) {
  if (rows >= kPanel) {
    tile.store(c, columnStride);
    return;
  }
  Scalar whole[N * kPanel];
  tile.store(whole, kPanel);
  for (int j = 0; j < N; ++j) {
    std::copy(whole + j * kPanel, whole + j * kPanel + rows, c + j * columnStride);
  }
}

/// The two vectors that the sums of a tile begin with.
struct Start {
  Vec low{};
  Vec high{};
};

/// The biases of a panel that begins with row `first` of `rows`; 0 without any.
inline Start startOf(const Scalar* bias, Index first, Index rows) {
  if (bias == nullptr) return {};
  Scalar padded[kPanel] = {};
  std::copy(bias + first, bias + first + std::min(kPanel, rows - first), padded);
  return {load(padded), load(padded + kLanes)};
}

/// C = panels · b + bias 1ᵀ, on this thread, with C panels.rows() × columns at `c`; bias has an
/// entry a row, or is null.
void multiplyPanels(const Panels& panels, const Operand& b, Index columns, const Scalar* bias,
                    Scalar* c);

/// The rows of one panel of that.
void multiplyPanel(const Panels& panels, Index panel, const Operand& b, Index columns,
                   const Scalar* bias, Scalar* c);

/// C += panel · b for one panel: `rows` × columns at `c`, `columnStride` from column to column.
void accumulatePanel(Panel panel, const Operand& b, Index rows, Index columns, Scalar* c,
                     Index columnStride);

}  // namespace inkling
