// A two-dimensional convolution (as networks have it: a correlation).
#pragma once

#include <vector>

#include "inkling/kernels/panels.h"
#include "inkling/kernels/sparse_sums.h"
#include "inkling/layers/activation.h"
#include "inkling/layers/layer.h"
#include "inkling/scratch.h"

namespace inkling {

/// z(y, x, f) = b(f) + Σ W(f, ky, kx, c) · input(y s + ky, x s + kx, c), over the kernel, with
/// stride s; a = activation(z). Where the output is larger than the kernel leaves room for
/// ('same'), the input is surrounded by zeros, as Keras has it.
///
/// The patch under the kernel is kernel rows of (kernel width × channels) consecutive numbers, so
/// that the input is never copied into columns: tiles walk the rows where they are.
///
/// W is filters × (kernel · kernel · channels), column-major: the filters of one tap side by side.
class Conv2d : public Layer {
 public:
  Conv2d(Shape input, Shape output, Index kernelSize, Index stride, Activation activation);

  Shape outputShape() const override { return output_; }
  std::vector<Parameter> parameters() const override;
  void bind(Scalar* parameters, Scalar* gradients) override;
  void initialize(Initializer initializer, Random& random) override;
  MatrixView forward(ConstMatrixView x, Mode mode) override;
  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override;
  std::int64_t scratchBytes(std::int64_t batch, bool isInner) const override;

 private:
  Index taps() const { return kernel_ * kernel_ * input_.channels; }
  ConstMatrixView weights() const { return {parameters_, output_.channels, taps()}; }
  const Scalar* biases() const { return parameters_ + output_.channels * taps(); }
  Index pixels() const { return output_.height * output_.width; }
  Index rowTaps() const { return kernel_ * input_.channels; }
  Index rowSize() const { return padded_.width * padded_.channels; }
  bool isPadded() const { return padded_ != input_; }

  /// Of one example's dz in panels.
  Index packedSize() const { return Panels::paddedRows(output_.channels) * pixels(); }

  ConstMatrixView pad(ConstMatrixView x);
  const Scalar* paddedImage(ConstMatrixView x, Index example);
  void reserveScratch(Index examples, bool isInner);
  void listPlaces();
  Index makeLogitGradient(MatrixView da);
  void denseGradients(ConstMatrixView x, ConstMatrixView dz, MatrixView* dx);
  void sparseGradients(ConstMatrixView x, ConstMatrixView dz, MatrixView* dx);
  void addSparseWeightGradient(const Scalar* image, const Scalar* dz, Scalar* dW) const;
  void addSparseInputGradient(const Scalar* filterWeights, const Scalar* dz, Scalar* dx) const;
  template <typename AddParameterGradient, typename AddInputGradient>
  const Scalar* sumParts(Index examples, MatrixView* dx, AddParameterGradient addParameterGradient,
                         AddInputGradient addInputGradient);
  void addWeightGradient(const Panels& dz, const Scalar* image, Scalar* dW) const;
  void addBiasGradient(const Scalar* dz, Scalar* db) const;
  Scalar* clearedInputGradient(MatrixView dx, Index example);
  void addInputGradient(const Panels& weights, const Scalar* dz, Scalar* columns, Scalar* dx) const;
  void unpad(const Scalar* padded, Scalar* image) const;

  Shape input_;
  Shape output_;
  Shape padded_;  // the input with its border of zeros
  Index top_;     // rows of border above, of all; the same at the left
  Index left_;
  Index kernel_;
  Index stride_;
  Activation activation_;
  std::vector<std::uint32_t> corners_;        // of the patch of each position, in the padded image
  std::vector<std::uint32_t> filterNumbers_;  // 0, 1, 2, …
  Scalar* parameters_ = nullptr;              // W, then b
  Scalar* gradients_ = nullptr;               // dW, then db
  Scratch activations_;                       // a: output size × batch
  Scratch paddedInput_;                       // padded size × batch
  Scratch packedWeights_;
  Scratch packedTransposed_;
  Scratch transposedWeights_;         // taps × filters
  std::vector<Index> nonZeroCounts_;  // of each example's dz
  Scratch packedGradients_;           // dz in panels: packedSize() × groups
  Scratch groupSums_;                 // dW and db of each group of examples
  Scratch columns_;                   // of each example: taps × output width
  Scratch paddedGradients_;           // dx with its borders: padded size × batch
};

}  // namespace inkling
