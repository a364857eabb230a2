#include "inkling/layers/residual.h"

#include <gtest/gtest.h>

#include "example_data.h"
#include "inkling/evaluation.h"
#include "inkling/model_file.h"
#include "inkling/summary.h"
#include "inkling/trainer.h"

namespace inkling {
namespace {

using testing::errorOf;
using testing::learnableData;

// A network of images of 8 × 8 with a block of these layers behind a convolution of 3 filters.
std::string networkWith(const std::string& layers, const std::string& options = "") {
  return R"({"input":[8,8,1],"layers":[)"
         R"({"type":"conv2d","filters":3,"kernelSize":3,"padding":"same"},)"
         R"({"type":"residual","layers":[)" +
         layers + "]" + options + R"(},{"units":4,"activation":"softmax"}]})";
}

// Two convolutions, of 5 filters, the first with stride 2.
const char* const kHalving =
    R"({"type":"conv2d","filters":5,"kernelSize":3,"padding":"same","stride":2,"activation":"linear"},)"
    R"({"type":"batch_norm"},{"type":"activation","activation":"relu"},{"type":"dropout","rate":0.1},)"
    R"({"type":"conv2d","filters":5,"kernelSize":3,"padding":"same","activation":"linear"})";

TEST(Residual, JsonGoesThereAndBack) {
  const std::string json =
      R"({"initializer":"he","input":[28,28,1],"layers":[{"activation":"relu","layers":[)"
      R"({"activation":"tanh","filters":2,"kernelSize":3,"padding":"same","stride":1,"type":"conv2d"},)"
      R"({"activation":"sigmoid","type":"activation"},{"type":"batch_norm"}],"type":"residual"},)"
      R"({"activation":"softmax","type":"dense","units":10}],"loss":"crossEntropy","seed":7})";
  EXPECT_EQ(toJson(networkSpecFromJson(json)), json);
}

TEST(Residual, AddsItsInputToItsLayers) {
  Network network(networkSpecFromJson(
      R"({"input":[1,1,4],"initializer":"zeros","layers":[{"type":"residual","activation":"linear",)"
      R"("layers":[{"units":4,"activation":"linear"}]},{"units":4,"activation":"softmax"}]})"));
  // The block's weights are zero, so it hands on its input; the output layer does, too.
  const Matrix identity = Matrix::Identity(4, 4);
  network.parameters().segment(20, 16) = identity.reshaped();
  Vector x(4);
  x << 1, 2, 3, 4;
  const MatrixView logits = network.forward(ConstMatrixView(x.data(), 4, 1));
  EXPECT_EQ(Vector(logits), x);
}

TEST(Residual, ParametersAreNamedAsPyTorchDoes) {
  const Network network(networkSpecFromJson(networkWith(kHalving)));
  std::vector<std::string> names;
  Index total = 0;
  for (const Parameter& parameter : network.namedParameters()) {
    EXPECT_EQ(parameter.offset, total) << parameter.name;
    total += parameter.rows * parameter.columns;
    names.push_back(parameter.name);
  }
  EXPECT_EQ(total, network.parameterCount());
  EXPECT_EQ(total, parameterCount(network.spec()));
  EXPECT_EQ(names[2], "layers.1.layers.0.weight");
  EXPECT_EQ(names[5], "layers.1.layers.1.bias");
  EXPECT_EQ(names[9], "layers.1.layers.4.bias");
  EXPECT_EQ(names[10], "layers.1.shortcut.weight");
  EXPECT_EQ(names[12], "layers.2.weight");
}

TEST(Residual, SummaryShowsTheBlockAndWhatIsInIt) {
  const NetworkSpec spec = networkSpecFromJson(networkWith(
      R"({"type":"conv2d","filters":5,"kernelSize":3,"padding":"same","stride":2},{"type":"batch_norm"})"));
  EXPECT_EQ(summaryTable(spec),
            "Layer (type)                 Output Shape              Param #\n"
            "=================================================================\n"
            "conv2d (Conv2d)              (None, 8, 8, 3)           30\n"
            "_________________________________________________________________\n"
            "residual (Residual)          (None, 4, 4, 5)           180\n"
            "  conv2d_1 (Conv2d)          (None, 4, 4, 5)           140\n"
            "  batch_norm (BatchNorm)     (None, 4, 4, 5)           20\n"
            "  shortcut (Conv2d)          (None, 4, 4, 5)           20\n"
            "_________________________________________________________________\n"
            "dense (Dense)                (None, 4)                 324\n"
            "=================================================================\n"
            "Total params: 534\n");
  EXPECT_EQ(summarize(spec).size(), 3U);
}

TEST(Residual, ModelFileGivesTheSameNetworkBack) {
  const Network network(networkSpecFromJson(networkWith(kHalving, R"(,"activation":"tanh")")));
  const auto loaded = loadModel(saveModel(network));
  EXPECT_EQ(toJson(loaded->spec()), toJson(network.spec()));
  EXPECT_EQ(Vector(loaded->parameters()), Vector(network.parameters()));
}

TEST(Residual, LearnsAndIsTheSameAgainWithTheSameSeed) {
  const DataSet data = learnableData(200, 8, 4);
  const auto trained = [&] {
    auto network = std::make_unique<Network>(networkSpecFromJson(networkWith(kHalving)));
    TrainerOptions options;
    options.learningRate = 0.01;
    Trainer trainer(*network, data, {0, 200}, options);
    for (int step = 0; step < 60; ++step) trainer.step();
    return network;
  };
  const auto network = trained();
  EXPECT_EQ(saveModel(*network), saveModel(*trained()));
  Evaluation evaluation(*network, data, {0, 200});
  evaluation.run(200);
  EXPECT_GT(evaluation.metrics().accuracy(), 0.95);
}

TEST(Residual, DropoutAndNormalisationWithinKnowTheMode) {
  const DataSet data = learnableData(20, 8, 4);
  Network network(networkSpecFromJson(networkWith(kHalving)));
  const Matrix images = Matrix::Random(64, 3).cwiseAbs();
  const ConstMatrixView x(images.data(), 64, 3);
  const Matrix predicted = network.forward(x);
  EXPECT_EQ(Matrix(network.forward(x)), predicted);
  const Matrix first = network.forward(x, Mode::kTrain);
  EXPECT_NE(Matrix(network.forward(x, Mode::kTrain)), first);
  network.seedNoise(1);
  const Matrix again = network.forward(x, Mode::kTrain);
  network.seedNoise(1);
  EXPECT_EQ(Matrix(network.forward(x, Mode::kTrain)), again);
}

struct Refusal {
  std::string json;
  const char* sentence;
};

TEST(Residual, RefusesWhatDoesNotFitWithASentence) {
  const std::vector<Refusal> refusals{
      {networkWith(""), "Layer 2, layers: expected 1 to 16, got 0."},
      {networkWith(R"({"type":"conv2d","filters":3,"kernelSize":3})"),
       "Layer 2: expected layers that keep its 8 × 8 pixels (padding 'same') or divide them by a "
       "stride, got 6 × 6."},
      {networkWith(R"({"type":"dropout"},{"units":0})"),
       "Layer 2, layer 2, units: expected a whole number from 1 to 10000, got 0."},
      {networkWith(R"({"type":"residual","layers":[{"type":"dropout"}]})"),
       "Layer 2, layer 1: expected a layer of another type within 'residual', got 'residual'."},
      {networkWith(R"({"units":3,"activation":"softmax"})"),
       "Layer 2, layer 1: expected activation 'linear', 'sigmoid', 'tanh' or 'relu'; 'softmax' is "
       "for the last layer."},
      {networkWith(R"({"type":"dropout"})", R"(,"activation":"softmax")"),
       "Layer 2: expected activation 'linear', 'sigmoid', 'tanh' or 'relu'; 'softmax' is for the "
       "last layer."},
      {R"({"layers":[{"type":"residual","layers":7}]})",
       "Layer 1, layers: expected a list, got 7."},
      // Refused before any of it is made.
      {R"({"layers":[{"type":"dense","units":10000},{"type":"residual","layers":[)"
       R"({"units":10000}]},{"units":10,"activation":"softmax"}]})",
       "Network: expected at most 20000000 parameters, got 107960010 (2159 MB while it trains)."}};
  for (const Refusal& refusal : refusals) {
    EXPECT_EQ(errorOf([&] { networkSpecFromJson(refusal.json); }), refusal.sentence);
  }
}

}  // namespace
}  // namespace inkling
