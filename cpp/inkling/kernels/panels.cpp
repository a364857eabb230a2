#include "inkling/kernels/panels.h"

namespace inkling {

void multiplyPanel(const Panels& panels, Index panel, const Operand& b, Index columns,
                   const Scalar* bias, Scalar* c) {
  const Index rows = panels.rows();
  const Index first = panel * panels.rowsTogether();
  withPanelVectors(panels.vectors(), [&](auto vectors) {
    const auto start = startOf<vectors()>(bias, first, rows);
    eachColumnTile<vectors()>(columns, [&](auto width, Index column) {
      Tile<vectors(), width()> tile;
      tile.fill(start);
      Operand part = b;
      part.data += column * b.columnStride;
      multiplyAdd(tile, panels[panel], part);
      storeRows(tile, c + first + column * rows, rows, rows - first);
    });
  });
}

void multiplyPanels(const Panels& panels, const Operand& b, Index columns, const Scalar* bias,
                    Scalar* c) {
  for (Index panel = 0; panel < panels.count(); ++panel) {
    multiplyPanel(panels, panel, b, columns, bias, c);
  }
}

void accumulatePanel(const Panels& panels, Index panel, const Operand& b, Index columns,
                     Scalar* c) {
  const Index rows = panels.rows();
  const Index first = panel * panels.rowsTogether();
  withPanelVectors(panels.vectors(), [&](auto vectors) {
    eachColumnTile<vectors()>(columns, [&](auto width, Index column) {
      Tile<vectors(), width()> tile;
      loadRows(tile, c + first + column * rows, rows, rows - first);
      Operand part = b;
      part.data += column * b.columnStride;
      multiplyAdd(tile, panels[panel], part);
      storeRows(tile, c + first + column * rows, rows, rows - first);
    });
  });
}

}  // namespace inkling
