// Products of matrices. Eigen's own are the reference that tests hold these against; these are
// faster in WebAssembly, add the bias on the way, and let sums be split among threads without
// changing them: each number of the result is summed in the order of k, whatever the tiles.
#pragma once

#include <cstdint>

#include "inkling/scratch.h"
#include "inkling/types.h"

namespace inkling {

/// Memory for the factors of a product, in the order in which they are read.
struct ProductScratch {
  Scratch left;
  Scratch right;
};

/// How many bytes of each a product takes.
struct ProductBytes {
  std::int64_t left = 0;
  std::int64_t right = 0;
};

/// For C m × n, summed over k.
ProductBytes productBytes(Index m, std::int64_t k, std::int64_t n);

/// C = A B + bias 1ᵀ, with A m × k, B k × n, C m × n; bias has m entries, or is null.
void multiply(ConstMatrixView A, ConstMatrixView B, const Scalar* bias, MatrixView C,
              ProductScratch& scratch);

/// C = A Bᵀ, with A m × k, B n × k, C m × n.
void multiplyByTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                          ProductScratch& scratch);

/// C = Aᵀ B, with A k × m, B k × n, C m × n.
void multiplyTransposed(ConstMatrixView A, ConstMatrixView B, MatrixView C,
                        ProductScratch& scratch);

}  // namespace inkling
