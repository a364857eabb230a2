#include "inkling/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

namespace inkling {
namespace {

// From the reference C code of xoshiro256** seeded by SplitMix64(1), run in Python's integers
// (tests/fixtures/make_random_reference.py).
TEST(Random, IsXoshiro256StarStar) {
  Random random(1);
  EXPECT_EQ(random.next(), 0xb3f2af6d0fc710c5U);
  EXPECT_EQ(random.next(), 0x853b559647364ceaU);
  EXPECT_EQ(random.next(), 0x92f89756082a4514U);
}

TEST(Random, SameSeedGivesTheSameStream) {
  Random first(42);
  Random second(42);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(first.normal(), second.normal());
}

TEST(Random, UniformIsFlat) {
  Random random(3);
  double sum = 0;
  for (int i = 0; i < 100000; ++i) {
    const double value = random.uniform();
    ASSERT_GE(value, 0);
    ASSERT_LT(value, 1);
    sum += value;
  }
  EXPECT_NEAR(sum / 100000, 0.5, 0.005);
}

TEST(Random, NormalHasMeanZeroAndVarianceOne) {
  Random random(4);
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < 100000; ++i) {
    const double value = random.normal();
    sum += value;
    squares += value * value;
  }
  EXPECT_NEAR(sum / 100000, 0, 0.02);
  EXPECT_NEAR(squares / 100000, 1, 0.02);
}

TEST(Random, NormalsAreIndependentOfTheOnesBefore) {
  Random random(4);
  double before = random.normal();
  double products = 0;
  for (int i = 0; i < 100000; ++i) {
    const double value = random.normal();
    products += value * before;
    before = value;
  }
  EXPECT_NEAR(products / 100000, 0, 0.02);
}

TEST(Random, BelowReachesEveryValueAlike) {
  Random random(5);
  std::vector<int> seen(7, 0);
  for (int i = 0; i < 70000; ++i) ++seen[random.below(7)];
  for (const int count : seen) EXPECT_NEAR(count, 10000, 400);
}

// 2³² is no multiple of ¾ · 2³²: without rejection every third value would come twice as often.
TEST(Random, BelowHasNoBiasForLargeBounds) {
  Random random(5);
  int multiplesOfThree = 0;
  for (int i = 0; i < 30000; ++i) {
    if (random.below(0xc0000000U) % 3 == 0) ++multiplesOfThree;
  }
  EXPECT_NEAR(multiplesOfThree, 10000, 400);
}

TEST(Random, ShuffleReachesEveryOrderAlike) {
  Random random(6);
  std::map<std::vector<std::uint32_t>, int> seen;
  for (int i = 0; i < 6000; ++i) {
    std::vector<std::uint32_t> values{0, 1, 2};
    random.shuffle(values);
    ++seen[values];
  }
  EXPECT_EQ(seen.size(), 6U);
  for (const auto& order : seen) EXPECT_NEAR(order.second, 1000, 150);
}

TEST(Random, ShuffleKeepsEveryValue) {
  Random random(6);
  std::vector<std::uint32_t> values(1000);
  std::iota(values.begin(), values.end(), 0U);
  random.shuffle(values);
  EXPECT_FALSE(std::is_sorted(values.begin(), values.end()));
  std::sort(values.begin(), values.end());
  for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_EQ(values[i], i);
}

}  // namespace
}  // namespace inkling
