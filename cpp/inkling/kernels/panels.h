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
  /// Packs A, m × k.
  static Panels pack(ConstMatrixView A, Scratch& scratch) {
    Panels panels(A.rows(), A.cols(), scratch);
    for (Index first = 0; first < A.rows(); first += kPanel) {
      Scalar* panel = panels.data_ + first * A.cols();
      const Index rows = std::min(kPanel, A.rows() - first);
      for (Index k = 0; k < A.cols(); ++k) {
        const Scalar* column = A.data() + first + k * A.rows();
        Scalar* packed = panel + k * kPanel;
        if (rows == kPanel) {
          store(packed, load(column));
          store(packed + kLanes, load(column + kLanes));
        } else {
          std::copy(column, column + rows, packed);
          std::fill(packed + rows, packed + kPanel, Scalar(0));
        }
      }
    }
    return panels;
  }

  /// Packs Aᵀ for A k × m.
  static Panels packTransposed(ConstMatrixView A, Scratch& scratch) {
    Panels panels(A.cols(), A.rows(), scratch);
    for (Index first = 0; first < A.cols(); first += kPanel) {
      Scalar* panel = panels.data_ + first * A.rows();
      const Index rows = std::min(kPanel, A.cols() - first);
      for (Index row = 0; row < kPanel; ++row) {
        const Scalar* column = A.data() + (first + row) * A.rows();
        for (Index k = 0; k < A.rows(); ++k) panel[row + k * kPanel] = row < rows ? column[k] : 0;
      }
    }
    return panels;
  }

  Index rows() const { return rows_; }
  Index count() const { return (rows_ + kPanel - 1) / kPanel; }
  Panel operator[](Index panel) const { return {data_ + panel * kPanel * depth_, kPanel}; }

 private:
  Panels(Index rows, Index depth, Scratch& scratch) : rows_(rows), depth_(depth) {
    data_ = scratch.view(count() * kPanel, depth).data();
  }

  Index rows_;
  Index depth_;
  Scalar* data_ = nullptr;
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

/// C = panels · b + bias 1ᵀ, with C panels.rows() × columns at `c`; bias has an entry a row, or is
/// null.
void multiplyPanels(const Panels& panels, const Operand& b, Index columns, const Scalar* bias,
                    Scalar* c);

/// C += panel · b for one panel: `rows` × columns at `c`, `columnStride` from column to column.
void accumulatePanel(Panel panel, const Operand& b, Index rows, Index columns, Scalar* c,
                     Index columnStride);

}  // namespace inkling
