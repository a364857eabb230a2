#include "inkling/kernels/product.h"

#include "inkling/kernels/panels.h"
#include "inkling/kernels/strips.h"
#include "inkling/parallel.h"

namespace inkling {

namespace {

// One panel of C = panels · strips + bias 1ᵀ.
void multiplyPanelByStrips(const Panels& panels, Index panel, const Strips& strips,
                           const Scalar* bias, Scalar* c) {
  const Index rows = panels.rows();
  const Index first = panel * kPanel;
  const Start start = startOf(bias, first, rows);
  const Scalar* left = panels[panel].data;
  eachColumnTile(strips.columns(), [&](auto width, Index column) {
    Tile<width()> tile;
    tile.fill(start.low, start.high);
    multiplyAdd(tile, left, strips[column / kStrip], strips.depth());
    storeRows(tile, c + first + column * rows, rows, rows - first);
  });
}

// Panels are taken together until they are worth a thread's while: some fifteen microseconds.
constexpr Index kWorthwhile = 300'000;

template <typename Visit>
void eachPanelInParallel(const Panels& panels, Index depth, Index columns, Visit visit) {
  // In 64 bits, as an Index has not in WebAssembly.
  const std::int64_t work = std::int64_t(kPanel) * depth * columns;
  const auto together = static_cast<Index>(kWorthwhile / std::max<std::int64_t>(work, 1));
  parallelRanges(panels.count(), std::max<Index>(1, together), [&](Index first, Index last) {
    for (Index panel = first; panel < last; ++panel) visit(panel);
  });
}

// With fewer panels than this, copying the right matrix takes longer than it saves.
constexpr Index kFewPanels = 4;

// C = panels · B + bias 1ᵀ, with B where it lies (`b`) or copied into strips. Each panel is packed
// by the thread that then finds it in its nearest cache.
template <typename PackPanel, typename PackStrips>
void multiplyInParallel(Panels panels, PackPanel packPanel, const Operand& b, PackStrips packStrips,
                        const Scalar* bias, MatrixView C) {
  if (panels.count() < kFewPanels) {
    eachPanelInParallel(panels, b.length, C.cols(), [&](Index panel) {
      packPanel(panels, panel);
      multiplyPanel(panels, panel, b, C.cols(), bias, C.data());
    });
    return;
  }
  const Strips strips = packStrips();
  eachPanelInParallel(panels, b.length, C.cols(), [&](Index panel) {
    packPanel(panels, panel);
    multiplyPanelByStrips(panels, panel, strips, bias, C.data());
  });
}

}  // namespace

ProductBytes productBytes(Index m, std::int64_t k, std::int64_t n) {
  const Index rows = Panels::paddedRows(m);
  return {Scratch::bytes(rows, k), rows / kPanel < kFewPanels ? 0 : Scratch::bytes(k, n)};
}

void multiply(ConstMatrixView A, ConstMatrixView B, const Scalar* bias, MatrixView C,
              ProductScratch& scratch) {
  multiplyInParallel(
      Panels(A.rows(), A.cols(), scratch.left),
      [&](Panels& panels, Index panel) { panels.packPanel(A, panel); },
      {B.data(), B.rows(), 1, B.rows()}, [&] { return Strips::pack(B, scratch.right); }, bias, C);
}

void multiplyByTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                          ProductScratch& scratch) {
  multiplyInParallel(
      Panels(A.rows(), A.cols(), scratch.left),
      [&](Panels& panels, Index panel) { panels.packPanel(A, panel); },
      {B.data(), 1, B.rows(), B.cols()}, [&] { return Strips::packTransposed(B, scratch.right); },
      nullptr, C);
}

void multiplyTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                        ProductScratch& scratch) {
  multiplyInParallel(
      Panels(A.cols(), A.rows(), scratch.left),
      [&](Panels& panels, Index panel) { panels.packTransposedPanel(A, panel); },
      {B.data(), B.rows(), 1, B.rows()}, [&] { return Strips::pack(B, scratch.right); }, nullptr,
      C);
}

}  // namespace inkling
