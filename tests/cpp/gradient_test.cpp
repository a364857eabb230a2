// Every gradient against finite differences, in double: (C(θ + ε) − C(θ − ε)) / 2ε.

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <tuple>

#include "example_data.h"
#include "inkling/network.h"

namespace inkling {
namespace {

constexpr Index kBatch = 5;
constexpr double kEpsilon = 1e-6;

class Gradient : public ::testing::TestWithParam<std::tuple<Activation, LossKind, Activation>> {};

TEST_P(Gradient, IsTheSlopeOfTheLoss) {
  const auto [hidden, loss, output] = GetParam();
  NetworkSpec spec = testing::denseSpec(3, {7, 6, 4}, hidden, output);
  spec.loss = loss;
  spec.initializer = Initializer::kScaledNormal;
  Network network(spec);

  Random random(11);
  Matrix x(9, kBatch);
  for (Scalar& value : x.reshaped()) value = random.uniform();
  const std::uint8_t labels[kBatch] = {2, 0, 3, 1, 1};
  const ConstMatrixView examples(x.data(), 9, kBatch);

  const auto meanLoss = [&](MatrixView* gradient) {
    const MatrixView z = network.forward(examples);
    const ConstMatrixView logits(z.data(), z.rows(), z.cols());
    return network.loss(logits, {labels, kBatch}, gradient) / kBatch;
  };
  Matrix memory(4, kBatch);
  MatrixView gradient(memory.data(), 4, kBatch);
  meanLoss(&gradient);
  network.backward(examples, gradient);

  for (Index i = 0; i < network.parameterCount(); ++i) {
    const Scalar value = network.parameters()[i];
    network.parameters()[i] = value + kEpsilon;
    const double above = meanLoss(nullptr);
    network.parameters()[i] = value - kEpsilon;
    const double below = meanLoss(nullptr);
    network.parameters()[i] = value;
    EXPECT_NEAR(network.gradients()[i], (above - below) / (2 * kEpsilon), 1e-8)
        << "parameter " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, Gradient,
    ::testing::Combine(::testing::Values(Activation::kSigmoid, Activation::kTanh,
                                         Activation::kRelu),
                       ::testing::Values(LossKind::kQuadratic, LossKind::kCrossEntropy),
                       ::testing::Values(Activation::kSigmoid, Activation::kSoftmax)),
    [](const auto& test) {
      return toString(std::get<0>(test.param)) + "_" + toString(std::get<1>(test.param)) + "_" +
             toString(std::get<2>(test.param));
    });

}  // namespace
}  // namespace inkling
