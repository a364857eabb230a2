// A step of training allocates nothing once it has run over every size of mini-batch.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <tuple>

#include "allocation_count.h"
#include "bound_layer.h"
#include "example_data.h"
#include "inkling/model_file.h"
#include "inkling/parallel.h"
#include "inkling/trainer.h"

namespace inkling {
namespace {

// As MNIST is: most pixels are paper, and not every image has as many of ink.
DataSet sparseData(std::uint32_t count, std::uint32_t side) {
  Bytes images = testing::idxHeader({0x803, count, side, side});
  Bytes labels = testing::idxHeader({0x801, count});
  Random random(5);
  for (std::uint32_t i = 0; i < count; ++i) {
    labels.push_back(static_cast<std::uint8_t>(i % 4));
    for (std::uint32_t pixel = 0; pixel < side * side; ++pixel) {
      const bool isInk = random.below(100) < 5 + i % 25;
      images.push_back(static_cast<std::uint8_t>(isInk ? 1 + random.below(255) : 0));
    }
  }
  return {images, labels};
}

int allocationsOfSteps(const DataSet& data, const std::string& network,
                       const std::string& options) {
  Network trained(networkSpecFromJson(R"({"input":[12,12,1],)" + network + "}"));
  Trainer trainer(trained, data, {0, data.count()}, trainerOptionsFromJson(options));
  // The last mini-batch of an epoch is smaller.
  for (Index step = 0; step < trainer.stepsPerEpoch(); ++step) trainer.step();
  // So many that the copy of the weights is made again, too.
  return testing::allocationsOf([&] {
    for (Index step = 0; step < 60; ++step) trainer.step();
  });
}

// A few hundred bytes that describe layers of 4096 × 4096 numbers.
TEST(Allocation, IsSmallForASmallModelFileWhateverItDescribes) {
  std::string layers;
  for (int i = 0; i < 12; ++i) layers += R"({"type":"conv2d","filters":1,"kernelSize":1},)";
  for (int i = 0; i < 4; ++i) layers += R"({"type":"max_pool2d","poolSize":8},)";
  const Network network(networkSpecFromJson(R"({"input":[4096,4096,1],"layers":[)" + layers +
                                            R"({"units":2,"activation":"softmax"}]})"));
  const Bytes file = saveModel(network);
  testing::allocationsOf([&] { EXPECT_NE(loadModel(file), nullptr); });
  EXPECT_LT(testing::allocatedBytes, 1'000'000U);
}

TEST(Allocation, IsSmallForAModelFileOfOtherTensors) {
  Bytes file = saveModel(Network(testing::denseSpec(28, {1000, 10})));
  const std::string name = "layers.1.bias";
  *std::search(file.begin(), file.end(), name.begin(), name.end()) = 'p';
  testing::allocationsOf([&] { EXPECT_THROW(loadModel(file), std::runtime_error); });
  EXPECT_LT(testing::allocatedBytes, 1'000'000U);
}

TEST(Allocation, GrowsToWhatALargerMiniBatchTakesAndNoFurther) {
  Network network(testing::denseSpec(28, {10}));
  Matrix images = Matrix::Zero(784, 1040);
  const auto train = [&](Index batch) {
    const ConstMatrixView x(images.data(), 784, batch);
    network.backward(x, network.forward(x, Mode::kTrain));
  };
  train(1000);
  testing::allocationsOf([&] { train(1040); });
  EXPECT_LE(testing::allocatedBytes, static_cast<std::size_t>(network.scratchBytes(1040)));
}

// A convolution's units may sleep at first, so that most of its gradients are 0.
TEST(Allocation, IsDoneBeforeGradientsBecomeDense) {
  LayerSpec spec;
  spec.type = LayerType::kConv2d;
  spec.filters = 16;
  spec.activation = Activation::kLinear;
  testing::BoundLayer conv(spec, {6, 6, 16});
  const Matrix x = testing::randomMatrix(6 * 6 * 16, 4, 1);
  Matrix da = Matrix::Zero(4 * 4 * 16, 4);
  Matrix dx(x.rows(), x.cols());
  MatrixView view = testing::viewOf(dx);
  conv.layer->forward(testing::viewOf(x), Mode::kTrain);
  conv.layer->backward(testing::viewOf(x), testing::viewOf(da), &view);
  da.setOnes();
  EXPECT_EQ(testing::allocationsOf(
                [&] { conv.layer->backward(testing::viewOf(x), testing::viewOf(da), &view); }),
            0);
}

TEST(Allocation, IsCounted) {
  EXPECT_EQ(testing::allocationsOf([] {
              const Vector vector = Vector::Zero(100);
              const auto number = std::make_unique<Scalar>(vector[0]);
              EXPECT_EQ(*number, 0);
            }),
            2);
}

TEST(Allocation, ThatFailsLeavesADataSetAsItWas) {
  DataSet data = testing::learnableData(4, 5, 4);
  const DataSet other = testing::learnableData(4, 5, 2);
  const DataSet wanted = sparseData(4, 5);
  // Memory for the images, and none for the labels.
  testing::failing = 2;
  testing::allocationsOf([&] { EXPECT_THROW(data.append(other), std::bad_alloc); });
  testing::failing = 0;
  data.append(wanted);
  EXPECT_EQ(data.count(), 8);
  EXPECT_TRUE(std::equal(wanted.image(0), wanted.image(4), data.image(4)));
}

struct Case {
  const char* name;
  const char* network;
  const char* options;
};

const Case kCases[] = {
    {"nielsen",
     R"("loss":"quadratic","layers":[{"units":30,"activation":"sigmoid"},{"units":4,"activation":"sigmoid"}])",
     R"({"optimizer":"sgd","batchSize":10,"learningRate":1})"},
    {"keras", R"("layers":[{"units":128},{"units":4,"activation":"softmax"}])", "{}"},
    {"wide",
     R"("layers":[{"units":600,"activation":"tanh"},{"units":300},{"units":4,"activation":"sigmoid"}])",
     R"({"optimizer":"momentum","batchSize":50,"weightDecay":0.1,"labelSmoothing":0.1})"},
    {"convolutional",
     R"("layers":[{"type":"conv2d","filters":8,"kernelSize":3},{"type":"max_pool2d"},)"
     R"({"type":"conv2d","filters":18,"kernelSize":3,"padding":"same"},{"type":"average_pool2d"},)"
     R"({"type":"flatten"},{"type":"dropout"},{"units":4,"activation":"softmax"}])",
     R"({"optimizer":"adam","schedule":"oneCycle","epochs":20})"},
    {"residual",
     R"("layers":[{"type":"conv2d","filters":8,"kernelSize":3,"activation":"linear"},)"
     R"({"type":"batch_norm"},{"type":"activation"},{"type":"residual","layers":[)"
     R"({"type":"conv2d","filters":16,"kernelSize":3,"padding":"same","stride":2},)"
     R"({"type":"batch_norm"}]},{"type":"residual","layers":[)"
     R"({"type":"conv2d","filters":16,"kernelSize":3,"padding":"same"},{"type":"dropout"}]},)"
     R"({"units":4,"activation":"softmax"}])",
     R"({"optimizer":"nesterov","augmentation":{"shift":2,"rotation":10,"elastic":1}})"},
    // What the last convolution keeps is 225 times its input.
    {"border",
     R"("layers":[{"type":"conv2d","filters":64,"kernelSize":5,"stride":4},{"type":"max_pool2d"},)"
     R"({"type":"conv2d","filters":1,"kernelSize":15,"padding":"same"},)"
     R"({"units":4,"activation":"softmax"}])",
     R"({"batchSize":20})"}};

class Step : public ::testing::TestWithParam<std::tuple<Case, int>> {
 protected:
  void SetUp() override { setThreadCount(std::get<1>(GetParam())); }
  void TearDown() override { setThreadCount(1); }
};

TEST_P(Step, AllocatesNothing) {
  const Case& tested = std::get<0>(GetParam());
  EXPECT_EQ(allocationsOfSteps(testing::learnableData(115, 12, 4), tested.network, tested.options),
            0);
  EXPECT_EQ(allocationsOfSteps(sparseData(115, 12), tested.network, tested.options), 0) << "sparse";
}

TEST_P(Step, TakesAsMuchMemoryAsIsCountedBefore) {
  constexpr Index kBatch = 100;
  Network network(networkSpecFromJson(R"({"input":[12,12,1],)" +
                                      std::string(std::get<0>(GetParam()).network) + "}"));
  Matrix dense = Matrix::Ones(144, kBatch);
  Matrix sparse = Matrix::Zero(144, kBatch);
  testing::allocationsOf([&] {
    for (Matrix* x : {&dense, &sparse}) {
      const ConstMatrixView input(x->data(), x->rows(), x->cols());
      network.backward(input, network.forward(input, Mode::kTrain));
    }
  });
  const auto counted = static_cast<double>(network.scratchBytes(kBatch));
  EXPECT_LE(static_cast<double>(testing::allocatedBytes), 1.001 * counted);
  EXPECT_GE(static_cast<double>(testing::allocatedBytes), 0.95 * counted);
}

// Whichever place memory runs out at, the step ends with std::bad_alloc, and all can be used again.
TEST_P(Step, SurvivesThatMemoryRunsOut) {
  const Case& tested = std::get<0>(GetParam());
  const DataSet data = testing::learnableData(115, 12, 4);
  for (int place = 1;; ++place) {
    Network network(
        networkSpecFromJson(R"({"input":[12,12,1],)" + std::string(tested.network) + "}"));
    // A smaller mini-batch first, so that memory grows as well as comes.
    Matrix few = Matrix::Ones(144, 3);
    network.predict(ConstMatrixView(few.data(), 144, 3));
    Trainer trainer(network, data, {0, data.count()}, trainerOptionsFromJson(tested.options));
    bool ranOut = false;
    testing::failing = place;
    testing::allocationsOf([&] {
      try {
        trainer.step();
      } catch (const std::bad_alloc&) {
        ranOut = true;
      }
    });
    testing::failing = 0;
    EXPECT_TRUE(std::isfinite(trainer.step().lossSum));
    EXPECT_TRUE(network.predict(ConstMatrixView(few.data(), 144, 3)).allFinite());
    if (!ranOut) {
      EXPECT_GT(place, 5);
      break;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Step,
                         ::testing::Combine(::testing::ValuesIn(kCases), ::testing::Values(1, 2)),
                         [](const auto& test) {
                           return std::get<0>(test.param).name + std::string("_") +
                                  std::to_string(std::get<1>(test.param));
                         });

}  // namespace
}  // namespace inkling
