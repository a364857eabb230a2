// A fully connected layer.
#pragma once

#include <vector>

#include "inkling/kernels/product.h"
#include "inkling/kernels/sparse_examples.h"
#include "inkling/layers/activation.h"
#include "inkling/layers/layer.h"
#include "inkling/scratch.h"

namespace inkling {

/// a = activation(W x + b), with W units × inputs and b units × 1.
class Dense : public Layer {
 public:
  Dense(Index inputs, Index units, Activation activation);

  Shape outputShape() const override { return Shape::flat(units_); }
  std::vector<Parameter> parameters() const override;
  void bind(Scalar* parameters, Scalar* gradients) override;
  void initialize(Initializer initializer, Random& random) override;
  MatrixView forward(ConstMatrixView x, Mode mode) override;
  void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) override;
  std::int64_t scratchBytes(std::int64_t batch, bool isInner) const override;

 private:
  ConstMatrixView weights() const { return {parameters_, units_, inputs_}; }
  const Scalar* biases() const { return parameters_ + units_ * inputs_; }

  Index inputs_;
  Index units_;
  Activation activation_;
  Scalar* parameters_ = nullptr;  // W, then b
  Scalar* gradients_ = nullptr;   // dW, then db
  Scratch output_;                // a, units × batch
  ProductScratch scratch_;
  SparseExamples sparse_;  // of the latest x, if isSparse_
  bool isSparse_ = false;
};

}  // namespace inkling
