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

// A matrix, or its transpose.
struct Factor {
  ConstMatrixView matrix;
  bool isTransposed = false;

  Index rows() const { return isTransposed ? matrix.cols() : matrix.rows(); }
  Index columns() const { return isTransposed ? matrix.rows() : matrix.cols(); }
  Operand operand() const {
    const Index distance = matrix.rows();
    if (isTransposed) return {matrix.data(), 1, distance, rows()};
    return {matrix.data(), distance, 1, rows()};
  }
};

void packRange(const Factor& A, Index first, Index last, Panels& panels) {
  if (A.isTransposed) {
    panels.packTransposedRange(A.matrix, first, last);
  } else {
    panels.packRange(A.matrix, first, last);
  }
}

// C = A B + bias 1ᵀ: each thread takes some panels of A, and packs them, so that it finds them in
// its nearest caches.
void multiplyInParallel(const Factor& A, const Factor& B, const Scalar* bias, MatrixView C,
                        ProductScratch& scratch) {
  Panels panels(A.rows(), A.columns(), scratch.left);
  if (panels.rows() <= kFewRows) {
    packRange(A, 0, panels.count(), panels);
    multiplyFewRows(panels, B.operand(), bias, C);
    return;
  }
  const Index width = stripWidth(panels.vectors());
  const Strips strips = B.isTransposed ? Strips::packTransposed(B.matrix, width, scratch.right)
                                       : Strips::pack(B.matrix, width, scratch.right);
  // Two are packed in little more time than one.
  const Index together =
      std::max<Index>(2, worthwhile(std::int64_t(panels.rowsTogether()) * B.rows() * C.cols()));
  parallelRanges(panels.count(), together, [&](Index first, Index last) {
    packRange(A, first, last, panels);
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
  multiplyInParallel({A}, {B}, bias, C, scratch);
}

void multiplyByTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                          ProductScratch& scratch) {
  multiplyInParallel({A}, {B, true}, nullptr, C, scratch);
}

void multiplyTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                        ProductScratch& scratch) {
  multiplyInParallel({A, true}, {B}, nullptr, C, scratch);
}

}  // namespace inkling
