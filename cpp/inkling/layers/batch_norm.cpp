#include "inkling/layers/batch_norm.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "inkling/kernels/simd.h"
#include "inkling/parallel.h"

namespace inkling {

namespace {
constexpr Index kGamma = 0;
constexpr Index kBeta = 1;
constexpr Index kMean = 2;
constexpr Index kVariance = 3;
constexpr auto kEpsilon = static_cast<Scalar>(1e-5);  // PyTorch's
constexpr auto kMomentum = static_cast<Scalar>(0.1);  // the share of the newest mini-batch

// What one thread takes at a time: as much as the nearest cache holds.
constexpr Index kNumbersTogether = 8192;

// 1 / √(σ² + ε).
Scalar factorOf(Scalar variance) { return 1 / std::sqrt(variance + kEpsilon); }

Index columnsTogether(Index channels) { return std::max<Index>(1, kNumbersTogether / channels); }

std::int64_t partCount(std::int64_t columns, Index channels) {
  return (columns + columnsTogether(channels) - 1) / columnsTogether(channels);
}

}  // namespace

BatchNorm::BatchNorm(Shape input)
    : input_(input),
      mean_(Vector::Zero(input.channels)),
      factor_(Vector::Ones(input.channels)),
      scale_(Vector::Ones(input.channels)),
      sums_(Vector::Zero(2 * input.channels)) {}

std::vector<Parameter> BatchNorm::parameters() const {
  const Index channels = input_.channels;
  return {{"weight", channels, 1, 0, {channels}},
          {"bias", channels, 1, channels, {channels}},
          {"running_mean", channels, 1, 2 * channels, {channels}, Parameter::Kind::kMean},
          {"running_var", channels, 1, 3 * channels, {channels}, Parameter::Kind::kVariance}};
}

void BatchNorm::bind(Scalar* parameters, Scalar* gradients) {
  parameters_ = parameters;
  gradients_ = gradients;
}

void BatchNorm::initialize(Initializer /*initializer*/, Random& /*random*/) {
  parameter(kGamma).setOnes();
  parameter(kBeta).setZero();
  parameter(kMean).setZero();
  parameter(kVariance).setOnes();
}

// Two sums a channel over all columns, into sums_: sum(zero, channel, first column, last) gives
// both for a vector of channels. Each part of the columns has sums of its own, which are added in
// order: the same numbers for any number of threads.
template <typename Sum>
void BatchNorm::sumColumns(Index count, Sum sum) {
  const Index channels = input_.channels;
  const Index together = columnsTogether(channels);
  MatrixView parts = partSums_.view(2 * channels, static_cast<Index>(partCount(count, channels)));
  parallelRanges(count, together, [&](Index first, Index last) {
    Scalar* part = parts.data() + first / together * parts.rows();
    eachVector(channels, [&](auto zero, Index channel) {
      const auto both = sum(zero, channel, first, last);
      storeAs(part + channel, both.first);
      storeAs(part + channels + channel, both.second);
    });
  });
  std::copy_n(parts.data(), sums_.size(), sums_.data());
  for (Index part = 1; part < parts.cols(); ++part) {
    addTo(sums_.size(), parts.col(part).data(), sums_.data());
  }
}

void BatchNorm::measure(const Scalar* x, Index count) {
  const Index channels = input_.channels;
  sumColumns(count, [&](auto zero, Index channel, Index first, Index last) {
    auto sum = zero;
    for (Index column = first; column < last; ++column) {
      sum += loadAs<decltype(zero)>(x + column * channels + channel);
    }
    return std::make_pair(sum, zero);
  });
  mean_ = sums_.head(channels) / static_cast<Scalar>(count);
  sumColumns(count, [&](auto zero, Index channel, Index first, Index last) {
    using Number = decltype(zero);
    const auto mean = loadAs<Number>(mean_.data() + channel);
    auto squares = zero;
    for (Index column = first; column < last; ++column) {
      const Number difference = loadAs<Number>(x + column * channels + channel) - mean;
      squares += difference * difference;
    }
    return std::make_pair(squares, zero);
  });
  const Scalar unbiased = static_cast<Scalar>(count) / static_cast<Scalar>(count - 1);
  for (Index channel = 0; channel < channels; ++channel) {
    const Scalar variance = sums_(channel) / static_cast<Scalar>(count);
    factor_(channel) = factorOf(variance);
    if (count == 1) continue;
    Scalar& runningMean = parameter(kMean)(channel);
    runningMean += kMomentum * (mean_(channel) - runningMean);
    Scalar& runningVariance = parameter(kVariance)(channel);
    runningVariance += kMomentum * (variance * unbiased - runningVariance);
  }
}

MatrixView BatchNorm::forward(ConstMatrixView x, Mode mode) {
  const Index channels = input_.channels;
  const Index count = x.size() / channels;
  if (mode == Mode::kTrain) {
    measure(x.data(), count);
  } else {
    mean_ = parameter(kMean);
    for (Index channel = 0; channel < channels; ++channel) {
      factor_(channel) = factorOf(parameter(kVariance)(channel));
    }
  }
  scale_ = factor_.cwiseProduct(parameter(kGamma));
  MatrixView a = activations_.view(x.rows(), x.cols());
  parallelRanges(count, columnsTogether(channels), [&](Index first, Index last) {
    eachVector(channels, [&](auto zero, Index channel) {
      using Number = decltype(zero);
      const auto mean = loadAs<Number>(mean_.data() + channel);
      const auto scale = loadAs<Number>(scale_.data() + channel);
      const auto beta = loadAs<Number>(parameter(kBeta).data() + channel);
      for (Index place = first * channels + channel; place < last * channels; place += channels) {
        storeAs(a.data() + place, (loadAs<Number>(x.data() + place) - mean) * scale + beta);
      }
    });
  });
  return a;
}

void BatchNorm::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  // With n = (x − μ) / √(σ² + ε), over the m numbers of a channel (Ioffe and Szegedy, section 3):
  //   dγ = Σ da n,  dβ = Σ da
  //   dx = γ / (m √(σ² + ε)) · (m da − dβ − n dγ)
  const Index channels = input_.channels;
  const Index count = x.size() / channels;
  sumColumns(count, [&](auto zero, Index channel, Index first, Index last) {
    using Number = decltype(zero);
    const auto mean = loadAs<Number>(mean_.data() + channel);
    auto dGamma = zero;
    auto dBeta = zero;
    for (Index place = first * channels + channel; place < last * channels; place += channels) {
      const auto gradient = loadAs<Number>(da.data() + place);
      dGamma += gradient * (loadAs<Number>(x.data() + place) - mean);
      dBeta += gradient;
    }
    return std::make_pair(Number(dGamma * loadAs<Number>(factor_.data() + channel)), dBeta);
  });
  VectorView(gradients_, 2 * channels) = sums_;
  VectorView(gradients_ + 2 * channels, 2 * channels).setZero();
  if (dx == nullptr) return;
  const Scalar share = 1 / static_cast<Scalar>(count);
  parallelRanges(count, columnsTogether(channels), [&](Index first, Index last) {
    eachVector(channels, [&](auto zero, Index channel) {
      using Number = decltype(zero);
      const auto mean = loadAs<Number>(mean_.data() + channel);
      const auto scale = loadAs<Number>(scale_.data() + channel);
      const auto slope =
          loadAs<Number>(sums_.data() + channel) * loadAs<Number>(factor_.data() + channel) * share;
      const auto level = loadAs<Number>(sums_.data() + channels + channel) * share;
      for (Index place = first * channels + channel; place < last * channels; place += channels) {
        const auto deviation = loadAs<Number>(x.data() + place) - mean;
        storeAs(dx->data() + place,
                Number((loadAs<Number>(da.data() + place) - deviation * slope - level) * scale));
      }
    });
  });
}

std::int64_t BatchNorm::scratchBytes(std::int64_t batch, bool /*isInner*/) const {
  const Index channels = input_.channels;
  const Index pixels = input_.height * input_.width;
  return Scratch::bytes(input_.size(), batch) +                              // activations_
         Scratch::bytes(2 * channels, partCount(pixels * batch, channels));  // partSums_
}

}  // namespace inkling
