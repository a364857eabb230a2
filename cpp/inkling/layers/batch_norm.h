#pragma once

#include <vector>

#include "inkling/layers/layer.h"
#include "inkling/scratch.h"

namespace inkling {

/// a = γ (x − μ) / √(σ² + ε) + β, for each channel: with the mini-batch's mean and variance while
/// it trains, else with their running means (S. Ioffe and C. Szegedy, 'Batch Normalization', 2015).
///
/// The running means lie among the parameters, with gradient 0: so they are saved, copied and put
/// back with the others.
///
/// One number a channel has no variance. So a layer that sees one pixel of each example wants
/// mini-batches of two or more; where the last of an epoch is a single example, its output is β,
/// nothing is learnt but β and what lies behind it, and the running means stay.
class BatchNorm : public Layer {
 public:
  explicit BatchNorm(Shape input);

  Shape outputShape() const override { return input_; }
  std::vector<Parameter> parameters() const override;
  void bind(Scalar* parameters, Scalar* gradients) override;
  void initialize(Initializer initializer, Random& random) override;
  MatrixView forward(ConstMatrixView x, Mode mode) override;
  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override;
  Index smallestBatch() const override { return input_.isFlat() ? 2 : 1; }
  std::int64_t scratchBytes(std::int64_t batch, bool isInner) const override;

 private:
  VectorView parameter(Index which) const {
    return {parameters_ + which * input_.channels, input_.channels};
  }

  template <typename Sum>
  void sumColumns(Index count, Sum sum);
  void measure(const Scalar* x, Index count);

  Shape input_;
  Scalar* parameters_ = nullptr;  // γ, β, running mean, running variance
  Scalar* gradients_ = nullptr;   // dγ, dβ, 0, 0
  Scratch activations_;
  Scratch partSums_;  // 2 channels × parts of the columns
  Vector mean_;       // μ of the latest forward()
  Vector factor_;     // 1 / √(σ² + ε)
  Vector scale_;      // γ / √(σ² + ε)
  Vector sums_;       // two a channel
};

}  // namespace inkling
