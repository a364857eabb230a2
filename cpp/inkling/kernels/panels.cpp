#include "inkling/kernels/panels.h"

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
