#include "inkling/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <new>
#include <vector>

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

TEST(Trainer, CountsWhatWasRightBeforeTheUpdate) {
  const DataSet data = learnableData(40, 5, 4);
  Network network(denseSpec(5, {4}));
  // All weights 0 and one large bias: every answer is 2.
  network.parameters().setZero();
  network.parameters()[5 * 5 * 4 + 2] = 9;
  Trainer trainer(network, data, {0, 40}, optionsOf(40, OptimizerKind::kSgd, 1));
  const Metrics metrics = trainer.step();
  EXPECT_EQ(metrics.correct, 10);
  EXPECT_EQ(metrics.total, 40);
}

// A normalisation that sees one number a channel of each example.
NetworkSpec normalisedSpec() {
  return networkSpecFromJson(
      R"({"input":[5,5,1],"layers":[{"units":12},{"type":"residual","layers":[)"
      R"({"type":"batch_norm"}]},{"units":5,"activation":"softmax"}]})");
}

TEST(Trainer, RefusesToNormaliseASingleNumber) {
  const DataSet data = learnableData(20, 5, 5);
  Network network(normalisedSpec());
  const auto refusal = [&](Index examples, Index batchSize) {
    return errorOf([&] {
      Trainer(network, data, {0, examples}, optionsOf(batchSize, OptimizerKind::kSgd, 0.1));
    });
  };
  const std::string sentence =
      "Batch size: expected 2 or more examples for a normalisation that sees one number a channel, "
      "got 1.";
  EXPECT_EQ(refusal(20, 1), sentence);
  EXPECT_EQ(refusal(1, 32), sentence);
  EXPECT_EQ(refusal(20, 2), "");
  Network ofImages(networkSpecFromJson(
      R"({"input":[5,5,1],"layers":[{"type":"batch_norm"},{"units":5,"activation":"softmax"}]})"));
  EXPECT_EQ(errorOf([&] {
              Trainer(ofImages, data, {0, 20}, optionsOf(1, OptimizerKind::kSgd, 0.1));
            }),
            "");
}

