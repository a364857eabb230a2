// The words that the whole library shares: numbers, matrices, shapes.
//
// Notation used throughout:
//   x  input of a layer              features × batch, one column is one example
//   z  weighted input (logits)       units × batch
//   a  activation (output)           units × batch
//   W  weights                       units × inputs
//   b  biases                        units
//   dz, dx, dW, db                   gradients of the mean loss with respect to z, x, W, b
#pragma once

#include <cstdint>
#include <vector>

#include "inkling/eigen.h"

namespace inkling {

#ifdef INKLING_DOUBLE
using Scalar = double;  // for gradient checks, where float32 is too coarse
#else
using Scalar = float;
#endif

using Index = Eigen::Index;
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;  // column-major
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// Borrowed, contiguous memory seen as a matrix: features × batch.
using MatrixView = Eigen::Map<Matrix>;
using ConstMatrixView = Eigen::Map<const Matrix>;
using VectorView = Eigen::Map<Vector>;
using ConstVectorView = Eigen::Map<const Vector>;

/// Labels of one mini-batch, borrowed: batch entries, each below the number of classes.
struct Labels {
  const std::uint8_t* data;
  Index count;
};

/// What one example looks like: height × width × channels, channels innermost (as Keras has it).
/// A flat vector of n features is {1, 1, n}.
struct Shape {
  Index height = 1;
  Index width = 1;
  Index channels = 1;

  static Shape flat(Index features) { return {1, 1, features}; }

  Index size() const { return height * width * channels; }
  bool isFlat() const { return height == 1 && width == 1; }

  /// [units] or [height, width, channels], as a summary prints it.
  std::vector<Index> dimensions() const {
    if (isFlat()) return {channels};
    return {height, width, channels};
  }

  friend bool operator==(const Shape& left, const Shape& right) {
    return left.height == right.height && left.width == right.width &&
           left.channels == right.channels;
  }
  friend bool operator!=(const Shape& left, const Shape& right) { return !(left == right); }
};

}  // namespace inkling
