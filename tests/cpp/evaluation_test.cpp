#include "inkling/evaluation.h"

#include <gtest/gtest.h>

#include "example_data.h"

namespace inkling {
namespace {

using testing::denseSpec;
using testing::errorOf;
using testing::learnableData;

TEST(Evaluation, IsTheSameInPartsAsAtOnce) {
  const DataSet data = learnableData(300, 5, 4);
  Network network(denseSpec(5, {6, 4}));
  Evaluation whole(network, data, {0, 300});
  EXPECT_FALSE(whole.run(1000));
  Evaluation parts(network, data, {0, 300});
  int runs = 0;
  while (parts.run(70)) ++runs;
  EXPECT_EQ(runs, 4);
  EXPECT_EQ(parts.metrics().correct, whole.metrics().correct);
  EXPECT_EQ(parts.metrics().total, 300);
  EXPECT_NEAR(parts.metrics().lossSum, whole.metrics().lossSum, 1e-3);
  EXPECT_EQ(parts.confusionMatrix(), whole.confusionMatrix());
}

TEST(Evaluation, CountsWhatIsTakenForWhat) {
  const DataSet data = learnableData(40, 5, 4);
  Network network(denseSpec(5, {4}));
  // All weights 0 and one large bias: every answer is 2.
  network.parameters().setZero();
  network.parameters()[5 * 5 * 4 + 2] = 9;
  Evaluation evaluation(network, data, {0, 40});
  evaluation.run(40);
  EXPECT_EQ(evaluation.metrics().correct, 10);
  EXPECT_EQ(evaluation.metrics().accuracy(), 0.25);
  for (Index label = 0; label < 4; ++label) {
    for (Index answer = 0; answer < 4; ++answer) {
      EXPECT_EQ(evaluation.confusionMatrix()(label, answer), answer == 2 ? 10 : 0);
    }
  }
}

TEST(Evaluation, RefusesANetworkThatDoesNotFitTheData) {
  const DataSet data = learnableData(10, 5, 4);
  Network other(denseSpec(6, {4}));
  EXPECT_EQ(errorOf([&] {
              Evaluation(other, data, {0, 10});
            }),
            "Network: expected images of 36 pixels, got 25.");
  Network small(denseSpec(5, {3}));
  EXPECT_EQ(errorOf([&] {
              Evaluation(small, data, {0, 10});
            }),
            "Network: expected at least 4 outputs for the labels of the data, got 3.");
}

}  // namespace
}  // namespace inkling
