#include "inkling/layers/dropout.h"

#include <algorithm>
#include <cmath>

namespace inkling {

Dropout::Dropout(Shape input, double rate) : input_(input), rate_(rate) {}

MatrixView Dropout::forward(ConstMatrixView x, Mode mode) {
  MatrixView a = activations_.view(x.rows(), x.cols());
  MatrixView factors = factors_.view(x.rows(), x.cols());
  if (mode == Mode::kTrain) {
    drawFactors(factors);
    a = x.cwiseProduct(factors);
  } else {
    factors.setOnes();
    a = x;
  }
  return a;
}

void Dropout::drawFactors(MatrixView factors) {
  // Four decisions from each number drawn: 16 bits are enough for a rate.
  constexpr int kOutOf = 65536;
  const auto threshold =
      static_cast<std::uint64_t>(std::min(std::lround(rate_ * kOutOf), kOutOf - 1L));
  const auto kept = static_cast<Scalar>(kOutOf / (kOutOf - static_cast<double>(threshold)));
  for (Index i = 0; i < factors.size(); i += 4) {
    std::uint64_t bits = random_.next();
    for (Index j = i; j < std::min(i + 4, factors.size()); ++j, bits >>= 16) {
      factors.data()[j] = (bits & 0xffff) < threshold ? Scalar(0) : kept;
    }
  }
}

void Dropout::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  if (dx != nullptr) *dx = da.cwiseProduct(factors_.view(x.rows(), x.cols()));
}

}  // namespace inkling
