// What each option of a training does to its steps, and how all of them are read from JSON.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "example_data.h"
#include "inkling/trainer.h"
#include "matrices.h"

namespace inkling {
namespace {

using testing::denseSpec;
using testing::errorOf;
using testing::learnableData;
using testing::viewOf;

// So small that no weight changes: what differs between two steps has another cause.
constexpr double kNoRate = 1e-30;

TrainerOptions withSgd(Index batchSize, double learningRate, std::uint32_t seed = 1) {
  TrainerOptions options;
  options.batchSize = batchSize;
  options.optimizer = OptimizerKind::kSgd;
  options.learningRate = learningRate;
  options.seed = seed;
  return options;
}

/// The whole of a data set: one example a column, and the labels.
struct Examples {
  explicit Examples(const DataSet& data)
      : pixels(data.shape().size(), data.count()), labels(static_cast<std::size_t>(data.count())) {
    std::vector<std::uint32_t> order(labels.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    data.gather(order.data(), data.count(), viewOf(pixels), labels.data());
  }

  Matrix pixels;
  std::vector<std::uint8_t> labels;
};

// The learning rate of each step, told by how far SGD went along the gradient.
std::vector<double> ratesOf(const TrainerOptions& options, int steps) {
  const DataSet data = learnableData(40, 5, 5);
  Network network(denseSpec(5, {5}));
  Trainer trainer(network, data, {0, 40}, options);
  std::vector<double> rates;
  for (int step = 0; step < steps; ++step) {
    const Vector before = network.parameters();
    trainer.step();
    const Vector change = before - network.parameters();
    rates.push_back(static_cast<double>(change.norm() / network.gradients().norm()));
  }
  return rates;
}

TEST(TrainerOptions, TheScheduleAdvancesWithEachStepAndEndsWithTheLastEpoch) {
  TrainerOptions options = withSgd(10, 0.5);
  options.schedule = Schedule::kStep;
  options.epochs = 2;
  const std::vector<double> rates = ratesOf(options, 8);
  const double expected[] = {0.5, 0.5, 0.5, 0.5, 0.05, 0.05, 0.005, 0.005};
  for (std::size_t step = 0; step < 8; ++step) {
    EXPECT_NEAR(rates[step], expected[step], expected[step] / 100) << "step " << step;
  }
}

TEST(TrainerOptions, LabelSmoothingIsInTheLossAndInItsGradient) {
  constexpr int kClasses = 5;
  constexpr double kSmoothing = 0.2;
  const DataSet data = learnableData(40, 5, kClasses);
  Network network(denseSpec(5, {kClasses}));
  const Examples examples(data);
  const Matrix probabilities = network.predict(viewOf(examples.pixels));

  TrainerOptions options = withSgd(40, kNoRate);
  options.labelSmoothing = kSmoothing;
  const double lossSum = Trainer(network, data, {0, 40}, options).step().lossSum;

  double expectedLoss = 0;
  Vector expectedBiasGradient = Vector::Zero(kClasses);
  for (Index column = 0; column < 40; ++column) {
    for (Index row = 0; row < kClasses; ++row) {
      const bool isLabel = row == examples.labels[static_cast<std::size_t>(column)];
      const double target = (isLabel ? 1 - kSmoothing : 0) + kSmoothing / kClasses;
      const auto probability = static_cast<double>(probabilities(row, column));
      expectedLoss -= target * std::log(probability);
      expectedBiasGradient[row] += static_cast<Scalar>((probability - target) / 40);
    }
  }
  EXPECT_NEAR(lossSum, expectedLoss, 1e-3);
  EXPECT_LT((network.gradients().tail(kClasses) - expectedBiasGradient).cwiseAbs().maxCoeff(),
            1e-5);
}

// The losses of steps that see one and the same example, on weights that stay.
std::vector<double> lossesOfOneExample(Network& network, const TrainerOptions& options, int steps) {
  const DataSet data = learnableData(1, 5, 1);
  Trainer trainer(network, data, {0, 1}, options);
  std::vector<double> losses;
  for (int step = 0; step < steps; ++step) losses.push_back(trainer.step().lossSum);
  return losses;
}

TEST(TrainerOptions, AugmentationChangesAnExampleAnewAtEachStep) {
  Network network(denseSpec(5, {5}));
  TrainerOptions options = withSgd(1, kNoRate);
  options.augmentation.shift = 2;
  std::vector<double> losses = lossesOfOneExample(network, options, 10);
  EXPECT_EQ(lossesOfOneExample(network, options, 10), losses);
  std::sort(losses.begin(), losses.end());
  EXPECT_EQ(std::unique(losses.begin(), losses.end()), losses.end());
}

TEST(TrainerOptions, AugmentationIsAnotherWithAnotherSeed) {
  Network network(denseSpec(5, {5}));
  TrainerOptions options = withSgd(1, kNoRate);
  options.augmentation.shift = 2;
  const std::vector<double> losses = lossesOfOneExample(network, options, 1);
  options.seed = 2;
  EXPECT_NE(lossesOfOneExample(network, options, 1), losses);
}

TEST(TrainerOptions, TheSeedIsThatOfDropoutToo) {
  Network network(networkSpecFromJson(R"({"input":[5,5,1],"layers":[{"type":"dropout"},)"
                                      R"({"units":5,"activation":"softmax"}]})"));
  const std::vector<double> losses = lossesOfOneExample(network, withSgd(1, kNoRate, 3), 5);
  EXPECT_EQ(lossesOfOneExample(network, withSgd(1, kNoRate, 3), 5), losses);
  EXPECT_NE(lossesOfOneExample(network, withSgd(1, kNoRate, 4), 5), losses);
}

TEST(TrainerOptions, AveragingTakesMemoryThatCounts) {
  const DataSet data = learnableData(2000, 5, 5);
  // A million parameters, and 25,600 numbers an example, each some five times.
  Network network(networkSpecFromJson(
      R"({"input":[5,5,1],"layers":[{"type":"conv2d","filters":1024,"kernelSize":1},)"
      R"({"units":40,"activation":"softmax"}]})"));
  const auto largestBatch = [&](double averaging) {
    Index fits = 1;
    for (Index tooMany = 2001; fits + 1 < tooMany;) {
      TrainerOptions options = withSgd((fits + tooMany) / 2, 0.1);
      options.averaging = averaging;
      try {
        Trainer(network, data, {0, 2000}, options);
        fits = options.batchSize;
      } catch (const std::invalid_argument&) {
        tooMany = options.batchSize;
      }
    }
    return fits;
  };
  const Index withoutAveraging = largestBatch(0);
  EXPECT_LT(withoutAveraging, 2000);
  EXPECT_LT(largestBatch(0.9), withoutAveraging);
}

TEST(TrainerOptions, AreAllReadFromJson) {
  const TrainerOptions options = trainerOptionsFromJson(
      R"({"batchSize":10,"optimizer":"nesterov","learningRate":3,"seed":9,"schedule":"cosine",)"
      R"("epochs":7,"weightDecay":0.01,"labelSmoothing":0.2,"averaging":0.9,"augmentation":)"
      R"({"shift":1,"rotation":2,"scale":0.3,"shear":0.4,"elastic":5}})");
  EXPECT_EQ(options.batchSize, 10);
  EXPECT_EQ(options.optimizer, OptimizerKind::kNesterov);
  EXPECT_EQ(options.learningRate, 3);
  EXPECT_EQ(options.seed, 9U);
  EXPECT_EQ(options.schedule, Schedule::kCosine);
  EXPECT_EQ(options.epochs, 7);
  EXPECT_EQ(options.weightDecay, 0.01);
  EXPECT_EQ(options.labelSmoothing, 0.2);
  EXPECT_EQ(options.averaging, 0.9);
  EXPECT_EQ(options.augmentation.shift, 1);
  EXPECT_EQ(options.augmentation.rotation, 2);
  EXPECT_EQ(options.augmentation.scale, 0.3);
  EXPECT_EQ(options.augmentation.shear, 0.4);
  EXPECT_EQ(options.augmentation.elastic, 5);
}

TEST(TrainerOptions, HaveTheirDefaultsWhereJsonLeavesThemOut) {
  const TrainerOptions options = trainerOptionsFromJson(R"({"augmentation":{}})");
  EXPECT_EQ(options.batchSize, 32);
  EXPECT_EQ(options.optimizer, OptimizerKind::kAdam);
  EXPECT_EQ(options.learningRate, 0.001);
  EXPECT_EQ(options.seed, 1U);
  EXPECT_EQ(options.schedule, Schedule::kConstant);
  EXPECT_EQ(options.epochs, 1);
  EXPECT_EQ(options.weightDecay, 0);
  EXPECT_EQ(options.labelSmoothing, 0);
  EXPECT_EQ(options.averaging, 0);
  EXPECT_TRUE(options.augmentation.isNone());
}

TEST(TrainerOptions, OfAnotherTypeThanExpectedAreRefused) {
  EXPECT_THROW(trainerOptionsFromJson(R"({"batchSize":"ten"})"), std::invalid_argument);
  EXPECT_THROW(trainerOptionsFromJson(R"({"weightDecay":"much"})"), std::invalid_argument);
  EXPECT_THROW(trainerOptionsFromJson("batch"), std::invalid_argument);
}

TEST(TrainerOptions, RefuseAnAugmentationThatIsNone) {
  const auto refusal = [](const char* json) {
    return errorOf([json] { trainerOptionsFromJson(json); });
  };
  EXPECT_EQ(refusal(R"({"augmentation":{"rotation":10},"startPaused":true})"), "");
  const std::string expected =
      "Augmentation: expected an object of shift, rotation, scale, shear and elastic, got ";
  EXPECT_EQ(refusal(R"({"augmentation":5})"), expected + "5.");
  EXPECT_EQ(refusal(R"({"augmentation":null})"), expected + "null.");
  EXPECT_EQ(refusal(R"({"augmentation":{"rotatoin":10}})"), expected + R"({"rotatoin":10}.)");
  EXPECT_EQ(refusal(R"({"augmentation":{"rotation":"10"}})"),
            "Augmentation, rotation: expected a number, got \"10\".");
}

}  // namespace
}  // namespace inkling
