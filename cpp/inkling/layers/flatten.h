#pragma once

#include "inkling/layers/layer.h"

namespace inkling {

/// Height × width × channels seen as one row of features. The numbers stay where they are.
class Flatten : public Layer {
 public:
  explicit Flatten(Shape input) : input_(input) {}

  Shape outputShape() const override { return Shape::flat(input_.size()); }

  MatrixView forward(ConstMatrixView x, Mode /*mode*/) override {
    // The input's own memory. Nobody will write to it: only the output of a network's last layer is
    // written to, by Network::predict(), and that layer is dense.
    return {const_cast<Scalar*>(x.data()), x.rows(), x.cols()};
  }

  void backward(ConstMatrixView /*x*/, MatrixView da, MatrixView* dx) override {
    if (dx != nullptr) *dx = da;
  }

  std::int64_t scratchBytes(std::int64_t /*batch*/, bool /*isInner*/) const override { return 0; }

 private:
  Shape input_;
};

}  // namespace inkling
