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

}  // namespace

namespace {

// One panel of C = panels · b + bias 1ᵀ.
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

// Panels are taken together until they are worth a thread's while: some fifteen microseconds.
constexpr Index kWorthwhile = 300'000;

void multiplyInParallel(const Panels& panels, const Operand& b, MatrixView C, const Scalar* bias) {
  const Index work = kPanel * b.length * C.cols();
  parallelRanges(panels.count(), std::max<Index>(1, kWorthwhile / std::max<Index>(work, 1)),
                 [&](Index first, Index last) {
                   for (Index panel = first; panel < last; ++panel) {
                     multiplyPanel(panels, panel, b, C.cols(), bias, C.data());
                   }
                 });
}

}  // namespace

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

void multiply(ConstMatrixView A, ConstMatrixView B, const Scalar* bias, MatrixView C,
              Scratch& packed) {
  multiplyInParallel(Panels::pack(A, packed), {B.data(), B.rows(), 1, B.rows()}, C, bias);
}

void multiplyByTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C, Scratch& packed) {
  multiplyInParallel(Panels::pack(A, packed), {B.data(), 1, B.rows(), B.cols()}, C, nullptr);
}

void multiplyTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C, Scratch& packed) {
  multiplyInParallel(Panels::packTransposed(A, packed), {B.data(), B.rows(), 1, B.rows()}, C,
                     nullptr);
}

}  // namespace inkling
