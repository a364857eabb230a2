// More examples than there are: each image, every time it is used, a little displaced.
#pragma once

#include <cstdint>

#include "inkling/random.h"
#include "inkling/scratch.h"
#include "inkling/types.h"

namespace inkling {

/// How far an image may be changed; every amount is drawn uniformly from −x to x, and what is for
/// each direction once for the rows and once for the columns. All 0: not at all.
struct AugmentationOptions {
  double shift = 0;     ///< pixels, in each direction: 0 .. 10
  double rotation = 0;  ///< degrees: 0 .. 180
  double scale = 0;     ///< of the size, in each direction by itself: 0 .. 0.9
  double shear = 0;     ///< tangent of the slant: 0 .. 2
  double elastic = 0;   ///< pixels that a point is moved, smoothly, in each direction: 0 .. 10

  bool isNone() const {
    return shift == 0 && rotation == 0 && scale == 0 && shear == 0 && elastic == 0;
  }
};

/// Throws std::invalid_argument when an amount is out of its range.
void checkAugmentation(const AugmentationOptions& options);

class Augmentation {
 public:
  /// For images of `shape` with one channel.
  Augmentation(AugmentationOptions options, Shape shape);

  /// How many numbers of scratch memory apply() needs.
  Index scratchSize() const { return (shape_.height + 2) * (shape_.width + 2); }

  /// Changes one image in place: shape.size() numbers, row by row, 0 is paper. All that is drawn
  /// comes from `random`; `scratch` has room for scratchSize() numbers.
  void apply(Scalar* image, Scalar* scratch, Random& random) const;

  /// Changes each column of `images` in place, on all threads: column j by what Random(stream + j)
  /// draws, so that neither the threads nor the size of a batch matter.
  void applyToEach(MatrixView images, std::uint64_t stream);

 private:
  AugmentationOptions options_;
  Shape shape_;
  Scratch scratch_;
};

}  // namespace inkling
