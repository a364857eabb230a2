// Inkling's products, and the multiply-adds that the machine could do meanwhile, for a page to
// time. The page calls these functions from JavaScript, holds the clock and reports:
// training/page/kernels.js.
#include <emscripten.h>

#include <cstdint>
#include <vector>

#include "inkling/kernels/product.h"
#include "peak.h"

namespace {

using inkling::ConstMatrixView;
using inkling::Index;
using inkling::Matrix;
using inkling::MatrixView;

// As that file numbers them.
enum Product { kMultiply, kMultiplyByTransposed, kMultiplyTransposed };

struct Operands {
  Product product = kMultiply;
  Matrix A;
  Matrix B;
  Matrix C;
  inkling::Vector bias;
  inkling::ProductScratch scratch;
};

Operands& operands() {
  static Operands instance;
  return instance;
}

ConstMatrixView viewOf(const Matrix& matrix) {
  return ConstMatrixView(matrix.data(), matrix.rows(), matrix.cols());
}

// Numbers between −1 and 1: none so small that the processor would take longer over it.
void fill(Matrix& matrix, Index rows, Index columns) {
  matrix.resize(rows, columns);
  std::uint32_t state = 1;
  for (Index i = 0; i < matrix.size(); ++i) {
    state = state * 1664525U + 1013904223U;
    matrix.data()[i] = static_cast<float>(state >> 8U) / (1U << 23U) - 1;
  }
}

}  // namespace

extern "C" {

/// Runs the loop so many times; returns the floating-point operations.
EMSCRIPTEN_KEEPALIVE double runPeak(int loop, int steps) {
  return inkling::bench::runPeak(static_cast<inkling::bench::PeakLoop>(loop), steps);
}

/// Makes matrices for a product with C m × n, summed over k.
EMSCRIPTEN_KEEPALIVE void prepareProduct(int product, int m, int k, int n) {
  Operands& on = operands();
  on.product = static_cast<Product>(product);
  const bool transposedA = on.product == kMultiplyTransposed;
  const bool transposedB = on.product == kMultiplyByTransposed;
  fill(on.A, transposedA ? k : m, transposedA ? m : k);
  fill(on.B, transposedB ? n : k, transposedB ? k : n);
  on.C.setZero(m, n);
  on.bias.setZero(m);
}

/// Computes it so many times.
EMSCRIPTEN_KEEPALIVE void runProduct(int times) {
  Operands& on = operands();
  MatrixView C(on.C.data(), on.C.rows(), on.C.cols());
  for (int time = 0; time < times; ++time) {
    switch (on.product) {
      case kMultiply:
        multiply(viewOf(on.A), viewOf(on.B), on.bias.data(), C, on.scratch);
        break;
      case kMultiplyByTransposed:
        multiplyByTransposed(viewOf(on.A), viewOf(on.B), C, on.scratch);
        break;
      case kMultiplyTransposed:
        multiplyTransposed(viewOf(on.A), viewOf(on.B), C, on.scratch);
        break;
    }
  }
}

}  // extern "C"
