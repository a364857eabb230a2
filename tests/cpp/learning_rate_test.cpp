#include "inkling/learning_rate.h"

#include <gtest/gtest.h>

#include <vector>

namespace inkling {
namespace {

struct Expected {
  Schedule schedule;
  std::vector<double> rates;
};

class LearningRate : public ::testing::TestWithParam<Expected> {};

// At both ends of 100 steps, at the quarters between them, and beyond the last step.
TEST_P(LearningRate, HasItsShareOfTheHighestAtEachQuarter) {
  const std::vector<double>& rates = GetParam().rates;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const double step = 25 * static_cast<double>(i);
    EXPECT_NEAR(scheduledRate(GetParam().schedule, 0.5, step, 100), rates[i], 1e-9) << step;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, LearningRate,
    ::testing::Values(Expected{Schedule::kConstant, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}},
                      Expected{Schedule::kStep, {0.5, 0.5, 0.05, 0.005, 0.005, 0.005}},
                      // 0.5 · 0.01^share: its root, 0.1, at half of the steps.
                      Expected{Schedule::kExponential,
                               {0.5, 0.158113883, 0.05, 0.0158113883, 0.005, 0.005}},
                      // 0.25 · (1 + cos(π share))
                      Expected{Schedule::kCosine, {0.5, 0.4267766953, 0.25, 0.0732233047, 0, 0}}),
    [](const auto& test) { return toString(test.param.schedule); });

TEST(LearningRateStep, FallsAtHalfOfTheStepsAndAtThreeQuarters) {
  const auto rate = [](double step) { return scheduledRate(Schedule::kStep, 1, step, 100); };
  EXPECT_DOUBLE_EQ(rate(49), 1);
  EXPECT_DOUBLE_EQ(rate(50), 0.1);
  EXPECT_DOUBLE_EQ(rate(74), 0.1);
  EXPECT_DOUBLE_EQ(rate(75), 0.01);
}

}  // namespace
}  // namespace inkling
