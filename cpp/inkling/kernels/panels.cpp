#include "inkling/kernels/panels.h"

namespace inkling {

void multiplyPanel(const Panels& panels, Index panel, const Operand& b, Index columns,
                   const Scalar* bias, Scalar* c) {
  const Index rows = panels.rows();
  const Index first = panel * kPanel;
  const Start start = startOf(bias, first, rows);
  eachColumnTile(columns, [&](auto width, Index column) {
    Tile<width()> tile;
    tile.fill(start.low, start.high);
    Operand part = b;
    part.data += column * b.columnStride;
    multiplyAdd(tile, panels[panel], part);
    storeRows(tile, c + first + column * rows, rows, rows - first);
  });
}

void multiplyPanels(const Panels& panels, const Operand& b, Index columns, const Scalar* bias,
                    Scalar* c) {
  for (Index panel = 0; panel < panels.count(); ++panel) {
    multiplyPanel(panels, panel, b, columns, bias, c);
  }
}

void accumulatePanel(Panel panel, const Operand& b, Index rows, Index columns, Scalar* c,
                     Index columnStride) {
  eachColumnTile(columns, [&](auto width, Index column) {
    Tile<width()> tile;
    loadRows(tile, c + column * columnStride, columnStride, rows);
    Operand part = b;
    part.data += column * b.columnStride;
    multiplyAdd(tile, panel, part);
    storeRows(tile, c + column * columnStride, columnStride, rows);
  });
}

}  // namespace inkling
