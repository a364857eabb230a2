#pragma once

#include <cstdint>
#include <vector>

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
    return Scratch::bytes(input_.size(), batch) +
           input_.size() * batch * std::int64_t(sizeof(std::uint16_t));
  }

 private:
  void draw(Index count);
  void multiplyByFactors(ConstMatrixView x, MatrixView result) const;

  Shape input_;
  std::uint16_t threshold_;  // what is drawn below it leaves its number out
  Scalar kept_;              // what the others are multiplied by: 1 / (1 − rate)
  bool leavesOut_ = false;   // the latest forward()
  Random random_{1};
  std::vector<std::uint16_t> drawn_;  // for each number
  Scratch activations_;
};

}  // namespace inkling
