// What is particular to each layer: how it begins, what it does at a border or a tie, and how
// training and prediction differ.

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "bound_layer.h"
#include "inkling/layers/activation.h"
#include "inkling/layers/sequential.h"
#include "inkling/layers/winograd.h"

namespace inkling {
namespace {

using testing::BoundLayer;
using testing::difference;
using testing::Pass;
using testing::randomMatrix;
using testing::viewOf;

LayerSpec specOf(const std::string& json) {
  return layerSpecFromJson(nlohmann::json::parse(json), "Layer");
}

TEST(BatchNorm, PredictsFromItsRunningMeansAndLeavesThem) {
  BoundLayer norm(specOf(R"({"type":"batch_norm"})"), {2, 2, 3});
  norm.parameters << 1, 2, 3, /* β */ 0, 1, -1, /* mean */ 5, -5, 1, /* variance */ 4, 1, 0.25;
  const Matrix before = norm.parameters;
  const Matrix x = randomMatrix(12, 2, 1);
  Matrix expected(12, 2);
  for (Index column = 0; column < 2; ++column) {
    for (Index row = 0; row < 12; ++row) {
      const Index channel = row % 3;
      const Scalar n =
          (x(row, column) - before(6 + channel)) / std::sqrt(before(9 + channel) + Scalar(1e-5));
      expected(row, column) = before(channel) * n + before(3 + channel);
    }
  }
  EXPECT_LT(difference(norm.layer->forward(viewOf(x), Mode::kPredict), expected), 1e-5);
  EXPECT_EQ(norm.parameters, before);
}

double shareOf(Scalar value, const Matrix& numbers) {
  return static_cast<double>((numbers.array() == value).count()) /
         static_cast<double>(numbers.size());
}

// So many that their shares are known to 0.01.
const Matrix& manyOnes() {
  static const Matrix ones = Matrix::Ones(10'000, 4);
  return ones;
}

std::unique_ptr<Layer> layerForOnes(const std::string& json) {
  const LayerSpec spec = specOf(json);
  return makeLayer(spec, Shape::flat(10'000), spec.activation);
}

TEST(Dropout, LeavesOutItsRateAndKeepsTheMean) {
  for (const double rate : {0.1, 0.25, 0.5}) {
    const auto dropout = layerForOnes(R"({"type":"dropout","rate":)" + std::to_string(rate) + "}");
    const Matrix a = dropout->forward(viewOf(manyOnes()), Mode::kTrain);
    EXPECT_NEAR(shareOf(0, a), rate, 0.01);
    EXPECT_NEAR(a.mean(), 1, 0.02);
    EXPECT_NEAR(shareOf(0, a) + shareOf(a.maxCoeff(), a), 1, 1e-9) << "one value beside 0";
  }
}

Matrix throughBoth(std::unique_ptr<Layer> first, std::unique_ptr<Layer> second) {
  std::vector<std::unique_ptr<Layer>> layers;
  layers.push_back(std::move(first));
  layers.push_back(std::move(second));
  Sequential both(std::move(layers));
  both.seedNoise(1);
  return both.forward(viewOf(manyOnes()), Mode::kTrain);
}

TEST(Dropout, IsIndependentOfThatOfAnotherLayer) {
  const Matrix a =
      throughBoth(layerForOnes(R"({"type":"dropout"})"), layerForOnes(R"({"type":"dropout"})"));
  EXPECT_NEAR(shareOf(4, a), 0.25, 0.01);
  EXPECT_NEAR(shareOf(0, a), 0.75, 0.01);
}

// The block gives 1 + 0 or 1 + 2; half of each is left out, the others double.
TEST(Dropout, IsIndependentOfThatWithinAResidualBlock) {
  const Matrix a = throughBoth(
      layerForOnes(R"({"type":"residual","activation":"linear","layers":[)"
                   R"({"type":"activation","activation":"linear"},{"type":"dropout"}]})"),
      layerForOnes(R"({"type":"dropout"})"));
  EXPECT_NEAR(shareOf(0, a), 0.5, 0.01);
  EXPECT_NEAR(shareOf(2, a), 0.25, 0.01);
  EXPECT_NEAR(shareOf(6, a), 0.25, 0.01);
}

// One channel by itself, and enough of them for the vectors of any machine.
TEST(MaxPool2d, HandsAGradientToOneNumberEvenIfSeveralAreLargest) {
  for (const Index channels : {1, 16}) {
    const auto pool = makeLayer(specOf(R"({"type":"max_pool2d"})"), {2, 2, channels}, {});
    const Pass pass(*pool, Matrix::Ones(4 * channels, 1), Matrix::Constant(channels, 1, 7));
    for (Index channel = 0; channel < channels; ++channel) {
      EXPECT_EQ(pass.inputGradient(channel), 7) << "the first, as PyTorch's";
      for (Index pixel = 1; pixel < 4; ++pixel) {
        EXPECT_EQ(pass.inputGradient(pixel * channels + channel), 0) << pixel;
      }
    }
  }
}

// The output of a 'same' convolution of one filter whose only weight is the last of its kernel.
Matrix lastTapOf(Index kernelSize, Index stride, Index side, const Matrix& image) {
  LayerSpec spec = specOf(R"({"type":"conv2d","padding":"same","activation":"linear"})");
  spec.filters = 1;
  spec.kernelSize = kernelSize;
  spec.stride = stride;
  BoundLayer conv(spec, {side, side, 1});
  conv.parameters.setZero();
  conv.parameters(kernelSize * kernelSize - 1) = 1;
  return conv.layer->forward(viewOf(image), Mode::kPredict);
}

// TensorFlow's rule: of an odd number of rows and columns of border, one more comes after the image
// than before it.
TEST(Conv2d, PadsMoreAtTheEndWhereTheBorderIsOdd) {
  Matrix image(9, 1);
  image << 1, 2, 3,  //
      4, 5, 6,       //
      7, 8, 9;
  Matrix expected(9, 1);
  expected << 5, 6, 0,  //
      8, 9, 0,          //
      0, 0, 0;
  EXPECT_EQ(lastTapOf(2, 1, 3, image), expected);
}

TEST(Conv2d, PadsMoreAtTheEndWithAStrideToo) {
  Matrix image(16, 1);
  image << 1, 2, 3, 4,  //
      5, 6, 7, 8,       //
      9, 10, 11, 12,    //
      13, 14, 15, 16;
  Matrix expected(4, 1);
  expected << 11, 0,  //
      0, 0;
  EXPECT_EQ(lastTapOf(3, 2, 4, image), expected);
}

double deviation(const Matrix& numbers) {
  return std::sqrt(static_cast<double>(numbers.squaredNorm()) /
                   static_cast<double>(numbers.size()));
}

// A unit of a convolution has kernel · kernel · channels inputs, and one of its inputs as many
// outputs as kernel · kernel · filters.
TEST(Conv2d, GoesByWinogradsTilesBetweenManyChannels) {
  BoundLayer conv(specOf(R"({"type":"conv2d","filters":16,"kernelSize":3,"activation":"linear"})"),
                  {6, 7, 16});
  const Matrix x = randomMatrix(6 * 7 * 16, 1, 4);
  Winograd winograd({4, 5, 16}, 16);
  winograd.transformWeights(conv.parameters.data());
  std::vector<Scalar> memory(static_cast<std::size_t>(winograd.memorySize()));
  Matrix y(4 * 5 * 16, 1);
  winograd.convolve(x.data(), conv.parameters.data() + 9 * 16 * 16, y.data(), memory.data());
  EXPECT_EQ(Matrix(conv.layer->forward(viewOf(x), Mode::kTrain)), y);
}

// More examples than there are parts of them.
TEST(Conv2d, GivesEachOfManyExamplesWhatItGivesOneAlone) {
  for (const char* filters : {"5", "16"}) {
    BoundLayer conv(specOf(R"({"type":"conv2d","padding":"same","activation":"linear","filters":)" +
                           std::string(filters) + "}"),
                    {5, 4, 16});
    const Matrix x = randomMatrix(5 * 4 * 16, 70, 4);
    const Matrix da = randomMatrix(conv.layer->outputShape().size(), 70, 5);
    const Pass together(*conv.layer, x, da);
    for (Index example = 0; example < 70; ++example) {
      const Pass alone(*conv.layer, x.col(example), da.col(example));
      ASSERT_EQ(Matrix(together.output.col(example)), alone.output) << filters << " " << example;
      ASSERT_EQ(Matrix(together.inputGradient.col(example)), alone.inputGradient)
          << filters << " " << example;
    }
  }
}

TEST(Conv2d, BeginsWithTheSpreadOfItsKernelsInputsAndOutputs) {
  BoundLayer conv(specOf(R"({"type":"conv2d","filters":100,"kernelSize":5})"), {8, 8, 8});
  const auto spread = [&](Initializer initializer) {
    Random random(1);
    conv.layer->initialize(initializer, random);
    return deviation(conv.parameters.topRows(25 * 8 * 100));
  };
  EXPECT_NEAR(spread(Initializer::kScaledNormal), std::sqrt(1.0 / 200), 0.002);
  EXPECT_NEAR(spread(Initializer::kHe), std::sqrt(2.0 / 200), 0.003);
  EXPECT_NEAR(spread(Initializer::kGlorot), std::sqrt(2.0 / (200 + 2500)), 0.001);
}

TEST(Activation, SigmoidIsThatOfDoublePrecisionHoweverLargeItsLogit) {
  Matrix logits(1, 4001);
  for (Index i = 0; i < logits.size(); ++i) logits(i) = Scalar(0.1) * Scalar(i - 2000);
  Matrix a = logits;
  activate(Activation::kSigmoid, MatrixView(a.data(), 1, a.size()));
  for (Index i = 0; i < a.size(); ++i) {
    const double exact = 1 / (1 + std::exp(-static_cast<double>(logits(i))));
    EXPECT_NEAR(a(i), exact, 1e-6 * exact + 1e-7) << logits(i);
  }
}

TEST(Activation, SoftmaxIsThatOfDoublePrecisionHoweverFarItsLogitsAreApart) {
  for (const double spread : {0.01, 1.0, 30.0, 1e4}) {
    Matrix a = Scalar(spread) * randomMatrix(10, 1, 7);
    Eigen::VectorXd exact = a.cast<double>();
    exact = (exact.array() - exact.maxCoeff()).exp();
    exact /= exact.sum();
    activate(Activation::kSoftmax, MatrixView(a.data(), 10, 1));
    EXPECT_LT((a.cast<double>() - exact).cwiseAbs().maxCoeff(), 1e-6) << spread;
  }
}

TEST(Activation, WhatIsNoNumberStaysNone) {
  for (const Activation activation : {Activation::kSigmoid, Activation::kSoftmax}) {
    Matrix a = Matrix::Zero(8, 1);
    a(5) = std::numeric_limits<Scalar>::quiet_NaN();
    activate(activation, MatrixView(a.data(), 8, 1));
    EXPECT_TRUE(std::isnan(a(5))) << toString(activation);
  }
}

TEST(Initializer, DrawsBiasesWhereItSaysSo) {
  const auto biasesOf = [](Initializer initializer) {
    Random random(1);
    Vector weights(16);
    Matrix biases(10'000, 1);
    initialize(initializer, 16, 16, random, VectorView(weights.data(), weights.size()),
               VectorView(biases.data(), biases.size()));
    return biases;
  };
  for (const Initializer drawn : {Initializer::kNormal, Initializer::kScaledNormal}) {
    EXPECT_NEAR(deviation(biasesOf(drawn)), 1, 0.03) << toString(drawn);
    EXPECT_NEAR(biasesOf(drawn).mean(), 0, 0.03) << toString(drawn);
  }
  for (const Initializer zero : {Initializer::kGlorot, Initializer::kHe, Initializer::kZeros}) {
    EXPECT_EQ(deviation(biasesOf(zero)), 0) << toString(zero);
  }
}

}  // namespace
}  // namespace inkling
