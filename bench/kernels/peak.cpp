#include "peak.h"

#include <algorithm>
#include <iterator>

#include "inkling/kernels/tile.h"

namespace inkling::bench {

namespace {

// Where the sums go, so that no compiler leaves them out.
volatile float result = 0;

template <int N>
void consume(const Vec (&sums)[N]) {
  Vec total{};
  for (const Vec& sum : sums) total += sum;
  result = result + total[0] + total[1] + total[2] + total[3];
}

// sum ← sum · factor + number: each multiply-add waits for the one before, twelve do not wait for
// one another, which is as many as keep two units of multiplication and two of addition busy.
double runRegisters(long steps) {
  constexpr int kSums = 12;
  const Vec factor = Vec{} + 0.999F + result;
  const Vec number = Vec{} + 0.001F + result;
  Vec sums[kSums] = {};
  for (int i = 0; i < kSums; ++i) sums[i] += static_cast<float>(i);
  for (long step = 0; step < steps; ++step) {
#pragma clang loop unroll(full)
    for (int i = 0; i < kSums; ++i) sums[i] = sums[i] * factor + number;
  }
  consume(sums);
  return 2.0 * kLanes * kSums * static_cast<double>(steps);
}

// Tiles of a product as it is, again and again: nothing is packed, no cache is missed.
double runProduct(long steps) {
  constexpr Index kDepth = 256;  // 12 KiB on the left, 3 KiB on the right
  constexpr int kVectors = 3;
  constexpr int kWidth = stripWidth(kVectors);
  static Scalar left[kDepth * panelRows(kVectors)];
  static Scalar right[kDepth * kWidth];
  std::fill(std::begin(left), std::end(left), 0.5F + result);
  std::fill(std::begin(right), std::end(right), 0.5F + result);
  Vec total{};
  const long tiles = (steps + kDepth - 1) / kDepth;
  for (long t = 0; t < tiles; ++t) {
    Tile<kVectors, kWidth> tile;
    tile.fill({});
    multiplyAdd(tile, left, right, kDepth);
    for (const TileColumn<kVectors>& column : tile.columns) {
      for (const Vec& sum : column.vectors) total += sum;
    }
  }
  consume({total});
  return 2.0 * panelRows(kVectors) * kWidth * kDepth * static_cast<double>(tiles);
}

}  // namespace

double runPeak(PeakLoop loop, long steps) {
  switch (loop) {
    case PeakLoop::kRegisters:
      return runRegisters(steps);
    case PeakLoop::kProduct:
      return runProduct(steps);
  }
  return 0;
}

}  // namespace inkling::bench
