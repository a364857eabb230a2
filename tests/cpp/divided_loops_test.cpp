// Long loops are divided into ranges, for several threads or for the nearest cache. Here each has
// more to do than one range holds, and is held against a plain loop.

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "bound_layer.h"
#include "example_data.h"
#include "inkling/optimizers/optimizer.h"

namespace inkling {
namespace {

using testing::BoundLayer;
using testing::difference;
using testing::Pass;
using testing::randomMatrix;
using testing::viewOf;

// Sums of some thousand numbers around 1, in either precision.
constexpr double kClose = sizeof(Scalar) == sizeof(double) ? 1e-10 : 1e-3;

struct OneParameter {
  double theta;
  double velocity = 0;
  double variance = 0;
};

constexpr double kRate = 0.1;

// Step t = 1, 2, … by the formulas of optimizers/sgd.h and adam.h.
void plainStep(OptimizerKind kind, double g, int t, OneParameter& of) {
  switch (kind) {
    case OptimizerKind::kSgd:
      of.theta -= kRate * g;
      break;
    case OptimizerKind::kMomentum:
      of.velocity = 0.9 * of.velocity + g;
      of.theta -= kRate * of.velocity;
      break;
    case OptimizerKind::kNesterov:
      of.velocity = 0.9 * of.velocity + g;
      of.theta -= kRate * (g + 0.9 * of.velocity);
      break;
    case OptimizerKind::kAdam: {
      of.velocity = 0.9 * of.velocity + 0.1 * g;
      of.variance = 0.999 * of.variance + 0.001 * g * g;
      const double mean = of.velocity / (1 - std::pow(0.9, t));
      const double root = std::sqrt(of.variance / (1 - std::pow(0.999, t)));
      of.theta -= kRate * mean / (root + 1e-8);
      break;
    }
  }
}

class DividedUpdate : public ::testing::TestWithParam<OptimizerKind> {};

TEST_P(DividedUpdate, GivesEachParameterItsOwnGradientAndMoments) {
  constexpr Index kCount = 40'000;
  static_assert(kCount > kUpdatedTogether, "More than one range.");
  Matrix parameters = randomMatrix(kCount, 1, 1);
  std::vector<OneParameter> expected;
  for (const Scalar theta : parameters.reshaped()) expected.push_back({double(theta)});
  const auto optimizer = makeOptimizer(GetParam(), kCount);
  for (int t = 1; t <= 3; ++t) {
    const Matrix gradients = randomMatrix(kCount, 1, 1 + static_cast<std::uint64_t>(t));
    optimizer->step(VectorView(parameters.data(), kCount),
                    ConstVectorView(gradients.data(), kCount), static_cast<Scalar>(kRate));
    for (Index i = 0; i < kCount; ++i) {
      plainStep(GetParam(), double(gradients(i)), t, expected[static_cast<std::size_t>(i)]);
    }
  }
  Matrix plain(kCount, 1);
  for (Index i = 0; i < kCount; ++i) {
    plain(i) = static_cast<Scalar>(expected[static_cast<std::size_t>(i)].theta);
  }
  EXPECT_LT(difference(parameters, plain), kClose);
}

INSTANTIATE_TEST_SUITE_P(All, DividedUpdate,
                         ::testing::Values(OptimizerKind::kSgd, OptimizerKind::kMomentum,
                                           OptimizerKind::kNesterov, OptimizerKind::kAdam),
                         [](const auto& test) { return toString(test.param); });

TEST(DividedGather, GivesEachColumnItsImageAndLabel) {
  constexpr std::uint32_t kCount = 200;
  const DataSet data = testing::learnableData(kCount, 5, 5);
  std::vector<std::uint32_t> backwards;
  for (std::uint32_t i = 0; i < kCount; ++i) backwards.push_back(kCount - 1 - i);
  Matrix pixels(25, kCount);
  std::vector<std::uint8_t> labels(kCount);
  data.gather(backwards.data(), kCount, viewOf(pixels), labels.data());
  for (Index column = 0; column < Index(kCount); ++column) {
    const Index example = kCount - 1 - column;
    EXPECT_EQ(labels[static_cast<std::size_t>(column)], data.label(example)) << column;
    for (Index pixel = 0; pixel < 25; ++pixel) {
      EXPECT_NEAR(pixels(pixel, column), data.image(example)[pixel] / 255.0, 1e-6) << column;
    }
  }
}

// 32,768 numbers: four ranges of activate(), two of the derivative.
constexpr Index kUnits = 256;
constexpr Index kBatch = 128;

Matrix plainActivation(Activation activation, const Matrix& z) {
  switch (activation) {
    case Activation::kLinear:
      return z;
    case Activation::kSigmoid:
      return z.unaryExpr([](Scalar number) { return 1 / (1 + std::exp(-number)); });
    case Activation::kTanh:
      return z.unaryExpr([](Scalar number) { return std::tanh(number); });
    case Activation::kRelu:
      return z.unaryExpr([](Scalar number) { return number > 0 ? number : Scalar(0); });
    case Activation::kSoftmax:
      break;
  }
  Matrix a = z.unaryExpr([](Scalar number) { return std::exp(number); });
  for (auto column : a.colwise()) column /= column.sum();
  return a;
}

// dz(i) = Σ da(j) · ∂a(j)/∂z(i) by the derivatives in layers/activation.h.
Matrix plainDerivative(Activation activation, const Matrix& a, const Matrix& da) {
  Matrix dz = da;
  for (Index column = 0; column < a.cols(); ++column) {
    Scalar product = 0;
    for (Index row = 0; row < a.rows(); ++row) product += a(row, column) * da(row, column);
    for (Index row = 0; row < a.rows(); ++row) {
      const Scalar out = a(row, column);
      Scalar& gradient = dz(row, column);
      if (activation == Activation::kSigmoid) gradient *= out * (1 - out);
      if (activation == Activation::kTanh) gradient *= 1 - out * out;
      if (activation == Activation::kRelu) gradient *= out > 0 ? 1 : 0;
      if (activation == Activation::kSoftmax) gradient = out * (gradient - product);
    }
  }
  return dz;
}

class DividedActivation : public ::testing::TestWithParam<Activation> {};

TEST_P(DividedActivation, IsThatOfEachNumber) {
  const Matrix z = 4 * randomMatrix(kUnits, kBatch, 1);
  Matrix a = z;
  activate(GetParam(), viewOf(a));
  EXPECT_LT(difference(a, plainActivation(GetParam(), z)), 1e-5);
}

TEST_P(DividedActivation, HasTheDerivativeOfEachNumber) {
  const Matrix a = plainActivation(GetParam(), 4 * randomMatrix(kUnits, kBatch, 1));
  const Matrix da = randomMatrix(kUnits, kBatch, 2);
  Matrix dz = da;
  multiplyByDerivative(GetParam(), viewOf(a), viewOf(dz));
  EXPECT_LT(difference(dz, plainDerivative(GetParam(), a, da)), 1e-5);
}

INSTANTIATE_TEST_SUITE_P(All, DividedActivation,
                         ::testing::Values(Activation::kSigmoid, Activation::kTanh,
                                           Activation::kRelu, Activation::kSoftmax),
                         [](const auto& test) { return toString(test.param); });

TEST(DividedDropout, TakesTheGradientsOfWhatItKept) {
  LayerSpec spec;
  spec.type = LayerType::kDropout;
  spec.rate = 0.25;
  BoundLayer dropout(spec, {1, 1, kUnits});
  const Matrix ones = Matrix::Ones(kUnits, kBatch);
  const Pass pass(*dropout.layer, ones, 3 * ones);
  EXPECT_LT(difference(pass.inputGradient, 3 * pass.output), 1e-6);
  // Each quarter is a range of its own.
  for (Index first = 0; first < kBatch; first += kBatch / 4) {
    const auto range = pass.output.middleCols(first, kBatch / 4);
    EXPECT_NEAR(static_cast<double>(range.mean()), 1, 0.03) << first;
    EXPECT_NEAR(static_cast<double>((range.array() > 0).cast<Scalar>().mean()), 0.75, 0.03);
  }
}

TEST(DividedBatchNorm, MeasuresAndSumsOverAllPixelsOfAllImages) {
  // 2,880 pixels of 8 channels: three ranges of 8,192 numbers, the last one smaller.
  constexpr Index kChannels = 8;
  constexpr Index kImages = 20;
  constexpr Index kPixels = 12 * 12 * kImages;
  LayerSpec spec;
  spec.type = LayerType::kBatchNorm;
  BoundLayer norm(spec, {12, 12, kChannels});
  const Matrix before = norm.parameters;
  const Matrix x = randomMatrix(12 * 12 * kChannels, kImages, 4);
  const Matrix da = randomMatrix(x.rows(), kImages, 5);
  const Pass pass(*norm.layer, x, da);

  Matrix output(kChannels, kPixels);
  Matrix dx(kChannels, kPixels);
  Matrix parameters = before;
  Matrix gradients = Matrix::Zero(4 * kChannels, 1);
  const auto pixelsOf = [](const Matrix& images) {
    return ConstMatrixView(images.data(), kChannels, kPixels);
  };
  for (Index c = 0; c < kChannels; ++c) {
    const auto channel = pixelsOf(x).row(c).array();
    const auto gradient = pixelsOf(da).row(c).array();
    const Scalar gamma = before(c);
    const Scalar mean = channel.sum() / kPixels;
    const Scalar variance = (channel - mean).square().sum() / kPixels;
    const Scalar root = std::sqrt(variance + Scalar(1e-5));
    const auto n = (channel - mean) / root;
    gradients(c) = (gradient * n).sum();
    gradients(kChannels + c) = gradient.sum();
    output.row(c) = gamma * n + before(kChannels + c);
    dx.row(c) =
        gamma / root * (gradient - gradients(kChannels + c) / kPixels - n * gradients(c) / kPixels);
    Scalar& runningMean = parameters(2 * kChannels + c);
    Scalar& runningVariance = parameters(3 * kChannels + c);
    runningMean += (mean - runningMean) / 10;
    runningVariance += (variance * kPixels / (kPixels - 1) - runningVariance) / 10;
  }
  EXPECT_LT(difference(pixelsOf(pass.output), output), kClose);
  EXPECT_LT(difference(pixelsOf(pass.inputGradient), dx), kClose);
  EXPECT_LT(difference(norm.gradients, gradients), kClose);
  EXPECT_LT(difference(norm.parameters, parameters), kClose);
}

// Of a convolution with kernels of 2 × 2 over images of 19 × 19 × 4, without an activation.
constexpr Index kKernel = 2;
constexpr Index kSide = 19;
constexpr Index kChannels = 4;
constexpr Index kOutputSide = kSide - kKernel + 1;
constexpr Index kTaps = kKernel * kKernel * kChannels;

// In groups of three examples, the last group of two.
constexpr Index kExamples = 17;

struct ConvGradients {
  Matrix parameters;
  Matrix input;
};

// db(f) = Σ dz(p, f), dW(f, tap) = Σ dz(p, f) · x(p + tap), dx(p + tap) = Σ W(f, tap) · dz(p, f)
ConvGradients plainConvGradients(Index filters, const Matrix& parameters, const Matrix& x,
                                 const Matrix& dz) {
  ConvGradients sums{Matrix::Zero(parameters.rows(), 1), Matrix::Zero(x.rows(), x.cols())};
  for (Index example = 0; example < dz.cols(); ++example) {
    for (Index place = 0; place < dz.rows(); ++place) {
      const Scalar gradient = dz(place, example);
      if (gradient == 0) continue;
      const Index filter = place % filters;
      const Index corner = place / filters / kOutputSide * kSide + place / filters % kOutputSide;
      sums.parameters(kTaps * filters + filter) += gradient;
      for (Index tap = 0; tap < kTaps; ++tap) {
        const Index pixel = tap / kChannels;
        const Index from =
            (corner + pixel / kKernel * kSide + pixel % kKernel) * kChannels + tap % kChannels;
        sums.parameters(tap * filters + filter) += gradient * x(from, example);
        sums.input(from, example) += gradient * parameters(tap * filters + filter);
      }
    }
  }
  return sums;
}

// `share` of the gradients are not 0.
void expectPlainConvGradients(Index filters, double share) {
  LayerSpec spec;
  spec.type = LayerType::kConv2d;
  spec.filters = filters;
  spec.kernelSize = kKernel;
  spec.activation = Activation::kLinear;
  BoundLayer conv(spec, {kSide, kSide, kChannels});
  const Matrix x = randomMatrix(kSide * kSide * kChannels, kExamples, 4);
  Matrix dz = randomMatrix(kOutputSide * kOutputSide * filters, kExamples, 5);
  Random random(6);
  for (Scalar& gradient : dz.reshaped()) gradient = random.uniform() < share ? gradient : 0;
  const Pass pass(*conv.layer, x, dz);
  const ConvGradients plain = plainConvGradients(filters, conv.parameters, x, dz);
  EXPECT_LT(difference(conv.gradients, plain.parameters), kClose);
  EXPECT_LT(difference(pass.inputGradient, plain.input), kClose);
}

// More than the 128 positions and 128 filters that are listed at a time, and than the 4,096 numbers
// that one thread adds up.
TEST(DividedConvolution, SumsItsSparseGradientsOverAllPositionsFiltersAndExamples) {
  expectPlainConvGradients(250, 0.02);
}

TEST(DividedConvolution, SumsItsDenseGradientsOverAllPositionsAndExamples) {
  expectPlainConvGradients(10, 1);
}

}  // namespace
}  // namespace inkling
