#include "inkling/layers/dropout.h"

#include <algorithm>
#include <cmath>

#include "inkling/parallel.h"

namespace inkling {

namespace {

// 16 random bits are enough for a rate.
constexpr int kOutOf = 65536;

// What one thread takes at a time.
constexpr Index kNumbersTogether = 8192;

void multiplyWhereKept(Index count, const Scalar* x, const std::uint16_t* drawn,
                       std::uint16_t threshold, Scalar kept, Scalar* result) {
  for (Index i = 0; i < count; ++i) result[i] = x[i] * (drawn[i] < threshold ? Scalar(0) : kept);
}

}  // namespace

Dropout::Dropout(Shape input, double rate)
    : input_(input),
      threshold_(static_cast<std::uint16_t>(std::min(std::lround(rate * kOutOf), kOutOf - 1L))),
      kept_(static_cast<Scalar>(kOutOf / (kOutOf - static_cast<double>(threshold_)))) {}

MatrixView Dropout::forward(ConstMatrixView x, Mode mode) {
  MatrixView a = activations_.view(x.rows(), x.cols());
  leavesOut_ = mode == Mode::kTrain;
  if (leavesOut_) draw(x.size());
  multiplyByFactors(x, a);
  return a;
}

// Four decisions from each number of the generator, one after the other.
void Dropout::draw(Index count) {
  const auto size = static_cast<std::size_t>(count);
  drawn_.reserve(size);  // exactly so many, where resize() alone may take twice as much memory
  drawn_.resize(size);
  for (std::size_t i = 0; i < size; i += 4) {
    std::uint64_t bits = random_.next();
    for (std::size_t j = i; j < std::min(i + 4, size); ++j, bits >>= 16) {
      drawn_[j] = static_cast<std::uint16_t>(bits);
    }
  }
}

void Dropout::multiplyByFactors(ConstMatrixView x, MatrixView result) const {
  parallelRanges(x.size(), kNumbersTogether, [&](Index first, Index last) {
    const Scalar* from = x.data() + first;
    Scalar* to = result.data() + first;
    if (leavesOut_) {
      multiplyWhereKept(last - first, from, drawn_.data() + first, threshold_, kept_, to);
    } else {
      std::copy(from, from + (last - first), to);
    }
  });
}

void Dropout::backward(ConstMatrixView /*x*/, MatrixView da, MatrixView* dx) {
  if (dx != nullptr) multiplyByFactors({da.data(), da.rows(), da.cols()}, *dx);
}

}  // namespace inkling
