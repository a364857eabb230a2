#include "inkling/kernels/product.h"

#include "inkling/kernels/panels.h"

namespace inkling {

namespace {

// The two vectors that a tile of these rows begins with.
struct Start {
  Vec low{};
  Vec high{};
};

Start startOf(const Scalar* bias, Index first, Index rows) {
  if (bias == nullptr) return {};
  Scalar padded[kPanel] = {};
  std::copy(bias + first, bias + first + std::min(kPanel, rows - first), padded);
  return {load(padded), load(padded + kLanes)};
}

// C = panels · b + bias, b(k, j) at data + j · columnStride + k · stride.
void multiplyPanels(const Panels& panels, const Operand& b, const Scalar* bias, MatrixView C) {
  for (Index panel = 0; panel < panels.count(); ++panel) {
    const Index first = panel * kPanel;
    const Start start = startOf(bias, first, C.rows());
    eachColumnTile(C.cols(), [&](auto columns, Index column) {
      Tile<columns()> tile;
      tile.fill(start.low, start.high);
      Operand part = b;
      part.data += column * b.columnStride;
      multiplyAdd(tile, panels[panel], part);
      storeRows(tile, C.data() + first + column * C.rows(), C.rows(), C.rows() - first);
    });
  }
}

}  // namespace

void multiply(ConstMatrixView A, ConstMatrixView B, const Scalar* bias, MatrixView C,
              Scratch& packed) {
  multiplyPanels(Panels::pack(A, packed), {B.data(), B.rows(), 1, B.rows()}, bias, C);
}

void multiplyByTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C, Scratch& packed) {
  multiplyPanels(Panels::pack(A, packed), {B.data(), 1, B.rows(), B.cols()}, nullptr, C);
}

void multiplyTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C, Scratch& packed) {
  multiplyPanels(Panels::packTransposed(A, packed), {B.data(), B.rows(), 1, B.rows()}, nullptr, C);
}

}  // namespace inkling
