// Examples that are mostly zero: four fifths of MNIST's pixels are paper. The first layer leaves
// them out of both its products, with the same sums to the last bit.
#pragma once

#include <cstdint>
#include <vector>

#include "inkling/kernels/sparse_sums.h"
#include "inkling/scratch.h"
#include "inkling/types.h"

namespace inkling {

class SparseExamples {
 public:
  /// Notes the numbers of x, features × batch, that are not 0. False when some of the examples have
  /// so many that a dense product is faster: there is nothing for multiply() and outerProduct() to
  /// work on then.
  bool assign(ConstMatrixView x);

  /// How many bytes assign() and both products keep at the most, for x features × batch.
  static std::int64_t bytes(Index features, Index units, std::int64_t batch);

  /// z = W x + bias 1ᵀ, with W units × features, z units × batch.
  void multiply(ConstMatrixView W, const Scalar* bias, MatrixView z);

  /// dW = dz xᵀ, with dz units × batch, dW units × features.
  void outerProduct(ConstMatrixView dz, MatrixView dW);

 private:
  // Features in so many ranges: each is ordered by one thread.
  static constexpr Index kFeatureRanges = 4;

  bool list(ConstMatrixView x, Index first, Index last, std::size_t begin);
  Index firstFeature(Index range) const;
  const std::uint32_t* marksOf(Index example) const;
  Index countBefore(Index range) const;
  Lists listsByExample() const;
  Lists listsByFeature() const;
  void orderByFeature();
  void orderRange(Index range);

  Index features_ = 0;
  Index examples_ = 0;
  std::vector<WeightedColumn> byExample_;  // places are features; each group's in its own memory
  // Places in byExample_, for each example those where its ranges of features begin, and its end.
  std::vector<std::uint32_t> exampleMarks_;
  std::vector<WeightedColumn> byFeature_;     // places are examples
  std::vector<std::uint32_t> featureStarts_;  // features + 1 places in byFeature_
  Scratch copies_;                            // of W or dz, part by part
};

}  // namespace inkling
