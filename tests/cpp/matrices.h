// Matrices for tests: views of them, random ones, and how far two are apart.
#pragma once

#include <limits>

#include "inkling/random.h"
#include "inkling/types.h"

namespace inkling::testing {

inline ConstMatrixView viewOf(const Matrix& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}

inline MatrixView viewOf(Matrix& matrix) { return {matrix.data(), matrix.rows(), matrix.cols()}; }

/// Numbers from −1 to 1: the same in every build, as Eigen's own are not.
inline Matrix randomMatrix(Index rows, Index columns, std::uint64_t seed) {
  Random random(seed);
  Matrix matrix(rows, columns);
  for (Scalar& number : matrix.reshaped()) number = static_cast<Scalar>(2 * random.uniform() - 1);
  return matrix;
}

/// The largest difference between two matrices of the same size; infinite if there is a NaN.
inline double difference(const Matrix& left, const Matrix& right) {
  const Matrix apart = (left - right).cwiseAbs();
  if (!apart.allFinite()) return std::numeric_limits<double>::infinity();
  return static_cast<double>(apart.maxCoeff());
}

}  // namespace inkling::testing
