#include "inkling/layers/winograd.h"

#include <algorithm>

namespace inkling {

namespace {

// At least so many tiles, in whole rows, are multiplied together, if there are so many: few enough
// for the nearer caches, many enough for whole tiles of a product.
constexpr Index kTilesTogether = 24;

// With fewer weights at each place (filters × channels), or fewer pixels a side, the transforms
// take longer than the products save. With more weights, 16 places instead of 9 taps take much
// memory.
constexpr Index kFewestWeights = 256;
constexpr Index kMostWeights = 262'144;  // 512 × 512
constexpr Index kSmallestSide = 4;

constexpr Index kCacheLine = 64 / static_cast<Index>(sizeof(Scalar));

// Where U ⊙ V goes into each of the four outputs, as it is: the bias is added there.
constexpr Index kBiasPlace = 5;

}  // namespace

bool Winograd::isWorthwhile(Shape output, Index kernelSize, Index stride, Index channels) {
  const Index weights = channels * output.channels;
  return kernelSize == 3 && stride == 1 && channels % kLanes == 0 &&
         output.channels % kLanes == 0 && weights >= kFewestWeights && weights <= kMostWeights &&
         std::min(output.height, output.width) >= kSmallestSide;
}

Winograd::Winograd(Shape output, Index channels)
    : output_(output),
      channels_(channels),
      rowsTogether_(std::min((kTilesTogether + tileColumns() - 1) / tileColumns(), tileRows())) {}

// From one place of V or M to the next. A line of the cache more than the numbers there are: places
// that were a power of two apart would push each other out of it.
Index Winograd::placeDistance(Index rows) const { return rows * mostTiles() + kCacheLine; }

// The matrix of one place of V or M, `rows` × tiles.
Scalar* Winograd::matrixOf(Scalar* matrices, Index rows, Index place) const {
  return matrices + place * placeDistance(rows);
}

// One tile's part of V or M, as squares side by side.
template <typename Number>
Squares<Number> Winograd::squaresOf(Number* matrices, Index rows, Index tile) const {
  return squaresOfPlaces(matrices + tile * rows, kSide, placeDistance(rows));
}

Winograd::Buffers Winograd::divide(Scalar* memory) const {
  Scalar* outputTiles = memory + kPlaces * placeDistance(channels_);
  return {memory, outputTiles, outputTiles + kPlaces * placeDistance(filters())};
}

Index Winograd::memorySize() const {
  return kPlaces * (placeDistance(channels_) + placeDistance(filters())) +
         Panels::paddedRows(filters()) * mostTiles();
}

std::int64_t Winograd::bytes(bool isTransposed) const {
  const std::int64_t bytes = Scratch::bytes(matrixSize(), kPlaces) +
                             Scratch::bytes(Panels::paddedRows(filters()) * channels_, kPlaces);
  if (!isTransposed) return bytes;
  return bytes + Scratch::bytes(Panels::paddedRows(channels_) * filters(), kPlaces);
}

Panels Winograd::weightPanels(Index place) {
  const Index size = Panels::paddedRows(filters()) * channels_;
  return {filters(), channels_, packedWeights_.view(size, kPlaces).col(place).data()};
}

Panels Winograd::transposedPanels(Index place) {
  const Index size = Panels::paddedRows(channels_) * filters();
  return {channels_, filters(), packedTransposed_.view(size, kPlaces).col(place).data()};
}

void Winograd::transformWeights(const Scalar* W) {
  const Index size = matrixSize();
  MatrixView U = weights_.view(size, kPlaces);
  mapWeights(size, squaresOfPlaces(W, 3, size), squaresOfPlaces(U.data(), kSide, size));
  for (Index place = 0; place < kPlaces; ++place) {
    Panels panels = weightPanels(place);
    panels.packRange({U.col(place).data(), filters(), channels_}, 0, panels.count());
  }
}

void Winograd::reserveTransposed() { transposedPanels(0); }

void Winograd::transposeWeights() {
  const MatrixView U = weights_.view(matrixSize(), kPlaces);
  for (Index place = 0; place < kPlaces; ++place) {
    Panels panels = transposedPanels(place);
    panels.packTransposedRange({U.col(place).data(), filters(), channels_}, 0, panels.count());
  }
}

void Winograd::weightGradient(const Scalar* dU, Scalar* dW) const {
  const Index size = matrixSize();
  mapWeightGradients(size, squaresOfPlaces(dU, kSide, size), squaresOfPlaces(dW, 3, size));
}

// Calls visit(first row of tiles, last, tiles) for as many rows as are multiplied together.
template <typename Visit>
void Winograd::eachStretch(Visit visit) const {
  for (Index first = 0; first < tileRows(); first += rowsTogether_) {
    const Index last = std::min(first + rowsTogether_, tileRows());
    visit(first, last, (last - first) * tileColumns());
  }
}

// Calls visit(tile, number) for all tiles of these rows. The last one of an odd number of rows or
// columns begins with one that the tile before it has done.
template <typename Visit>
void Winograd::eachTile(Index firstRow, Index lastRow, Visit visit) const {
  Index number = 0;
  for (Index y = firstRow; y < lastRow; ++y) {
    for (Index x = 0; x < tileColumns(); ++x) {
      const Index row = std::min(2 * y, output_.height - 2);
      const Index column = std::min(2 * x, output_.width - 2);
      visit(Tile{row, column, row < 2 * y, column < 2 * x}, number++);
    }
  }
}

// V of the tiles of these rows.
void Winograd::transformInput(const Scalar* image, Index firstRow, Index lastRow, Scalar* V) const {
  eachTile(firstRow, lastRow, [&](Tile tile, Index number) {
    mapInput(channels_, {image + inputPlace(tile), inputRow(), channels_},
             squaresOf(V, channels_, number));
  });
}

// dM of the tiles of these rows. What the tile before has done counts there: here it is 0, in a
// copy where panels are packed later. (That is large enough: there are at least four tiles.)
void Winograd::transformOutputGradient(const Scalar* dy, Index firstRow, Index lastRow,
                                       const Buffers& buffers) const {
  eachTile(firstRow, lastRow, [&](Tile tile, Index number) {
    Squares<const Scalar> gradients{dy + outputPlace(tile), outputRow(), filters()};
    if (tile.repeatsRow || tile.repeatsColumn) {
      gradients = {copyNewOutput(gradients, tile, buffers.panels), 2 * filters(), filters()};
    }
    mapOutputGradients(filters(), gradients, squaresOf(buffers.outputTiles, filters(), number));
  });
}

// The 2 × 2 pixels of a tile, those that it repeats as zeros.
const Scalar* Winograd::copyNewOutput(Squares<const Scalar> dy, Tile tile, Scalar* copy) const {
  std::fill_n(copy, 4 * filters(), Scalar(0));
  for (int y = tile.repeatsRow; y < 2; ++y) {
    for (int x = tile.repeatsColumn; x < 2; ++x) {
      std::copy_n(dy.at(y, x), filters(), copy + (2 * y + x) * filters());
    }
  }
  return copy;
}

void Winograd::convolve(const Scalar* image, const Scalar* bias, Scalar* y, Scalar* memory) {
  const Buffers buffers = divide(memory);
  eachStretch([&](Index firstRow, Index lastRow, Index tiles) {
    transformInput(image, firstRow, lastRow, buffers.inputTiles);
    for (Index place = 0; place < kPlaces; ++place) {
      multiplyPanels(weightPanels(place),
                     {matrixOf(buffers.inputTiles, channels_, place), channels_, 1, channels_},
                     tiles, place == kBiasPlace ? bias : nullptr,
                     matrixOf(buffers.outputTiles, filters(), place));
    }
    eachTile(firstRow, lastRow, [&](Tile tile, Index number) {
      mapOutput(filters(), squaresOf<const Scalar>(buffers.outputTiles, filters(), number),
                {y + outputPlace(tile), outputRow(), filters()});
    });
  });
}

void Winograd::addWeightGradient(const Scalar* image, const Scalar* dy, Scalar* dU,
                                 Scalar* memory) const {
  const Buffers buffers = divide(memory);
  eachStretch([&](Index firstRow, Index lastRow, Index tiles) {
    transformInput(image, firstRow, lastRow, buffers.inputTiles);
    transformOutputGradient(dy, firstRow, lastRow, buffers);
    for (Index place = 0; place < kPlaces; ++place) {
      const Panels dM = Panels::pack(
          {matrixOf(buffers.outputTiles, filters(), place), filters(), tiles}, buffers.panels);
      for (Index panel = 0; panel < dM.count(); ++panel) {
        accumulatePanel(dM, panel,
                        {matrixOf(buffers.inputTiles, channels_, place), 1, channels_, tiles},
                        channels_, dU + place * matrixSize());
      }
    }
  });
}

void Winograd::addInputGradient(const Scalar* dy, Scalar* dx, Scalar* memory) {
  const Buffers buffers = divide(memory);
  eachStretch([&](Index firstRow, Index lastRow, Index tiles) {
    transformOutputGradient(dy, firstRow, lastRow, buffers);
    for (Index place = 0; place < kPlaces; ++place) {
      multiplyPanels(transposedPanels(place),
                     {matrixOf(buffers.outputTiles, filters(), place), filters(), 1, filters()},
                     tiles, nullptr, matrixOf(buffers.inputTiles, channels_, place));
    }
    eachTile(firstRow, lastRow, [&](Tile tile, Index number) {
      addInputGradients(channels_, squaresOf<const Scalar>(buffers.inputTiles, channels_, number),
                        {dx + inputPlace(tile), inputRow(), channels_});
    });
  });
}

}  // namespace inkling
