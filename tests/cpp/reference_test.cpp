// Losses, gradients and optimizer steps against PyTorch (tests/fixtures/make_reference.py), in
// double.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "inkling/learning_rate.h"
#include "inkling/network.h"
#include "inkling/optimizers/optimizer.h"
#include "matrices.h"

namespace inkling {
namespace {

using nlohmann::json;
using testing::viewOf;

const json& reference() {
  static const json loaded = [] {
    std::ifstream file(INKLING_FIXTURES "/reference.json");
    return json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  }();
  return loaded;
}

/// [batch][features] as a matrix, features × batch.
Matrix columnsOf(const json& rows) {
  Matrix columns(static_cast<Index>(rows[0].size()), static_cast<Index>(rows.size()));
  for (Index column = 0; column < columns.cols(); ++column) {
    for (Index row = 0; row < columns.rows(); ++row) columns(row, column) = rows[column][row];
  }
  return columns;
}

/// Calls visit(place among the parameters, PyTorch's number) for all that PyTorch names.
template <typename Visit>
void eachNumber(const std::vector<Parameter>& parameters, const json& named, Visit visit) {
  for (const Parameter& parameter : parameters) {
    if (!named.contains(parameter.name)) continue;
    const json& tensor = named.at(parameter.name);
    for (Index row = 0; row < parameter.rows; ++row) {
      for (Index column = 0; column < parameter.columns; ++column) {
        const json& number = parameter.columns == 1 ? tensor[row] : tensor[row][column];
        visit(parameter.offset + row + column * parameter.rows, number.get<Scalar>());
      }
    }
  }
}

Network networkOf(const std::string& hidden, const std::string& loss, const std::string& output) {
  NetworkSpec spec;
  spec.input = {2, 3, 1};
  spec.layers.resize(2);
  spec.layers[0].units = 5;
  spec.layers[0].activation = activationFromString(hidden);
  spec.layers[1].units = 3;
  spec.layers[1].activation = activationFromString(output);
  spec.loss = lossFromString(loss);
  return Network(spec);
}

class Reference : public ::testing::Test {
 protected:
  static void setParameters(Network& network) {
    eachNumber(network.namedParameters(), reference()["parameters"],
               [&](Index place, Scalar number) { network.parameters()[place] = number; });
  }

  /// Forward and backward over the reference's examples; the mean loss.
  double run(Network& network) {
    const ConstMatrixView x(x_.data(), x_.rows(), x_.cols());
    const MatrixView z = network.forward(x);
    logits_ = z;
    gradient_.resize(z.rows(), z.cols());
    MatrixView gradient(gradient_.data(), z.rows(), z.cols());
    const double sum = network.loss(ConstMatrixView(z.data(), z.rows(), z.cols()),
                                    {labels_.data(), z.cols()}, &gradient);
    network.backward(x, gradient);
    return sum / static_cast<double>(z.cols());
  }

