#include "inkling/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

#include "example_data.h"
#include "inkling/model_file.h"
#include "inkling/trainer.h"

namespace inkling {
namespace {

using testing::errorOf;

class Parallel : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    if (GetParam() > maxThreadCount()) GTEST_SKIP() << "this build has no threads";
    setThreadCount(GetParam());
  }
  void TearDown() override { setThreadCount(1); }
};

TEST_P(Parallel, CallsEachPartOnce) {
  for (int repetition = 0; repetition < 200; ++repetition) {
    std::vector<std::atomic<int>> calls(37);
    parallelFor(37, [&](Index part) { ++calls[static_cast<std::size_t>(part)]; });
    for (const auto& count : calls) ASSERT_EQ(count, 1);
  }
}

TEST_P(Parallel, APartMayCallItAgain) {
  std::atomic<int> calls{0};
  parallelFor(8, [&](Index) { parallelFor(5, [&](Index) { ++calls; }); });
  EXPECT_EQ(calls, 40);
}

TEST_P(Parallel, AnExceptionEndsTheJobAndLeavesThePoolUsable) {
  const auto fail = [](Index part) {
    if (part == 3) throw std::runtime_error("part three");
  };
  EXPECT_EQ(errorOf([&] { parallelFor(20, fail); }), "part three");
  std::atomic<int> calls{0};
  parallelFor(20, [&](Index) { ++calls; });
  EXPECT_EQ(calls, 20);
}

// The weights of a convolutional and of a dense network after some steps, as a file.
Bytes trained() {
  const DataSet data = testing::learnableData(300, 12, 4);
  Network network(networkSpecFromJson(
      R"({"input":[12,12,1],"layers":[{"type":"conv2d","filters":9,"kernelSize":3,"padding":"same"},)"
      R"({"type":"max_pool2d"},{"type":"conv2d","filters":20,"kernelSize":3},{"type":"batch_norm"},)"
      R"({"type":"dropout","rate":0.2},{"units":200},{"units":4,"activation":"softmax"}]})"));
  TrainerOptions options;
  options.augmentation = {1, 10, 0.1, 0.1, 1};
  options.batchSize = 50;
  Trainer trainer(network, data, {0, 300}, options);
  for (int step = 0; step < 15; ++step) trainer.step();
  return saveModel(network);
}

TEST_P(Parallel, TrainingGivesTheSameWeightsToTheLastBit) {
  const Bytes many = trained();
  setThreadCount(1);
  EXPECT_EQ(many, trained());
}

INSTANTIATE_TEST_SUITE_P(Threads, Parallel, ::testing::Values(1, 2, 3, 4));

TEST(ThreadCount, RefusesWhatCannotBe) {
  EXPECT_THROW(setThreadCount(0), std::invalid_argument);
  EXPECT_THROW(setThreadCount(maxThreadCount() + 1), std::invalid_argument);
}

}  // namespace
}  // namespace inkling
