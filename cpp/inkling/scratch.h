// Memory that a layer keeps between steps, so that a step allocates nothing.
#pragma once

#include "inkling/types.h"

namespace inkling {

/// A buffer that grows to the largest matrix ever asked of it and never shrinks.
/// A view is valid until the next call of view().
class Scratch {
 public:
  MatrixView view(Index rows, Index columns) {
    if (rows * columns > memory_.size()) {
      // First to nothing: when there is not enough memory, Eigen would free the old a second time.
      memory_.resize(0);
      memory_.resize(rows * columns);
    }
    return MatrixView(memory_.data(), rows, columns);
  }

 private:
  Vector memory_;
};

}  // namespace inkling