TEST(Trainer, ALastSingleExampleLeavesTheStatisticsOfANormalisation) {
  const DataSet data = learnableData(17, 5, 5);
  Network network(normalisedSpec());
  Trainer trainer(network, data, {0, 17}, optionsOf(16, OptimizerKind::kSgd, 0.1));
  // The running means and variances of 12 channels, behind 26 · 12 parameters of the first layer.
  const auto statistics = [&] { return Vector(network.parameters().segment(28 * 12, 24)); };
  const Vector initial = statistics();
  trainer.step();
  const Vector measured = statistics();
  EXPECT_NE(measured, initial);
  EXPECT_EQ(trainer.step().total, 1);
  EXPECT_EQ(statistics(), measured);
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

TEST(Trainer, PutsBackWeightsOfTheLatestFiftyStepsAndNotTheInitialOnes) {
  const DataSet data = learnableData(200, 5, 5);
  Network network(denseSpec(5, {12, 5}, Activation::kRelu));
  Trainer trainer(network, data, {0, 200}, optionsOf(16, OptimizerKind::kSgd, 0.1));
  std::vector<Vector> latest;
  for (int step = 0; step < 70; ++step) {
    if (step >= 20) latest.emplace_back(network.parameters());
    trainer.step();
  }
  network.parameters().setConstant(std::numeric_limits<Scalar>::quiet_NaN());
  EXPECT_THROW(trainer.step(), Divergence);
  EXPECT_NE(std::find(latest.begin(), latest.end(), Vector(network.parameters())), latest.end());
}

TEST(Trainer, NoticesAtTheEndOfAnEpochThatItsLastUpdateWasTooLarge) {
  const DataSet data = learnableData(200, 5, 5);
  Network network(denseSpec(5, {12, 12, 5}, Activation::kLinear));
  // The loss is about 1e24, and after one step some 1e57: no float.
  network.parameters() *= 1e8F;
  const Vector before = network.parameters();
  Trainer trainer(network, data, {0, 200}, optionsOf(200, OptimizerKind::kSgd, 1000));
  EXPECT_THROW(trainer.step(), Divergence);
  EXPECT_EQ(Vector(network.parameters()), before);
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

TEST(Trainer, SaysSoWhenStatisticsAreNoNumbersThoughTheLossIs) {
  const DataSet data = learnableData(20, 5, 5);
  Network network(normalisedSpec());
  // Weights of the first layer whose sums a float holds, and their squares not.
  network.parameters().head(25 * 12) *= 1e30F;
  const Vector before = network.parameters();
  Trainer trainer(network, data, {0, 20}, optionsOf(10, OptimizerKind::kSgd, 0.1));
  EXPECT_EQ(errorOf([&] { trainer.step(); }),
            "Training: the statistics of a normalisation are no longer numbers after 0 steps; the "
            "last good weights are back. A smaller learning rate helps.");
  EXPECT_EQ(Vector(network.parameters()), before);
  EXPECT_TRUE(network.parameters().allFinite());
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
  EXPECT_EQ(refusal(4, nan), "Learning rate: expected above 0 and at most 1000, got NaN.");
  EXPECT_EQ(refusal(4, std::numeric_limits<double>::infinity()),
            "Learning rate: expected above 0 and at most 1000, got Infinity.");
  EXPECT_EQ(refusal(4, 1e9), "Learning rate: expected above 0 and at most 1000, got 1000000000.0.");
  EXPECT_EQ(refusal(0, 1), "Batch size: expected 1 to 10000, got 0.");
  EXPECT_EQ(refusal(20000, 1), "Batch size: expected 1 to 10000, got 20000.");
  TrainerOptions endless;
  endless.epochs = 100'001;
  EXPECT_EQ(errorOf([&] {
              Trainer(network, data, {0, 20}, endless);
            }),
            "Epochs: expected a whole number from 1 to 100000, got 100001.");
  EXPECT_THROW(Trainer(network, data, {0, 21}, {}), std::invalid_argument);
}

TEST(Trainer, RefusesWhatIsTooLargeForMemoryWithItsSize) {
  const DataSet data = learnableData(2000, 5, 5);
  LayerSpec wide;
  wide.type = LayerType::kConv2d;
  wide.filters = 1024;
  wide.kernelSize = 1;
  NetworkSpec spec = denseSpec(5, {5});
  spec.layers.insert(spec.layers.begin(), wide);
  Network network(spec);
  TrainerOptions options;
  // 25 · 1024 numbers an example, each some four times: 0.4 MB.
  options.batchSize = 1200;
  EXPECT_EQ(errorOf([&] { Trainer(network, data, {0, 2000}, options); }), "");
  options.batchSize = 5000;
  spec.layers.insert(spec.layers.begin(), wide);
  Network deeper(spec);
  EXPECT_EQ(errorOf([&] {
              Trainer(deeper, data, {0, 2000}, options);
            }),
            "Memory: expected a training of at most 800 MB, got 1271 MB, of which 1248 MB are for "
            "mini-batches of 2000. Smaller mini-batches or a smaller network help.");
  options.batchSize = 32;
  EXPECT_EQ(errorOf([&] { Trainer(deeper, data, {0, 2000}, options); }), "");
}

TEST(Trainer, CountsWhatConvolutionsKeepBesideTheirOutputs) {
  const DataSet data = learnableData(2000, 28, 5);
  Network network(networkSpecFromJson(
      R"({"layers":[{"type":"conv2d","filters":1024,"kernelSize":15,"stride":8},)"
      R"({"type":"max_pool2d"},{"type":"conv2d","filters":1,"kernelSize":15,"padding":"same"},)"
      R"({"units":10,"activation":"softmax"}]})"));
  TrainerOptions options;
  options.batchSize = 2000;
  const std::string sentence = errorOf([&] { Trainer(network, data, {0, 2000}, options); });
  EXPECT_EQ(sentence.rfind("Memory: expected a training of at most 800 MB, got 38", 0), 0U)
      << sentence;
}

/// What weight decay alone takes from each parameter, all of them 1 before, in one step.
Vector decayOf(const NetworkSpec& spec) {
  const DataSet data = learnableData(20, 5, 5);
  Network network(spec);
  Network decayed(spec);
  for (Network* both : {&network, &decayed}) both->parameters().setConstant(1);
  TrainerOptions options = optionsOf(20, OptimizerKind::kSgd, 0.5);
  Trainer(network, data, {0, 20}, options).step();
  options.weightDecay = 0.1;
  Trainer(decayed, data, {0, 20}, options).step();
  return network.parameters() - decayed.parameters();
}

TEST(Trainer, WeightsDecayAndBiasesDoNot) {
  const Vector decay = decayOf(denseSpec(5, {5}));
  EXPECT_LT((decay.head(125).array() - Scalar(0.05)).abs().maxCoeff(), 1e-6);
  EXPECT_EQ(decay.tail(5).cwiseAbs().maxCoeff(), 0);
}

TEST(Trainer, WeightsOfOneColumnDecayTooAndNormalisationsDoNot) {
  // 3 weights of one tap, 3 biases, 4 · 3 numbers of the normalisation.
  const Vector decay = decayOf(networkSpecFromJson(
      R"({"input":[5,5,1],"layers":[{"type":"conv2d","filters":3,"kernelSize":1},)"
      R"({"type":"batch_norm"},{"units":5,"activation":"softmax"}]})"));
  EXPECT_LT((decay.head(3).array() - Scalar(0.05)).abs().maxCoeff(), 1e-6);
  EXPECT_EQ(decay.segment(3, 15).cwiseAbs().maxCoeff(), 0);
}

TEST(Trainer, ShowsTheRunningMeanOfTheWeightsAndGoesOnFromThoseOfTheLatestStep) {
  const DataSet data = learnableData(40, 5, 5);
  TrainerOptions options = optionsOf(10, OptimizerKind::kSgd, 0.5);
  // More parameters than one thread averages.
  const NetworkSpec spec = denseSpec(5, {400, 5});
  Network plain(spec);
  Network averaged(spec);
  Vector mean = plain.parameters();
  Trainer expected(plain, data, {0, 40}, options);
  options.averaging = 0.6;
  Trainer trainer(averaged, data, {0, 40}, options);
  trainer.showAverage();
  EXPECT_EQ(Vector(averaged.parameters()), Vector(plain.parameters()));
  for (int t = 1; t <= 20; ++t) {
    expected.step();
    trainer.step();
    EXPECT_EQ(Vector(averaged.parameters()), Vector(plain.parameters()));
    const auto kept = static_cast<Scalar>(std::min(0.6, (1.0 + t) / (10.0 + t)));
    mean = kept * mean + (1 - kept) * plain.parameters();
    // Twice is as good as once.
    trainer.showAverage();
    trainer.showAverage();
    EXPECT_LT((averaged.parameters() - mean).cwiseAbs().maxCoeff(), 1e-5);
  }
}

TEST(Trainer, ShowsTheLastGoodWeightsAfterADivergence) {
  const DataSet data = learnableData(20, 5, 5);
  Network network(denseSpec(5, {12, 5}, Activation::kRelu));
  TrainerOptions options = optionsOf(20, OptimizerKind::kSgd, 1000);
  options.averaging = 0.5;
  Trainer trainer(network, data, {0, 20}, options);
  // The end of an epoch finds the weights of the step before it, which are averaged by then.
  network.parameters() *= 1e18F;
  const Vector good = network.parameters();
  EXPECT_THROW(trainer.step(), Divergence);
  EXPECT_EQ(Vector(network.parameters()), good);
  trainer.showAverage();
  EXPECT_EQ(Vector(network.parameters()), good);
}

TEST(Trainer, WithoutAveragingShowsTheWeightsAsTheyAre) {
  const DataSet data = learnableData(40, 5, 5);
  Network network(denseSpec(5, {5}));
  Trainer trainer(network, data, {0, 40}, optionsOf(10, OptimizerKind::kSgd, 0.5));
  trainer.step();
  const Vector weights = network.parameters();
  trainer.showAverage();
  EXPECT_EQ(Vector(network.parameters()), weights);
}

TEST(Trainer, RefusesAnAverageThatKeepsAll) {
  const DataSet data = learnableData(20, 5, 5);
  Network network(denseSpec(5, {5}));
  TrainerOptions options;
  options.averaging = 1;
  EXPECT_EQ(errorOf([&] {
              Trainer(network, data, {0, 20}, options);
            }),
            "Averaging: expected 0 or more and below 1, got 1.0.");
}

TEST(Scratch, RefusesSizesThatAnIndexDoesNotHold) {
  Scratch scratch;
  const Index half = Index(1) << (4 * sizeof(Index));  // its square is 0 in an Index
  EXPECT_THROW(scratch.view(half, half), std::bad_alloc);
  EXPECT_THROW(scratch.view(std::numeric_limits<Index>::max() / 2, 1), std::bad_alloc);
  EXPECT_EQ(scratch.view(3, 4).size(), 12);
}

}  // namespace
}  // namespace inkling
