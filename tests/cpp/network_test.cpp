#include "inkling/network.h"

#include <gtest/gtest.h>

#include <cmath>

#include "example_data.h"
#include "inkling/layers/dropout.h"
#include "inkling/summary.h"

namespace inkling {
namespace {

using testing::denseSpec;

TEST(Network, SummaryIsWhatKerasPrints) {
  EXPECT_EQ(summaryTable(denseSpec(28, {128, 10}, Activation::kRelu)),
            "Layer (type)                 Output Shape              Param #\n"
            "=================================================================\n"
            "dense (Dense)                (None, 128)               100480\n"
            "_________________________________________________________________\n"
            "dense_1 (Dense)              (None, 10)                1290\n"
            "=================================================================\n"
            "Total params: 101770\n");
}

TEST(Network, SummaryNamesAndShapesConvolutions) {
  const auto rows = summarize(networkSpecFromJson(
      R"({"layers":[{"type":"conv2d","filters":8,"kernelSize":5},{"type":"max_pool2d"},)"
      R"({"type":"conv2d","filters":32,"kernelSize":5},{"type":"max_pool2d"},{"units":128},)"
      R"({"units":10,"activation":"softmax"}]})"));
  EXPECT_EQ(rows[0].outputShape, (Shape{24, 24, 8}));
  EXPECT_EQ(rows[2].name, "conv2d_1");
  EXPECT_EQ(rows[3].outputShape, (Shape{4, 4, 32}));
  EXPECT_EQ(rows[4].parameters, 65664);
}

TEST(Network, SoftmaxOutputsSumToOneEvenForHugeLogits) {
  Network network(denseSpec(2, {3}));
  network.parameters().setConstant(1e4F);
  Matrix x = Matrix::Ones(4, 2);
  const MatrixView outputs = network.predict(ConstMatrixView(x.data(), 4, 2));
  EXPECT_NEAR(outputs.col(1).sum(), 1, 1e-6);
}

TEST(Network, InitializersHaveTheirSpread) {
  const auto spread = [](Initializer initializer) {
    NetworkSpec spec = denseSpec(28, {200, 10});
    spec.initializer = initializer;
    const Network network(spec);
    const auto weights = network.parameters().head(784 * 200);
    return std::sqrt(weights.squaredNorm() / static_cast<Scalar>(weights.size()));
  };
  EXPECT_NEAR(spread(Initializer::kNormal), 1, 0.01);
  EXPECT_NEAR(spread(Initializer::kScaledNormal), 1 / 28.0, 0.001);
  EXPECT_NEAR(spread(Initializer::kHe), std::sqrt(2.0 / 784), 0.001);
  EXPECT_NEAR(spread(Initializer::kGlorot), std::sqrt(2.0 / 984), 0.001);
  EXPECT_EQ(spread(Initializer::kZeros), 0);
}

TEST(Network, DropoutKeepsTheMeanAtEveryRate) {
  const auto mean = [](double rate) {
    constexpr Index kNumbers = 1 << 22;
    Dropout dropout({1, 1, kNumbers}, rate);
    const Vector x = Vector::Ones(kNumbers);
    const MatrixView a = dropout.forward(ConstMatrixView(x.data(), kNumbers, 1), Mode::kTrain);
    return a.cast<double>().mean();
  };
  EXPECT_NEAR(mean(0), 1, 1e-9);
  EXPECT_NEAR(mean(0.4), 1, 0.002);
  // One or two numbers in 65,536 are left.
  EXPECT_NEAR(mean(0.99998), 1, 0.3);
  EXPECT_NEAR(mean(0.999999), 1, 0.5);
}

TEST(Network, SameSeedGivesTheSameWeightsAgain) {
  Network network(denseSpec(4, {5, 3}));
  const Vector before = network.parameters();
  network.initialize(2);
  EXPECT_NE(Vector(network.parameters()), before);
  EXPECT_EQ(network.spec().seed, 2U);
  network.initialize(1);
  EXPECT_EQ(Vector(network.parameters()), before);
}

TEST(Network, ASmallerBatchAfterALargerOneIsItsOwn) {
  Network network(denseSpec(2, {5, 3}));
  const Matrix x = Matrix::Random(4, 8).cwiseAbs();
  const Matrix large = network.predict(ConstMatrixView(x.data(), 4, 8));
  const Matrix small = network.predict(ConstMatrixView(x.data(), 4, 2));
  EXPECT_EQ(small.cols(), 2);
  EXPECT_LT((small - large.leftCols(2)).cwiseAbs().maxCoeff(), 1e-6);
}

}  // namespace
}  // namespace inkling
