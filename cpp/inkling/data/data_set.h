// Labelled images, kept as the bytes they came in: 60,000 of MNIST take 47 MB.
#pragma once

#include <cstdint>

#include "inkling/data/idx.h"
#include "inkling/types.h"

namespace inkling {

/// A run of examples of a data set: [first, first + count).
struct Range {
  Index first = 0;
  Index count = 0;
};

class DataSet {
 public:
  /// Takes two whole IDX files. Throws std::runtime_error when either is malformed, when they
  /// differ in number, or when they are empty.
  DataSet(Bytes images, Bytes labels);

  /// A copy of some examples; it has as many classes as the whole. Throws as checkRange does.
  DataSet slice(Range range) const;

  /// Adds the examples of another at the end. Throws std::invalid_argument unless its images have
  /// the same shape.
  void append(const DataSet& other);

  Index count() const { return images_.count; }
  Shape shape() const { return {images_.height, images_.width, 1}; }
  /// The largest label plus one.
  Index classes() const { return classes_; }

  const std::uint8_t* image(Index example) const {
    return imageBytes_.data() + images_.offset + example * shape().size();
  }
  std::uint8_t label(Index example) const { return labelBytes_[labels_.offset + example]; }

  /// Throws std::invalid_argument unless `range` is not empty and lies within the data set.
  void checkRange(Range range) const;

  /// Copies `count` examples, converted to numbers in 0..1, one a column.
  /// `pixels` is shape().size() × count, `labels` has room for count.
  void gather(const std::uint32_t* examples, Index count, MatrixView pixels,
              std::uint8_t* labels) const;

 private:
  DataSet() = default;

  Bytes imageBytes_;
  Bytes labelBytes_;
  IdxImages images_{};
  IdxLabels labels_{};
  Index classes_ = 0;
};

/// Bytes 0..255 to numbers 0..1.
void pixelsToScalars(const std::uint8_t* bytes, Index count, Scalar* scalars);

}  // namespace inkling
