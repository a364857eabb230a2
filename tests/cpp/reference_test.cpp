// Losses, gradients and optimizer steps against PyTorch (tests/fixtures/make_reference.py), in
// double.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "inkling/network.h"
#include "inkling/optimizers/optimizer.h"

namespace inkling {
namespace {

using nlohmann::json;

const json& reference() {
  static const json loaded = json::parse(std::ifstream(INKLING_FIXTURES "/reference.json"));
  return loaded;
}

Matrix examples() {
  const json& rows = reference()["x"];  // [batch][features], as PyTorch has it
  Matrix x(static_cast<Index>(rows[0].size()), static_cast<Index>(rows.size()));
  for (Index column = 0; column < x.cols(); ++column) {
    for (Index row = 0; row < x.rows(); ++row) x(row, column) = rows[column][row];
  }
  return x;
}

/// Calls visit(place in the network's parameters, PyTorch's number) for all of them.
template <typename Visit>
void eachNumber(const Network& network, const json& named, Visit visit) {
  for (const Parameter& parameter : network.namedParameters()) {
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
  spec.layers = {{"dense", 5, activationFromString(hidden)},
                 {"dense", 3, activationFromString(output)}};
  spec.loss = lossFromString(loss);
  return Network(spec);
}

class Reference : public ::testing::Test {
 protected:
  static void setParameters(Network& network) {
    eachNumber(network, reference()["parameters"],
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

  Matrix x_ = examples();
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
    eachNumber(network, expected["gradients"], [&](Index place, Scalar number) {
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
      eachNumber(network, after, [&](Index place, Scalar number) {
        EXPECT_NEAR(network.parameters()[place], number, 1e-9);
      });
    }
  }
}

}  // namespace
}  // namespace inkling
