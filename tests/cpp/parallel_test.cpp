#include "inkling/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <stdexcept>
#include <thread>
#include <utility>

#include "example_data.h"
#include "inkling/kernels/sparse_examples.h"
#include "inkling/model_file.h"
#include "inkling/trainer.h"
#include "matrices.h"

namespace inkling {
namespace {

using testing::errorOf;
using testing::viewOf;

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

TEST_P(Parallel, AnExceptionKeepsItsType) {
  EXPECT_THROW(parallelFor(8, [](Index) { throw std::bad_alloc(); }), std::bad_alloc);
}

TEST_P(Parallel, ExceptionsOfManyThreadsAreOne) {
  for (int repetition = 0; repetition < 50; ++repetition) {
    const std::string sentence = errorOf([] {
      parallelFor(16, [](Index outer) {
        parallelFor(2, [&](Index) { throw std::runtime_error("part " + std::to_string(outer)); });
      });
    });
    ASSERT_EQ(sentence.rfind("part ", 0), 0U) << sentence;
  }
}

struct Trained {
  Bytes weights;  // as a file
  double loss;
  Matrix misread;
};

bool operator==(const Trained& left, const Trained& right) {
  return left.weights == right.weights && left.loss == right.loss && left.misread == right.misread;
}

// A network of every kind of layer after some steps.
Trained trained() {
  const DataSet data = testing::learnableData(300, 12, 4);
  Network network(networkSpecFromJson(
      R"({"input":[12,12,1],"layers":[{"type":"conv2d","filters":16,"kernelSize":3,"padding":"same"},)"
      R"({"type":"max_pool2d"},{"type":"conv2d","filters":32,"kernelSize":3,"padding":"same"},{"type":"batch_norm"},)"
      R"({"type":"residual","layers":[{"type":"conv2d","filters":12,"kernelSize":3,"padding":"same"}]},)"
      R"({"type":"dropout","rate":0.2},{"units":200},{"units":4,"activation":"softmax"}]})"));
  TrainerOptions options;
  options.augmentation = {1, 10, 0.1, 0.1, 1};
  options.batchSize = 50;
  Trainer trainer(network, data, {0, 300}, options);
  for (int step = 0; step < 8; ++step) trainer.step();
  Evaluation evaluation(network, data, {0, 300});
  evaluation.run(300);
  return {saveModel(network), evaluation.metrics().loss(), evaluation.misread()};
}

const Trained& trainedByOneThread() {
  static const Trained once = [] {
    const int count = threadCount();
    setThreadCount(1);
    Trained result = trained();
    setThreadCount(count);
    return result;
  }();
  return once;
}

TEST_P(Parallel, TrainingGivesTheSameWeightsToTheLastBit) {
  EXPECT_TRUE(trained() == trainedByOneThread());
  EXPECT_GT(trainedByOneThread().misread.cols(), 0);
}

TEST_P(Parallel, TrainingGoesOnAfterAnException) {
  EXPECT_THROW(parallelFor(9, [](Index) { throw std::runtime_error("no"); }), std::runtime_error);
  EXPECT_TRUE(trained() == trainedByOneThread());
}

// W x and dz xᵀ of sparse examples, with W large enough to be copied part by part.
std::pair<Matrix, Matrix> sparseProducts() {
  const Index units = 600;
  const Index features = 300;
  const Index batch = 90;
  Matrix x = Matrix::Zero(features, batch);
  for (Index i = 0; i < x.size(); i += 3) x.data()[i] = Scalar(i % 7) - 3;
  Matrix W(units, features);
  for (Index i = 0; i < W.size(); ++i) W.data()[i] = Scalar(i % 11) / 11;
  SparseExamples sparse;
  std::pair<Matrix, Matrix> products{Matrix(units, batch), Matrix(units, features)};
  EXPECT_TRUE(sparse.assign(viewOf(std::as_const(x))));
  sparse.multiply(viewOf(std::as_const(W)), nullptr, viewOf(products.first));
  sparse.outerProduct(viewOf(std::as_const(products.first)), viewOf(products.second));
  return products;
}

TEST_P(Parallel, SparseProductsAreTheSameToTheLastBit) {
  const auto products = sparseProducts();
  setThreadCount(1);
  EXPECT_EQ(products, sparseProducts());
}

TEST(Threads, MayTrainNetworksOfTheirOwnAtOnce) {
  if (maxThreadCount() == 1) GTEST_SKIP() << "this build has no threads";
  const Trained& expected = trainedByOneThread();
  setThreadCount(3);
  Trained other{};
  std::thread thread([&] { other = trained(); });
  const Trained own = trained();
  thread.join();
  setThreadCount(1);
  EXPECT_TRUE(own == expected);
  EXPECT_TRUE(other == expected);
}

TEST(ThreadCount, ChangesBetweenJobs) {
  for (int repetition = 0; repetition < 10; ++repetition) {
    for (const int count : {2, 4, 1, 3}) {
      if (count > maxThreadCount()) GTEST_SKIP() << "this build has no threads";
      setThreadCount(count);
      std::atomic<int> calls{0};
      parallelFor(7, [&](Index) { ++calls; });
      ASSERT_EQ(calls, 7);
    }
  }
  setThreadCount(1);
}

INSTANTIATE_TEST_SUITE_P(Threads, Parallel, ::testing::Values(1, 2, 3, 4));

TEST(ThreadCount, RefusesWhatCannotBe) {
  EXPECT_THROW(setThreadCount(0), std::invalid_argument);
  EXPECT_THROW(setThreadCount(maxThreadCount() + 1), std::invalid_argument);
}

}  // namespace
}  // namespace inkling
