#include "inkling/trainer.h"

#include <gtest/gtest.h>

#include <limits>

#include "example_data.h"

namespace inkling {
namespace {

using testing::denseSpec;
using testing::errorOf;
using testing::learnableData;

TrainerOptions optionsOf(Index batchSize, OptimizerKind optimizer, double learningRate,
                         std::uint32_t seed = 1) {
  TrainerOptions options;
  options.batchSize = batchSize;
  options.optimizer = optimizer;
  options.learningRate = learningRate;
  options.seed = seed;
  return options;
}

std::vector<double> curve(Network& network, const DataSet& data, const TrainerOptions& options) {
  Trainer trainer(network, data, {0, data.count()}, options);
  std::vector<double> losses;
  for (int step = 0; step < 60; ++step) losses.push_back(trainer.step().lossSum);
  return losses;
}

TEST(Trainer, LearnsWithEveryOptimizer) {
  const DataSet data = learnableData(200, 5, 5);
  for (const char* name : {"sgd", "momentum", "nesterov", "adam"}) {
    Network network(denseSpec(5, {12, 5}));
    const bool isAdam = std::string(name) == "adam";
    const TrainerOptions options = optionsOf(16, optimizerFromString(name), isAdam ? 0.01 : 0.3);
    Trainer trainer(network, data, {0, 200}, options);
    for (Index step = 0; step < 40 * trainer.stepsPerEpoch(); ++step) trainer.step();
    Evaluation evaluation(network, data, {0, 200});
    evaluation.run(200);
    EXPECT_GT(evaluation.metrics().accuracy(), 0.95) << name;
  }
}

TEST(Trainer, SameSeedGivesTheSameCurveAndAnotherSeedAnother) {
  const DataSet data = learnableData(200, 5, 5);
  const TrainerOptions options = optionsOf(16, OptimizerKind::kAdam, 0.01, 3);
  Network first(denseSpec(5, {12, 5}));
  Network second(denseSpec(5, {12, 5}));
  EXPECT_EQ(curve(first, data, options), curve(second, data, options));
  EXPECT_EQ(Vector(first.parameters()), Vector(second.parameters()));
  Network third(denseSpec(5, {12, 5}));
  EXPECT_NE(curve(first, data, options),
            curve(third, data, optionsOf(16, OptimizerKind::kAdam, 0.01, 4)));
}

TEST(Trainer, TheLastPartialBatchCounts) {
  const DataSet data = learnableData(50, 5, 5);
  Network network(denseSpec(5, {5}));
  Trainer trainer(network, data, {0, 50}, optionsOf(16, OptimizerKind::kSgd, 0.1));
  EXPECT_EQ(trainer.stepsPerEpoch(), 4);
  Index seen = 0;
  for (int step = 0; step < 4; ++step) seen += trainer.step().total;
  EXPECT_EQ(seen, 50);
}

TEST(Trainer, PutsTheLastGoodWeightsBackWhenTheLossIsNoNumber) {
  const DataSet data = learnableData(200, 5, 5);
  Network network(denseSpec(5, {12, 5}, Activation::kRelu));
  const Vector initial = network.parameters();
  Trainer trainer(network, data, {0, 200}, optionsOf(16, OptimizerKind::kSgd, 0.1));
  trainer.step();
  network.parameters().setConstant(std::numeric_limits<Scalar>::quiet_NaN());
  EXPECT_THROW(trainer.step(), Divergence);
  EXPECT_EQ(Vector(network.parameters()), initial);
}

TEST(Trainer, SaysSoWhenTheLossIsNoNumber) {
  const DataSet data = learnableData(200, 5, 5);
  Network network(denseSpec(5, {12, 12, 5}, Activation::kRelu));
  network.parameters() *= 1e30F;
  const Vector before = network.parameters();
  Trainer trainer(network, data, {0, 200}, optionsOf(16, OptimizerKind::kSgd, 1));
  EXPECT_EQ(
      errorOf([&] { trainer.step(); }),
      "Training: the loss is no longer a number after 0 steps; the last good weights are back. "
      "A smaller learning rate helps.");
  EXPECT_EQ(Vector(network.parameters()), before);
}

TEST(Trainer, RefusesOptionsOutOfRange) {
  const DataSet data = learnableData(20, 5, 5);
  Network network(denseSpec(5, {5}));
  const auto refusal = [&](Index batchSize, double learningRate) {
    return errorOf([&] {
      Trainer(network, data, {0, 20}, optionsOf(batchSize, OptimizerKind::kSgd, learningRate));
    });
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(refusal(4, 0), "Learning rate: expected above 0 and at most 1000, got 0.0.");
  EXPECT_EQ(refusal(4, -1), "Learning rate: expected above 0 and at most 1000, got -1.0.");
  EXPECT_EQ(refusal(4, nan), "Learning rate: expected above 0 and at most 1000, got null.");
  EXPECT_EQ(refusal(4, 1e9), "Learning rate: expected above 0 and at most 1000, got 1000000000.0.");
  EXPECT_EQ(refusal(0, 1), "Batch size: expected 1 to 10000, got 0.");
  EXPECT_EQ(refusal(20000, 1), "Batch size: expected 1 to 10000, got 20000.");
  EXPECT_THROW(Trainer(network, data, {0, 21}, {}), std::invalid_argument);
}

TEST(Trainer, WeightsDecayAndBiasesDoNot) {
  const DataSet data = learnableData(20, 5, 5);
  Network network(denseSpec(5, {5}));
  Network decayed(denseSpec(5, {5}));
  for (Network* both : {&network, &decayed}) both->parameters().setConstant(1);
  TrainerOptions options = optionsOf(20, OptimizerKind::kSgd, 0.5);
  Trainer(network, data, {0, 20}, options).step();
  options.weightDecay = 0.1;
  Trainer(decayed, data, {0, 20}, options).step();
  const Vector difference = network.parameters() - decayed.parameters();
  EXPECT_LT((difference.head(125).array() - Scalar(0.05)).abs().maxCoeff(), 1e-6);
  EXPECT_EQ(difference.tail(5).cwiseAbs().maxCoeff(), 0);
}

TEST(TrainerOptions, AreReadFromJson) {
  const TrainerOptions options = trainerOptionsFromJson(
      R"({"batchSize":10,"optimizer":"nesterov","learningRate":3,"seed":9})");
  EXPECT_EQ(options.batchSize, 10);
  EXPECT_EQ(options.optimizer, OptimizerKind::kNesterov);
  EXPECT_EQ(options.learningRate, 3);
  EXPECT_EQ(options.seed, 9U);
  EXPECT_THROW(trainerOptionsFromJson(R"({"batchSize":"ten"})"), std::invalid_argument);
  EXPECT_THROW(trainerOptionsFromJson("batch"), std::invalid_argument);
}

}  // namespace
}  // namespace inkling
