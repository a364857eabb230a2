#pragma once

#include <memory>
#include <vector>

#include "inkling/layers/activation.h"
#include "inkling/layers/conv2d.h"
#include "inkling/layers/sequential.h"

namespace inkling {

/// a = activation(F(x) + shortcut(x)), with F some layers in a row (K. He et al., 'Deep Residual
/// Learning for Image Recognition', 2016, figure 2). The shortcut is x itself where the shapes
/// agree, else a convolution of 1 × 1 with the stride that makes them agree (option B there).
class Residual : public Layer {
 public:
  Residual(Shape input, std::vector<std::unique_ptr<Layer>> layers, Activation activation);

  /// The stride from 1 to 8 with which a convolution of 1 × 1 makes images of the output's size; 0
  /// where none does.
  static Index shortcutStride(const Shape& input, const Shape& output);

  Shape outputShape() const override { return layers_.outputShape(); }
  /// 'layers.0.weight', …, then 'shortcut.weight' and 'shortcut.bias' where there is one.
  std::vector<Parameter> parameters() const override;
  void bind(Scalar* parameters, Scalar* gradients) override;
  void initialize(Initializer initializer, Random& random) override;
  void seedNoise(std::uint64_t seed) override;
  MatrixView forward(ConstMatrixView x, Mode mode) override;
  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override;
  Index smallestBatch() const override { return layers_.smallestBatch(); }
  std::int64_t scratchBytes(std::int64_t batch, bool isInner) const override;

 private:
  Shape input_;
  Sequential layers_;                 // F
  std::unique_ptr<Conv2d> shortcut_;  // null where it is x itself
  Activation activation_;
  Scratch activations_;        // a: output size × batch
  Scratch innerGradients_;     // dz for F, which uses it up
  Scratch shortcutGradients_;  // dx of the shortcut
};

}  // namespace inkling
