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
  const Index first = panel * panels.rowsTogether();
  const Scalar* left = panels[panel].data;
  withPanelVectors(panels.vectors(), [&](auto vectors) {
    const auto start = startOf<vectors()>(bias, first, rows);
    eachColumnTile<vectors()>(strips.columns(), [&](auto width, Index column) {
      Tile<vectors(), width()> tile;
      tile.fill(start);
      multiplyAdd(tile, left, strips.at(column), strips.depth());
      storeRows(tile, c + first + column * rows, rows, rows - first);
    });
  });
}

// Panels are taken together until they are worth a thread's while: some fifteen microseconds.
constexpr Index kWorthwhile = 300'000;

template <typename Visit>
void eachPanelInParallel(const Panels& panels, Index depth, Index columns, Visit visit) {
  // In 64 bits, as an Index has not in WebAssembly.
  const std::int64_t work = std::int64_t(panels.rowsTogether()) * depth * columns;
  const auto together = static_cast<Index>(kWorthwhile / std::max<std::int64_t>(work, 1));
  parallelRanges(panels.count(), std::max<Index>(1, together), [&](Index first, Index last) {
    for (Index panel = first; panel < last; ++panel) visit(panel);
  });
}

// With so few rows on the left, copying the right matrix takes longer than it saves.
constexpr Index kFewRows = 6 * kLanes;

// C = panels · B + bias 1ᵀ, with B where it lies (`b`) or copied into strips. Each panel is packed
// by the thread that then finds it in its nearest cache.
template <typename PackPanel, typename PackStrips>
void multiplyInParallel(Panels panels, PackPanel packPanel, const Operand& b, PackStrips packStrips,
                        const Scalar* bias, MatrixView C) {
  if (panels.rows() <= kFewRows) {
    eachPanelInParallel(panels, b.length, C.cols(), [&](Index panel) {
      packPanel(panels, panel);
      multiplyPanel(panels, panel, b, C.cols(), bias, C.data());
    });
    return;
  }
  const Strips strips = packStrips(stripWidth(panels.vectors()));
  eachPanelInParallel(panels, b.length, C.cols(), [&](Index panel) {
    packPanel(panels, panel);
    multiplyPanelByStrips(panels, panel, strips, bias, C.data());
  });
}

}  // namespace

ProductBytes productBytes(Index m, std::int64_t k, std::int64_t n) {
  return {Scratch::bytes(Panels::paddedRows(m), k), m <= kFewRows ? 0 : Scratch::bytes(k, n)};
}

void multiply(ConstMatrixView A, ConstMatrixView B, const Scalar* bias, MatrixView C,
              ProductScratch& scratch) {
  multiplyInParallel(
      Panels(A.rows(), A.cols(), scratch.left),
      [&](Panels& panels, Index panel) { panels.packPanel(A, panel); },
      {B.data(), B.rows(), 1, B.rows()},
      [&](Index width) { return Strips::pack(B, width, scratch.right); }, bias, C);
}

void multiplyByTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                          ProductScratch& scratch) {
  multiplyInParallel(
      Panels(A.rows(), A.cols(), scratch.left),
      [&](Panels& panels, Index panel) { panels.packPanel(A, panel); },
      {B.data(), 1, B.rows(), B.cols()},
      [&](Index width) { return Strips::packTransposed(B, width, scratch.right); }, nullptr, C);
}

void multiplyTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                        ProductScratch& scratch) {
  multiplyInParallel(
      Panels(A.cols(), A.rows(), scratch.left),
      [&](Panels& panels, Index panel) { panels.packTransposedPanel(A, panel); },
      {B.data(), B.rows(), 1, B.rows()},
      [&](Index width) { return Strips::pack(B, width, scratch.right); }, nullptr, C);
}

}  // namespace inkling
