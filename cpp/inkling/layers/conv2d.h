// A two-dimensional convolution (as networks have it: a correlation).
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "inkling/function_ref.h"
#include "inkling/kernels/panels.h"
#include "inkling/kernels/sparse_sums.h"
#include "inkling/layers/activation.h"
#include "inkling/layers/layer.h"
#include "inkling/layers/winograd.h"
#include "inkling/scratch.h"

namespace inkling {

/// z(y, x, f) = b(f) + Σ W(f, ky, kx, c) · input(y s + ky, x s + kx, c), over the kernel, with
/// stride s; a = activation(z). Where the output is larger than the kernel leaves room for
/// ('same'), the input is surrounded by zeros, as Keras has it.
///
/// The patch under the kernel is kernel rows of (kernel width × channels) consecutive numbers, so
/// that the input is never copied into columns: tiles walk the rows where they are. Between many
/// channels, kernels of 3 × 3 go by Winograd's tiles instead.
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
  /// (example, sums, memory): adds the example's share to the sums; no other thread uses the memory
  /// meanwhile.
  using AddShare = FunctionRef<Index, Scalar*, Scalar*>;

  // Into so many parts at the most the examples are divided: each needs memory of its own.
  static constexpr Index kMostParts = 32;

  static Index partSize(Index examples) {
    return std::max<Index>(1, (examples + kMostParts - 1) / kMostParts);
  }
  static Index partCount(Index examples) {
    return (examples + partSize(examples) - 1) / partSize(examples);
  }

  Index taps() const { return kernel_ * kernel_ * input_.channels; }
  ConstMatrixView weights() const { return {parameters_, output_.channels, taps()}; }
  const Scalar* biases() const { return parameters_ + output_.channels * taps(); }
  Index pixels() const { return output_.height * output_.width; }
  Index rowTaps() const { return kernel_ * input_.channels; }
  Index rowSize() const { return padded_.width * padded_.channels; }
  bool isPadded() const { return padded_ != input_; }

  Index weightCount() const { return output_.channels * taps(); }
  Index groupMemorySize() const;
  Index partMemorySize() const;
  Index mostWeightSums() const;

  ConstMatrixView pad(ConstMatrixView x);
  void convolve(ConstMatrixView images, MatrixView a);
  void convolveByTiles(ConstMatrixView images, MatrixView a);
  MatrixView partMemory(Index examples);
  template <typename Visit>
  void eachExample(Index examples, Index part, Visit visit);
  const Scalar* paddedImage(ConstMatrixView x, Index example);
  void reserveScratch(Index examples, bool isInner);
  void listPlaces();
  Index makeLogitGradient(MatrixView da);
  void denseGradients(ConstMatrixView x, ConstMatrixView dz, MatrixView* dx);
  void sparseGradients(ConstMatrixView x, ConstMatrixView dz, MatrixView* dx);
  void tiledGradients(ConstMatrixView x, ConstMatrixView dz, MatrixView* dx);
  void addSparseWeightGradient(const Scalar* image, const Scalar* dz, Scalar* dW) const;
  void addSparseInputGradient(const Scalar* filterWeights, const Scalar* dz, Scalar* dx) const;
  const Scalar* sumParts(ConstMatrixView dz, Index weightSums, MatrixView* dx,
                         AddShare addWeightShare, AddShare addInputShare);
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
  std::optional<Winograd> winograd_;          // where it is faster
  Scratch activations_;                       // a: output size × batch
  Scratch paddedInput_;                       // padded size × batch
  Scratch packedWeights_;                     // this and the next: unused with tiles
  Scratch packedTransposed_;
  Scratch transposedWeights_;         // taps × filters
  std::vector<Index> nonZeroCounts_;  // of each example's dz
  Scratch groupMemory_;               // groupMemorySize() × groups of examples
  Scratch groupSums_;                 // dW or dU, then db: (mostWeightSums() + filters) × groups
  Scratch partMemory_;                // partMemorySize() × parts
  Scratch paddedGradients_;           // dx with its borders: padded size × batch
};

/// The memory of each part of the examples.
inline MatrixView Conv2d::partMemory(Index examples) {
  return partMemory_.view(partMemorySize(), std::min(examples, kMostParts));
}

/// Calls visit(example, memory) for the examples of a part.
template <typename Visit>
void Conv2d::eachExample(Index examples, Index part, Visit visit) {
  const Index together = partSize(examples);
  Scalar* memory = partMemory(examples).col(part).data();
  for (Index i = part * together; i < std::min(examples, (part + 1) * together); ++i) {
    visit(i, memory);
  }
}

}  // namespace inkling
