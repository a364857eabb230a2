// Convolutions by 3×3 kernels with four ninths of the multiplications: Winograd's minimal filtering
// F(2×2, 3×3), as A. Lavin and S. Gray write it ('Fast Algorithms for Convolutional Neural
// Networks', 2016, section 4.1).
//
// The output is cut into tiles of 2 × 2, each of which sees 4 × 4 of the input. With
//
//        ⎡1  0 −1  0⎤       ⎡1  0  0⎤
//   Bᵀ = ⎢0  1  1  0⎥   G = ⎢½  ½  ½⎥   Aᵀ = ⎡1  1  1  0⎤
//        ⎢0 −1  1  0⎥       ⎢½ −½  ½⎥        ⎣0  1 −1 −1⎦
//        ⎣0  1  0 −1⎦       ⎣0  0  1⎦
//
// a tile d of one channel becomes V = Bᵀ d B, the kernel w of one filter and channel U = G w Gᵀ,
// and the output of the filter is Aᵀ M A, where M = Σ U ⊙ V over the channels: 16 multiplications
// take the place of 36. For all tiles, channels and filters together, each of the 16 places of M is
// a product of matrices. Gradients go back the same way, by the transposed maps:
//
//   dM = A dy Aᵀ    dU = Σ dM ⊙ V over the tiles, dw = Gᵀ dU G    dV = Σ U ⊙ dM over the filters,
//   dd = B dV Bᵀ
#pragma once

#include <cstdint>

#include "inkling/kernels/panels.h"
#include "inkling/kernels/winograd_maps.h"
#include "inkling/scratch.h"
#include "inkling/types.h"

namespace inkling {

/// One image at a time, with stride 1. Images and dx are (height + 2) × (width + 2) × channels, for
/// y and dy of height × width × filters, their channels side by side. Once the weights have been
/// transformed, several threads may work at once, each with `memory` of its own: memorySize()
/// numbers.
class Winograd {
 public:
  /// Whether it can be used, and is faster than the convolution as it is defined.
  static bool isWorthwhile(Shape output, Index kernelSize, Index stride, Index channels);

  Winograd(Shape output, Index channels);

  Index memorySize() const;

  /// How many numbers U and dU have: filters × channels for each of 16 places.
  Index transformedSize() const { return kPlaces * matrixSize(); }

  /// How many bytes U and its panels take, and those of Uᵀ if it `isTransposed`.
  std::int64_t bytes(bool isTransposed) const;

  /// Makes U, for convolve(), of W: filters × (3 · 3 · channels), the filters side by side.
  void transformWeights(const Scalar* W);

  /// Makes Uᵀ, for addInputGradient(), of the latest U.
  void transposeWeights();

  /// Takes the memory for that.
  void reserveTransposed();

  /// y = W * image + bias.
  void convolve(const Scalar* image, const Scalar* bias, Scalar* y, Scalar* memory);

  /// dU += what an image and its dy add to the gradient of the weights.
  void addWeightGradient(const Scalar* image, const Scalar* dy, Scalar* dU, Scalar* memory) const;

  /// dW, as W, of dU.
  void weightGradient(const Scalar* dU, Scalar* dW) const;

  /// dx += what dy gives for an image.
  void addInputGradient(const Scalar* dy, Scalar* dx, Scalar* memory);

 private:
  static constexpr Index kSide = 4;
  static constexpr Index kPlaces = kSide * kSide;

  /// 2 × 2 of the output, and the 4 × 4 of the input that begin at the same row and column.
  struct Tile {
    Index row;
    Index column;
    bool repeatsRow;  ///< its first one is the last of the tile above
    bool repeatsColumn;
  };

  /// For the tiles that are multiplied together.
  struct Buffers {
    Scalar* inputTiles;   ///< V: channels × tiles, for each place; then dV
    Scalar* outputTiles;  ///< M: filters × tiles, for each place; then dM
    Scalar* panels;       ///< dM of one place; before that, a copy of a tile's dy
  };

  Index tileRows() const { return (output_.height + 1) / 2; }
  Index tileColumns() const { return (output_.width + 1) / 2; }
  Index filters() const { return output_.channels; }
  Index matrixSize() const { return filters() * channels_; }
  Index mostTiles() const { return rowsTogether_ * tileColumns(); }
  Index inputRow() const { return (output_.width + 2) * channels_; }
  Index outputRow() const { return output_.width * filters(); }
  Index inputPlace(Tile tile) const { return tile.row * inputRow() + tile.column * channels_; }
  Index outputPlace(Tile tile) const { return tile.row * outputRow() + tile.column * filters(); }

  template <typename Visit>
  void eachStretch(Visit visit) const;
  template <typename Visit>
  void eachTile(Index firstRow, Index lastRow, Visit visit) const;
  void transformInput(const Scalar* image, Index firstRow, Index lastRow, Scalar* V) const;
  void transformOutputGradient(const Scalar* dy, Index firstRow, Index lastRow,
                               const Buffers& buffers) const;
  const Scalar* copyNewOutput(Squares<const Scalar> dy, Tile tile, Scalar* copy) const;
  Buffers divide(Scalar* memory) const;
  Index placeDistance(Index rows) const;
  Scalar* matrixOf(Scalar* matrices, Index rows, Index place) const;
  template <typename Number>
  Squares<Number> squaresOf(Number* matrices, Index rows, Index tile) const;
  Panels weightPanels(Index place);
  Panels transposedPanels(Index place);

  Shape output_;
  Index channels_;
  Index rowsTogether_;     // of tiles
  Scratch weights_;        // U: filters × channels, for each place
  Scratch packedWeights_;  // and in panels
  Scratch packedTransposed_;
};

}  // namespace inkling
