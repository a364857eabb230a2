#include "inkling/kernels/panels.h"

#include "inkling/kernels/interleave.h"

namespace inkling {

namespace {

// One panel of C = panels · b + bias 1ᵀ or, where it adds to C, of C += panels · b. (One function
// for both: each kind of tile is a loop of its own in the module.)
void sumPanel(const Panels& panels, Index panel, const Operand& b, Index columns, bool addsToC,
              const Scalar* bias, Scalar* c) {
  const Index rows = panels.rows();
  const Index first = panel * panels.rowsTogether();
  withPanelVectors(panels.vectors(), [&](auto vectors) {
    const auto start = startOf<vectors()>(bias, first, rows);
    eachColumnTile<vectors()>(columns, [&](auto width, Index column) {
      Scalar* place = c + first + column * rows;
      Tile<vectors(), width()> tile;
      if (addsToC) {
        loadRows(tile, place, rows, rows - first);
      } else {
        tile.fill(start);
      }
      Operand part = b;
      part.data += column * b.columnStride;
      multiplyAdd(tile, panels[panel], part);
      storeRows(tile, place, rows, rows - first);
    });
  });
}

}  // namespace

// Column by column, as a line of the cache has rows of more than one panel.
void Panels::packRange(ConstMatrixView A, Index first, Index last) {
  const Index height = rowsTogether();
  for (Index k = 0; k < depth_; ++k) {
    const Scalar* column = A.data() + k * A.rows();
    for (Index panel = first; panel < last; ++panel) {
      packColumn(column + panel * height, std::min(height, rows_ - panel * height),
                 data_ + panel * height * depth_ + k * height);
    }
  }
}

void Panels::packColumn(const Scalar* column, Index rows, Scalar* packed) const {
  if (rows == panelRows(3)) {
    TileColumn<3>::load(column).store(packed);
  } else if (rows == panelRows(2) && vectors_ == 2) {
    TileColumn<2>::load(column).store(packed);
  } else {
    std::copy(column, column + rows, packed);
    std::fill(packed + rows, packed + rowsTogether(), Scalar(0));
  }
}

void Panels::packTransposedRange(ConstMatrixView A, Index first, Index last) {
  for (Index panel = first; panel < last; ++panel) packTransposedPanel(A, panel);
}

void Panels::packTransposedPanel(ConstMatrixView A, Index panel) {
  const Index height = rowsTogether();
  const Index rows = std::min(height, rows_ - panel * height);
  const Scalar* columns = A.data() + panel * height * depth_;
  Scalar* packed = data_ + panel * height * depth_;
  for (Index row = 0; row < rows; row += 4) {
    interleave(columns + row * depth_, std::min<Index>(4, rows - row), depth_, depth_, packed + row,
               height);
  }
  if (rows == height) return;
  for (Index k = 0; k < depth_; ++k) {
    std::fill(packed + k * height + rows, packed + (k + 1) * height, Scalar(0));
  }
}

void multiplyPanel(const Panels& panels, Index panel, const Operand& b, Index columns,
                   const Scalar* bias, Scalar* c) {
  sumPanel(panels, panel, b, columns, false, bias, c);
}

void multiplyPanels(const Panels& panels, const Operand& b, Index columns, const Scalar* bias,
                    Scalar* c) {
  for (Index panel = 0; panel < panels.count(); ++panel) {
    multiplyPanel(panels, panel, b, columns, bias, c);
  }
}

void accumulatePanel(const Panels& panels, Index panel, const Operand& b, Index columns,
                     Scalar* c) {
  sumPanel(panels, panel, b, columns, true, nullptr, c);
}

}  // namespace inkling
