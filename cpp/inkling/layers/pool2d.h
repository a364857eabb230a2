// Pooling: windows side by side, each made one number a channel. Rows and columns that don't fill a
// window are left out, as Keras does by default.
#pragma once

#include <vector>

#include "inkling/layers/layer.h"
#include "inkling/scratch.h"

namespace inkling {

/// The largest number of each window; its gradient goes to the first place that had it.
class MaxPool2d : public Layer {
 public:
  MaxPool2d(Shape input, Shape output, Index poolSize);

  Shape outputShape() const override { return output_; }
  MatrixView forward(ConstMatrixView x, Mode mode) override;
  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override;
  std::int64_t scratchBytes(std::int64_t batch, bool /*isInner*/) const override {
    return Scratch::bytes(output_.size(), batch);
  }

 private:
  Shape input_;
  Shape output_;
  Index pool_;
  std::vector<Index> places_;  // of a window, counted from its first number
  Scratch activations_;
};

/// The mean of each window.
class AveragePool2d : public Layer {
 public:
  AveragePool2d(Shape input, Shape output, Index poolSize);

  Shape outputShape() const override { return output_; }
  MatrixView forward(ConstMatrixView x, Mode mode) override;
  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override;
  std::int64_t scratchBytes(std::int64_t batch, bool /*isInner*/) const override {
    return Scratch::bytes(output_.size(), batch);
  }

 private:
  Shape input_;
  Shape output_;
  Index pool_;
  Scratch activations_;
};

}  // namespace inkling
