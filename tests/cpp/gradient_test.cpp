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

// Holds network.gradients() against the slope of the mean loss, for random examples.
void expectSlopes(Network& network) {
  const Index inputs = network.spec().input.size();
  Random random(11);
  Matrix x(inputs, kBatch);
  for (Scalar& value : x.reshaped()) value = random.uniform();
  const std::uint8_t labels[kBatch] = {2, 0, 3, 1, 1};
  const ConstMatrixView examples(x.data(), inputs, kBatch);

  const auto meanLoss = [&](MatrixView* gradient) {
    network.seedNoise(5);
    const MatrixView z = network.forward(examples, Mode::kTrain);
    const ConstMatrixView logits(z.data(), z.rows(), z.cols());
    return network.loss(logits, {labels, kBatch}, gradient) / kBatch;
  };
  Matrix memory(4, kBatch);
  MatrixView gradient(memory.data(), 4, kBatch);
  meanLoss(&gradient);
  network.backward(examples, gradient);
  const Vector found = network.gradients();

  const Vector parameters = network.parameters();
  for (Index i = 0; i < network.parameterCount(); ++i) {
    // Running means move at every forward(), so all parameters are put back.
    network.parameters() = parameters;
    network.parameters()[i] += kEpsilon;
    const double above = meanLoss(nullptr);
    network.parameters() = parameters;
    network.parameters()[i] -= kEpsilon;
    const double below = meanLoss(nullptr);
    EXPECT_NEAR(found[i], (above - below) / (2 * kEpsilon), 2e-8) << "parameter " << i;
  }
}

class Gradient : public ::testing::TestWithParam<std::tuple<Activation, LossKind, Activation>> {};

TEST_P(Gradient, IsTheSlopeOfTheLoss) {
  const auto [hidden, loss, output] = GetParam();
  NetworkSpec spec = testing::denseSpec(3, {7, 6, 4}, hidden, output);
  spec.loss = loss;
  spec.initializer = Initializer::kScaledNormal;
  Network network(spec);
  expectSlopes(network);
}

class LayerGradient : public ::testing::TestWithParam<const char*> {};

TEST_P(LayerGradient, IsTheSlopeOfTheLoss) {
  const std::string layers = GetParam();
  Network network(
      networkSpecFromJson(R"({"input":[7,6,2],"initializer":"scaledNormal","layers":[)" + layers +
                          R"({"units":4,"activation":"softmax"}]})"));
  expectSlopes(network);
}

// Each behind a convolution, so that its own input gradient is checked through that one's weights.
#define BEHIND R"({"type":"conv2d","filters":3,"kernelSize":2,"activation":"tanh"},)"

#define BEHIND_EIGHT R"({"type":"conv2d","filters":8,"kernelSize":2,"activation":"tanh"},)"

#define BEHIND_SIXTEEN R"({"type":"conv2d","filters":16,"kernelSize":1,"activation":"tanh"},)"

// ResNet's, but for tanh: the slope of ReLU has a step.
#define BASIC_BLOCK(filters, stride)                                                             \
  R"({"type":"residual","activation":"tanh","layers":[{"type":"conv2d","activation":"linear",)"  \
  R"("kernelSize":3,"padding":"same","filters":)" filters R"(,"stride":)" stride                 \
  R"(},{"type":"batch_norm"},{"type":"activation","activation":"tanh"},)"                        \
  R"({"type":"conv2d","activation":"linear","kernelSize":3,"padding":"same","filters":)" filters \
  R"(},{"type":"batch_norm"}]},)"

INSTANTIATE_TEST_SUITE_P(
    All, LayerGradient,
    ::testing::Values(
        BEHIND, BEHIND R"({"type":"conv2d","filters":9,"kernelSize":3,"activation":"sigmoid"},)",
        BEHIND R"({"type":"conv2d","filters":4,"kernelSize":3,"stride":2,"activation":"tanh"},)",
        BEHIND
        R"({"type":"conv2d","filters":4,"kernelSize":3,"padding":"same","activation":"relu"},)",
        BEHIND
        R"({"type":"conv2d","filters":2,"kernelSize":4,"stride":3,"padding":"same","activation":"tanh"},)",
        BEHIND R"({"type":"max_pool2d","poolSize":2},)",
        BEHIND R"({"type":"max_pool2d","poolSize":3},)",
        // Most gradients of these convolutions are 0, and a row of their kernels is whole vectors.
        BEHIND_EIGHT R"({"type":"conv2d","filters":5,"kernelSize":3,"activation":"tanh"},)"
                     R"({"type":"max_pool2d","poolSize":2},)",
        BEHIND_EIGHT
        R"({"type":"conv2d","filters":9,"kernelSize":3,"padding":"same","activation":"tanh"},)"
        R"({"type":"max_pool2d","poolSize":2},)",
        BEHIND_EIGHT R"({"type":"conv2d","filters":4,"kernelSize":3,"stride":2,"padding":"same",)"
                     R"("activation":"tanh"},{"type":"max_pool2d","poolSize":2},)",
        // Enough channels for Winograd's tiles; most gradients behind the pool are 0.
        BEHIND_SIXTEEN R"({"type":"conv2d","filters":16,"kernelSize":3,"activation":"tanh"},)",
        BEHIND_SIXTEEN R"({"type":"conv2d","filters":16,"kernelSize":3,"padding":"same",)"
                       R"("activation":"tanh"},{"type":"max_pool2d","poolSize":2},)",
        BEHIND R"({"type":"average_pool2d","poolSize":2},)", BEHIND R"({"type":"batch_norm"},)",
        BEHIND R"({"type":"dropout","rate":0.4},)",
        BEHIND R"({"type":"flatten"},{"type":"dense","units":6,"activation":"tanh"},)",
        BEHIND R"({"type":"activation","activation":"tanh"},)", BASIC_BLOCK("3", "1"),
        BEHIND BASIC_BLOCK("3", "1"), BEHIND BASIC_BLOCK("4", "1"), BEHIND BASIC_BLOCK("4", "2"),
        BEHIND
        R"({"type":"residual","activation":"linear","layers":[{"type":"dropout","rate":0.4}]},)",
        R"({"units":5,"activation":"tanh"},)"
        R"({"type":"residual","activation":"sigmoid","layers":[{"units":6,"activation":"tanh"}]},)"));

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
