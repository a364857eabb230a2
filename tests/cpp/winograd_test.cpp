// Winograd's convolution against its definition, sum by sum in float64.

#include "inkling/layers/winograd.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "matrices.h"

namespace inkling {
namespace {

using testing::randomMatrix;
using Numbers = Eigen::VectorXd;

#ifdef INKLING_DOUBLE
constexpr double kClose = 1e-12;
#else
constexpr double kClose = 1e-4;
#endif

struct Case {
  Shape output;
  Index channels;

  Index inputRow() const { return (output.width + 2) * channels; }
  Index inputSize() const { return (output.height + 2) * inputRow(); }
  Index weightCount() const { return 9 * channels * output.channels; }
};

// Calls visit(x, w, y), the place of a factor, of the weight it is multiplied by, and of the output
// that the product is added to, for every product of a convolution.
template <typename Visit>
void eachProduct(const Case& tested, Visit visit) {
  const Shape& output = tested.output;
  const Index channels = tested.channels;
  for (Index pixel = 0; pixel < output.height * output.width; ++pixel) {
    const Index corner = pixel / output.width * tested.inputRow() + pixel % output.width * channels;
    for (Index tap = 0; tap < 9 * channels; ++tap) {
      const Index x = corner + tap / (3 * channels) * tested.inputRow() + tap % (3 * channels);
      for (Index filter = 0; filter < output.channels; ++filter) {
        visit(x, tap * output.channels + filter, pixel * output.channels + filter);
      }
    }
  }
}

class WinogradOf : public ::testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    winograd_.transformWeights(W_.data());
    winograd_.transposeWeights();
    // What memory holds before must not matter.
    memory_.assign(static_cast<std::size_t>(winograd_.memorySize()), Scalar(1e9));
  }

  /// The largest difference; infinite if there is a NaN.
  static double error(const Matrix& numbers, const Numbers& expected) {
    const Numbers apart = numbers.cast<double>() - expected;
    return apart.allFinite() ? apart.cwiseAbs().maxCoeff() : INFINITY;
  }

  Case tested_ = GetParam();
  Winograd winograd_{tested_.output, tested_.channels};
  Matrix image_ = randomMatrix(tested_.inputSize(), 1, 1);
  Matrix W_ = randomMatrix(tested_.weightCount(), 1, 2);
  Matrix bias_ = randomMatrix(tested_.output.channels, 1, 3);
  Matrix dy_ = randomMatrix(tested_.output.size(), 1, 4);
  std::vector<Scalar> memory_;
};

TEST_P(WinogradOf, ConvolvesAsDefined) {
  Numbers expected(tested_.output.size());
  for (Index i = 0; i < expected.size(); ++i) {
    expected(i) = static_cast<double>(bias_(i % tested_.output.channels));
  }
  eachProduct(tested_, [&](Index x, Index w, Index y) {
    expected(y) += static_cast<double>(image_(x)) * static_cast<double>(W_(w));
  });
  Matrix y = Matrix::Constant(tested_.output.size(), 1, Scalar(1e9));
  winograd_.convolve(image_.data(), bias_.data(), y.data(), memory_.data());
  EXPECT_LT(error(y, expected), kClose);
}

TEST_P(WinogradOf, AddsTheGradientOfTheWeights) {
  Numbers expected = Numbers::Zero(tested_.weightCount());
  eachProduct(tested_, [&](Index x, Index w, Index y) {
    expected(w) += 2 * static_cast<double>(image_(x)) * static_cast<double>(dy_(y));
  });
  Matrix dU = Matrix::Zero(winograd_.transformedSize(), 1);
  for (int image = 0; image < 2; ++image) {
    winograd_.addWeightGradient(image_.data(), dy_.data(), dU.data(), memory_.data());
  }
  Matrix dW(tested_.weightCount(), 1);
  winograd_.weightGradient(dU.data(), dW.data());
  // Sums of hundreds of products.
  EXPECT_LT(error(dW, expected), 10 * kClose);
}

TEST_P(WinogradOf, AddsTheGradientOfTheInput) {
  Numbers expected = Numbers::Ones(tested_.inputSize());
  eachProduct(tested_, [&](Index x, Index w, Index y) {
    expected(x) += static_cast<double>(W_(w)) * static_cast<double>(dy_(y));
  });
  Matrix dx = Matrix::Ones(tested_.inputSize(), 1);
  winograd_.addInputGradient(dy_.data(), dx.data(), memory_.data());
  EXPECT_LT(error(dx, expected), kClose);
}

// Even and odd sides; all rows of tiles together, and several stretches, the last one shorter;
// panels that are filled up.
INSTANTIATE_TEST_SUITE_P(All, WinogradOf,
                         ::testing::Values(Case{{4, 4, 16}, 16}, Case{{5, 4, 16}, 32},
                                           Case{{6, 7, 48}, 16}, Case{{11, 11, 16}, 16},
                                           Case{{26, 26, 16}, 16}, Case{{29, 17, 32}, 16},
                                           Case{{6, 7, 5 * kLanes}, 13 * kLanes}));

TEST(Winograd, IsForThreeByThreeKernelsBetweenManyChannels) {
  EXPECT_TRUE(Winograd::isWorthwhile({4, 4, 16}, 3, 1, 16));
  EXPECT_FALSE(Winograd::isWorthwhile({4, 4, 16}, 5, 1, 16));
  EXPECT_FALSE(Winograd::isWorthwhile({4, 4, 16}, 3, 2, 16));
  EXPECT_FALSE(Winograd::isWorthwhile({3, 4, 16}, 3, 1, 16));
  EXPECT_FALSE(Winograd::isWorthwhile({4, 3, 16}, 3, 1, 16));
  EXPECT_FALSE(Winograd::isWorthwhile({4, 4, 17}, 3, 1, 16));
  EXPECT_FALSE(Winograd::isWorthwhile({4, 4, 16}, 3, 1, 17));
  EXPECT_FALSE(Winograd::isWorthwhile({4, 4, 32}, 3, 1, 1));
  EXPECT_FALSE(Winograd::isWorthwhile({4, 4, 16}, 3, 1, 8));
  // It would take so much memory that a network is refused which is not, without it.
  EXPECT_FALSE(Winograd::isWorthwhile({4, 4, 1024}, 3, 1, 1024));
}

}  // namespace
}  // namespace inkling
