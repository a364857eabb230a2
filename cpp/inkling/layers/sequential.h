#pragma once

#include <memory>
#include <vector>

#include "inkling/layers/layer.h"
#include "inkling/scratch.h"

namespace inkling {

/// Layers one after the other, each taking what the one before it gives.
class Sequential : public Layer {
 public:
  /// At least one; each is made for the output shape of the one before.
  explicit Sequential(std::vector<std::unique_ptr<Layer>> layers);

  Shape outputShape() const override { return layers_.back()->outputShape(); }
  /// Of all layers, in order, named '0.weight', '0.bias', …
  std::vector<Parameter> parameters() const override;
  void bind(Scalar* parameters, Scalar* gradients) override;
  void initialize(Initializer initializer, Random& random) override;
  void seedNoise(std::uint64_t seed) override;
  MatrixView forward(ConstMatrixView x, Mode mode) override;
  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override;
  Index smallestBatch() const override;
  std::int64_t scratchBytes(std::int64_t batch, bool isInner) const override;

 private:
  std::vector<std::unique_ptr<Layer>> layers_;
  std::vector<MatrixView> outputs_;  // of each layer in the latest forward()
  std::vector<Scratch> inputGradients_;
};

}  // namespace inkling
