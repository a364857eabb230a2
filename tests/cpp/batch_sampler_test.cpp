#include "inkling/data/batch_sampler.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "example_data.h"

namespace inkling {
namespace {

std::vector<std::uint32_t> epoch(BatchSampler& sampler) {
  std::vector<std::uint32_t> order;
  for (Index step = 0; step < sampler.stepsPerEpoch(); ++step) {
    const Batch batch = sampler.next();
    order.insert(order.end(), batch.examples, batch.examples + batch.count);
  }
  return order;
}

TEST(BatchSampler, UsesEveryExampleOfTheRangeOnceAnEpoch) {
  BatchSampler sampler({100, 25}, 10, 1);
  EXPECT_EQ(sampler.stepsPerEpoch(), 3);
  const std::vector<std::uint32_t> order = epoch(sampler);
  EXPECT_EQ(order.size(), 25U);
  const std::set<std::uint32_t> seen(order.begin(), order.end());
  EXPECT_EQ(seen.size(), 25U);
  EXPECT_EQ(*seen.begin(), 100U);
  EXPECT_EQ(*seen.rbegin(), 124U);
}

TEST(BatchSampler, TheLastBatchHoldsWhatIsLeft) {
  BatchSampler sampler({0, 25}, 10, 1);
  EXPECT_EQ(sampler.next().count, 10);
  EXPECT_EQ(sampler.next().count, 10);
  EXPECT_EQ(sampler.next().count, 5);
  EXPECT_EQ(sampler.next().count, 10);
}

TEST(BatchSampler, ShufflesAnewEachEpoch) {
  BatchSampler sampler({0, 100}, 7, 1);
  const auto first = epoch(sampler);
  EXPECT_NE(first, epoch(sampler));
}

TEST(BatchSampler, SameSeedGivesTheSameOrderAndAnotherSeedAnother) {
  BatchSampler first({0, 100}, 7, 5);
  BatchSampler same({0, 100}, 7, 5);
  BatchSampler other({0, 100}, 7, 6);
  const auto order = epoch(first);
  EXPECT_EQ(order, epoch(same));
  EXPECT_NE(order, epoch(other));
}

TEST(BatchSampler, TakesABatchOfAnySizeFromAtLeastOneExample) {
  const Index most = std::numeric_limits<Index>::max();
  BatchSampler sampler({0, 5}, most, 1);
  EXPECT_EQ(sampler.stepsPerEpoch(), 1);
  EXPECT_EQ(sampler.next().count, 5);
  EXPECT_EQ(testing::errorOf([] {
              BatchSampler({3, 0}, 1, 1);
            }),
            "Batches: expected a range of examples, got an empty one.");
  EXPECT_EQ(testing::errorOf([] {
              BatchSampler({3, -1}, 1, 1);
            }),
            "Batches: expected a range of examples, got an empty one.");
}

TEST(BatchSampler, RefusesABatchOfNone) {
  EXPECT_EQ(testing::errorOf([] {
              BatchSampler({0, 5}, 0, 1);
            }),
            "Batch size: expected at least 1, got 0.");
}

}  // namespace
}  // namespace inkling
