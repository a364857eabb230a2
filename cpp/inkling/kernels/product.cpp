#include "inkling/kernels/product.h"

#include <algorithm>

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
  const Scalar* left = panels[panel];
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

// Panels or columns are taken together until they are worth a thread's while: some five
// microseconds.
constexpr Index kWorthwhile = 100'000;

// With so few rows on the left, copying the right matrix takes longer than it saves.
constexpr Index kFewRows = 6 * kLanes;

// How many multiples of `unit` multiply-adds are worthwhile; at least one. In 64 bits, as an Index
// has not in WebAssembly.
Index worthwhile(std::int64_t unit) {
  return std::max<Index>(1, static_cast<Index>(kWorthwhile / std::max<std::int64_t>(unit, 1)));
}

// C = panels · b + bias 1ᵀ for a few panels, packed, with b where it lies: each thread takes some
// columns.
void multiplyFewRows(const Panels& panels, const Operand& b, const Scalar* bias, MatrixView C) {
  const Index width = stripWidth(panels.vectors());
  const Index tiles =
      worthwhile(std::int64_t(panels.count() * panels.rowsTogether()) * b.length * width);
  parallelRanges(C.cols(), tiles * width, [&](Index first, Index last) {
    Operand columns = b;
    columns.data += first * b.columnStride;
    multiplyPanels(panels, columns, last - first, bias, C.data() + first * C.rows());
  });
}

// C = panels · B + bias 1ᵀ, with B where it lies (`b`) or copied into strips: each thread takes
// some panels, and packs them, so that it finds them in its nearest caches.
template <typename PackPanels, typename PackStrips>
void multiplyInParallel(Panels panels, PackPanels packPanels, const Operand& b,
                        PackStrips packStrips, const Scalar* bias, MatrixView C) {
  if (panels.rows() <= kFewRows) {
    packPanels(panels, 0, panels.count());
    multiplyFewRows(panels, b, bias, C);
    return;
  }
  const Strips strips = packStrips(stripWidth(panels.vectors()));
  // Two are packed in little more time than one.
  const Index together =
      std::max<Index>(2, worthwhile(std::int64_t(panels.rowsTogether()) * b.length * C.cols()));
  parallelRanges(panels.count(), together, [&](Index first, Index last) {
    packPanels(panels, first, last);
    for (Index panel = first; panel < last; ++panel) {
      multiplyPanelByStrips(panels, panel, strips, bias, C.data());
    }
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
      [&](Panels& panels, Index first, Index last) { panels.packRange(A, first, last); },
      {B.data(), B.rows(), 1, B.rows()},
      [&](Index width) { return Strips::pack(B, width, scratch.right); }, bias, C);
}

void multiplyByTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                          ProductScratch& scratch) {
  multiplyInParallel(
      Panels(A.rows(), A.cols(), scratch.left),
      [&](Panels& panels, Index first, Index last) { panels.packRange(A, first, last); },
      {B.data(), 1, B.rows(), B.cols()},
      [&](Index width) { return Strips::packTransposed(B, width, scratch.right); }, nullptr, C);
}

void multiplyTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                        ProductScratch& scratch) {
  multiplyInParallel(
      Panels(A.cols(), A.rows(), scratch.left),
      [&](Panels& panels, Index first, Index last) { panels.packTransposedRange(A, first, last); },
      {B.data(), B.rows(), 1, B.rows()},
      [&](Index width) { return Strips::pack(B, width, scratch.right); }, nullptr, C);
}

}  // namespace inkling