  Matrix x_ = columnsOf(reference()["x"]);
  Matrix logits_;
  Matrix gradient_;
  std::vector<std::uint8_t> labels_ = reference()["labels"].get<std::vector<std::uint8_t>>();
};

TEST_F(Reference, LossesAndGradientsArePyTorchs) {
  for (const json& expected : reference()["gradients"]) {
    Network network = networkOf(expected["activation"], expected["loss"], expected["output"]);
    SCOPED_TRACE(expected["activation"].dump() + expected["loss"].dump() +
                 expected["output"].dump());
    setParameters(network);
    EXPECT_NEAR(run(network), expected["meanLoss"].get<double>(), 1e-12);
    for (Index column = 0; column < logits_.cols(); ++column) {
      for (Index row = 0; row < logits_.rows(); ++row) {
        EXPECT_NEAR(logits_(row, column), expected["logits"][column][row].get<double>(), 1e-12);
      }
    }
    eachNumber(network.namedParameters(), expected["gradients"], [&](Index place, Scalar number) {
      EXPECT_NEAR(network.gradients()[place], number, 1e-12);
    });
  }
}

TEST_F(Reference, ThreeStepsOfEachOptimizerArePyTorchs) {
  for (const json& expected : reference()["optimizers"]) {
    Network network = networkOf("sigmoid", "crossEntropy", "softmax");
    SCOPED_TRACE(expected["optimizer"].get<std::string>());
    setParameters(network);
    const auto optimizer =
        makeOptimizer(optimizerFromString(expected["optimizer"]), network.parameterCount());
    for (const json& after : expected["parametersAfterStep"]) {
      run(network);
      optimizer->step(network.parameters(), network.gradients(), expected["learningRate"]);
      eachNumber(network.namedParameters(), after, [&](Index place, Scalar number) {
        EXPECT_NEAR(network.parameters()[place], number, 1e-9);
      });
    }
  }
}

TEST(LearningRateReference, OneCycleIsPyTorchs) {
  const json& rates = reference()["oneCycle"];
  for (std::size_t step = 0; step < rates.size(); ++step) {
    EXPECT_NEAR(scheduledRate(Schedule::kOneCycle, 0.006, static_cast<double>(step), 20),
                rates[step].get<double>(), 1e-12)
        << step;
  }
}

TEST(LossReference, LabelSmoothingIsPyTorchs) {
  const json& expected = reference()["labelSmoothing"];
  const Matrix logits = columnsOf(expected["logits"]);
  const auto labels = reference()["labels"].get<std::vector<std::uint8_t>>();
  const auto loss = makeLoss(LossKind::kCrossEntropy, Activation::kSoftmax);
  Matrix memory(logits.rows(), logits.cols());
  MatrixView gradient(memory.data(), memory.rows(), memory.cols());
  const double sum = loss->evaluate(ConstMatrixView(logits.data(), logits.rows(), logits.cols()),
                                    {labels.data(), logits.cols()}, &gradient, 0.1);
  EXPECT_NEAR(sum / static_cast<double>(logits.cols()), expected["meanLoss"].get<double>(), 1e-12);
  EXPECT_LT((memory - columnsOf(expected["gradient"])).cwiseAbs().maxCoeff(), 1e-12);
}

TEST(LayerReference, OutputsAndGradientsArePyTorchs) {
  for (const json& expected : reference()["layers"]) {
    SCOPED_TRACE(expected["layer"].dump());
    const json& size = expected["input"];
    const LayerSpec spec = layerSpecFromJson(expected["layer"], "Layer");
    const auto layer = makeLayer(spec, {size[0], size[1], size[2]}, spec.activation);
    Vector parameters = Vector::Zero(layer->parameterCount());
    Vector gradients = Vector::Zero(layer->parameterCount());
    layer->bind(parameters.data(), gradients.data());
    eachNumber(layer->parameters(), expected["parameters"],
               [&](Index place, Scalar number) { parameters[place] = number; });

    const Matrix x = columnsOf(expected["x"]);
    const ConstMatrixView input(x.data(), x.rows(), x.cols());
    const Matrix output = layer->forward(input, Mode::kTrain);
    EXPECT_LT((output - columnsOf(expected["output"])).cwiseAbs().maxCoeff(), 1e-12);
    Matrix da = columnsOf(expected["probe"]);
    Matrix memory(x.rows(), x.cols());
    MatrixView dx = viewOf(memory);
    layer->backward(input, viewOf(da), &dx);
    EXPECT_LT((memory - columnsOf(expected["inputGradient"])).cwiseAbs().maxCoeff(), 1e-12);
    eachNumber(layer->parameters(), expected["gradients"],
               [&](Index place, Scalar number) { EXPECT_NEAR(gradients[place], number, 1e-12); });
    eachNumber(layer->parameters(), expected["after"],
               [&](Index place, Scalar number) { EXPECT_NEAR(parameters[place], number, 1e-12); });
  }
}

}  // namespace
}  // namespace inkling
