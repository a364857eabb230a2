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
  ASSERT_EQ(parts.misread().cols(), whole.misread().cols());
  EXPECT_EQ(parts.misread().topRows(2), whole.misread().topRows(2));
  EXPECT_TRUE(parts.misread().row(2).isApprox(whole.misread().row(2), 1e-5F));
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

/// Column `i` of what was misread, against the outputs for that example by itself.
void expectMisread(const Evaluation& evaluation, Index i, std::uint32_t example,
                   ConstMatrixView outputs) {
  ASSERT_LT(i, evaluation.misread().cols());
  const Vector entry = evaluation.misread().col(i);
  const Index answer = argmax(outputs, 0);
  EXPECT_EQ(entry[0], static_cast<Scalar>(example));
  EXPECT_EQ(entry[1], static_cast<Scalar>(answer));
  EXPECT_NEAR(entry[2], outputs(answer, 0), 1e-6);
}

TEST(Evaluation, RecordsEachMisreadExampleAsPredictAnswersIt) {
  const DataSet data = learnableData(300, 5, 4);
  for (const Activation output : {Activation::kSoftmax, Activation::kSigmoid}) {
    Network network(denseSpec(5, {6, 4}, Activation::kSigmoid, output));
    Evaluation evaluation(network, data, {30, 250});
    while (evaluation.run(70)) {
    }
    ASSERT_GT(evaluation.misread().cols(), 100);
    Index misread = 0;
    for (std::uint32_t example = 30; example < 280; ++example) {
      Matrix x(25, 1);
      std::uint8_t label = 0;
      data.gather(&example, 1, MatrixView(x.data(), 25, 1), &label);
      const MatrixView y = network.predict(ConstMatrixView(x.data(), 25, 1));
      const ConstMatrixView outputs(y.data(), 4, 1);
      if (argmax(outputs, 0) == label) continue;
      expectMisread(evaluation, misread++, example, outputs);
    }
    EXPECT_EQ(evaluation.misread().cols(), misread);
  }
}

TEST(Evaluation, RecordsNothingWhereAllIsRight) {
  const DataSet data = learnableData(40, 5, 4);
  Network network(denseSpec(5, {4}));
  // Reads by how bright row l of the image is.
  network.parameters().setZero();
  for (Index pixel = 0; pixel < 20; ++pixel) network.parameters()[pixel * 4 + pixel / 5] = 9;
  Evaluation evaluation(network, data, {0, 40});
  evaluation.run(40);
  EXPECT_EQ(evaluation.metrics().correct, 40);
  EXPECT_EQ(evaluation.misread().cols(), 0);
}

TEST(Evaluation, AnswersByTheMeanOfTheLogitsOfAllViews) {
  const DataSet data = learnableData(20, 5, 4);
  Network network(denseSpec(5, {6, 4}));
  const Views views{3, {1, 20, 0.1, 0.1, 0.5}};
  Evaluation evaluation(network, data, {0, 20}, views);
  while (evaluation.run(7)) {
  }

  const Augmentation augmentation(views.augmentation, data.shape());
  Vector scratch(augmentation.scratchSize());
  double lossSum = 0;
  Index misread = 0;
  for (std::uint32_t example = 0; example < 20; ++example) {
    Matrix x(25, 1);
    std::uint8_t label = 0;
    Matrix mean = Matrix::Zero(4, 1);
    for (std::uint64_t view = 0; view <= 3; ++view) {
      data.gather(&example, 1, MatrixView(x.data(), 25, 1), &label);
      Random random((view << 32) + example);
      if (view > 0) augmentation.apply(x.data(), scratch.data(), random);
      mean += network.forward(ConstMatrixView(x.data(), 25, 1)) / 4;
    }
    lossSum += network.loss(ConstMatrixView(mean.data(), 4, 1), {&label, 1}, nullptr);
    MatrixView outputs(mean.data(), 4, 1);
    activate(Activation::kSoftmax, outputs);
    if (argmax(ConstMatrixView(mean.data(), 4, 1), 0) == label) continue;
    expectMisread(evaluation, misread++, example, ConstMatrixView(mean.data(), 4, 1));
  }
  EXPECT_GT(misread, 0);
  EXPECT_EQ(evaluation.misread().cols(), misread);
  EXPECT_NEAR(evaluation.metrics().lossSum, lossSum, 1e-4);

  Evaluation plain(network, data, {0, 20});
  plain.run(20);
  EXPECT_GT(std::abs(plain.metrics().lossSum - lossSum), 1e-3);
}

TEST(Evaluation, ReadsAViewOfSomeExamplesAtATime) {
  const DataSet data = learnableData(20, 5, 4);
  Network network(denseSpec(5, {4}));
  Evaluation evaluation(network, data, {0, 20}, {3, {1, 0, 0, 0, 0}});
  for (int run = 1; run < 4; ++run) EXPECT_TRUE(evaluation.run(7));
  EXPECT_EQ(evaluation.metrics().total, 0);
  EXPECT_TRUE(evaluation.run(7));
  EXPECT_EQ(evaluation.metrics().total, 7);
  int runs = 4;
  while (evaluation.run(7)) ++runs;
  EXPECT_EQ(runs, 11);
  EXPECT_EQ(evaluation.metrics().total, 20);
}

TEST(Evaluation, RefusesTooManyViews) {
  const DataSet data = learnableData(10, 5, 4);
  Network network(denseSpec(5, {4}));
  EXPECT_EQ(errorOf([&] {
              Evaluation(network, data, {0, 10}, {65, {}});
            }),
            "Views: expected 0 to 64, got 65.");
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
