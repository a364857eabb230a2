#include "inkling/losses/loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <tuple>

#include "matrices.h"

namespace inkling {
namespace {

using testing::viewOf;

constexpr Index kClasses = 4;
constexpr Index kBatch = 3;
constexpr std::uint8_t kLabels[kBatch] = {2, 0, 3};
constexpr double kSmoothing = 0.2;

// 1 − s + s / K for the label, s / K for the others.
double smoothedTarget(Index row, Index column) {
  return (row == kLabels[column] ? 1 - kSmoothing : 0) + kSmoothing / kClasses;
}

class SmoothedLoss : public ::testing::TestWithParam<std::tuple<LossKind, Activation>> {
 protected:
  double sumOf(const Matrix& logits, MatrixView* gradient = nullptr) {
    return loss_->evaluate(viewOf(logits), {kLabels, kBatch}, gradient, kSmoothing);
  }

  const LossKind kind_ = std::get<0>(GetParam());
  const Activation output_ = std::get<1>(GetParam());
  const std::unique_ptr<Loss> loss_ = makeLoss(kind_, output_);
  const Matrix logits_ = 3 * testing::randomMatrix(kClasses, kBatch, 1);
};

TEST_P(SmoothedLoss, MeasuresFromTheSmoothedTarget) {
  Matrix a = logits_;
  activate(output_, viewOf(a));
  double expected = 0;
  for (Index column = 0; column < kBatch; ++column) {
    for (Index row = 0; row < kClasses; ++row) {
      const double y = smoothedTarget(row, column);
      const auto output = static_cast<double>(a(row, column));
      if (kind_ == LossKind::kQuadratic) {
        expected += (output - y) * (output - y) / 2;
      } else {
        expected -= y * std::log(output);
        if (output_ == Activation::kSigmoid) expected -= (1 - y) * std::log(1 - output);
      }
    }
  }
  EXPECT_NEAR(sumOf(logits_), expected, 1e-4);
}

TEST_P(SmoothedLoss, HasTheGradientOfItsMean) {
  Matrix memory(kClasses, kBatch);
  MatrixView gradient = viewOf(memory);
  sumOf(logits_, &gradient);
  // Far enough for single precision, near enough for a smooth curve.
  constexpr Scalar kStep = 0.02F;
  for (Index i = 0; i < logits_.size(); ++i) {
    Matrix above = logits_;
    Matrix below = logits_;
    above.data()[i] += kStep;
    below.data()[i] -= kStep;
    const double slope = (sumOf(above) - sumOf(below)) / (2 * static_cast<double>(kStep)) / kBatch;
    EXPECT_NEAR(memory.data()[i], slope, 1e-3) << i;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, SmoothedLoss,
    ::testing::Combine(::testing::Values(LossKind::kQuadratic, LossKind::kCrossEntropy),
                       ::testing::Values(Activation::kSigmoid, Activation::kSoftmax)),
    [](const auto& test) {
      return toString(std::get<0>(test.param)) + "_" + toString(std::get<1>(test.param));
    });

// Where an exponential of the logits would overflow. The first example is right, the other wrong:
// by 1000 for each output with sigmoid, by the distance of the logits with softmax.
TEST(CrossEntropy, IsExactForHugeLogits) {
  const Matrix logits{{1000, 1000}, {-1000, -1000}};
  const Matrix expected{{0, 0.5}, {0, -0.5}};
  const std::uint8_t labels[] = {0, 1};
  for (const Activation output : {Activation::kSigmoid, Activation::kSoftmax}) {
    const auto loss = makeLoss(LossKind::kCrossEntropy, output);
    Matrix memory(2, 2);
    MatrixView gradient = viewOf(memory);
    EXPECT_NEAR(loss->evaluate(viewOf(logits), {labels, 2}, &gradient), 2000, 1e-3)
        << toString(output);
    EXPECT_LT(testing::difference(memory, expected), 1e-6) << toString(output);
  }
}

}  // namespace
}  // namespace inkling
