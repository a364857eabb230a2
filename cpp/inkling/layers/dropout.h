#pragma once

#include "inkling/layers/layer.h"
#include "inkling/scratch.h"

namespace inkling {

/// While it trains, leaves out each number with probability `rate`, and divides the others by 1 −
/// rate, so that their mean stays (N. Srivastava et al., 'Dropout', 2014, in the inverted form of
/// Keras). Otherwise it changes nothing. The rate is rounded to whole 65536ths, of which one is
/// kept at the least.
class Dropout : public Layer {
 public:
  Dropout(Shape input, double rate);

  Shape outputShape() const override { return input_; }
  void seedNoise(std::uint64_t seed) override { random_ = Random(seed); }
  MatrixView forward(ConstMatrixView x, Mode mode) override;
  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override;
  std::int64_t scratchBytes(std::int64_t batch, bool /*isInner*/) const override {
    return 2 * Scratch::bytes(input_.size(), batch);
  }

 private:
  void drawFactors(MatrixView factors);

  Shape input_;
  double rate_;
  Random random_{1};
  Scratch activations_;
  Scratch factors_;  // 0 or 1 / (1 − rate), of the latest forward()
};

}  // namespace inkling
