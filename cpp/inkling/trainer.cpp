#include "inkling/trainer.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace inkling {

namespace {

// A copy of the weights costs about as much as an update, so not every step makes one.
constexpr Index kStepsBetweenCopies = 50;

constexpr double kMaxLearningRate = 1000;
constexpr Index kMaxBatchSize = 10000;

Index checkedBatchSize(Index batchSize) {
  if (batchSize >= 1 && batchSize <= kMaxBatchSize) return batchSize;
  throw std::invalid_argument("Batch size: expected 1 to " + std::to_string(kMaxBatchSize) +
                              ", got " + std::to_string(batchSize) + ".");
}

Range checkedRange(const Network& network, const DataSet& dataSet, Range range) {
  dataSet.checkRange(range);
  checkFits(network, dataSet);
  return range;
}

}  // namespace

TrainerOptions trainerOptionsFromJson(const std::string& json) {
  TrainerOptions options;
  try {
    const auto parsed = nlohmann::json::parse(json);
    options.batchSize = parsed.value("batchSize", options.batchSize);
    options.optimizer = optimizerFromString(parsed.value("optimizer", toString(options.optimizer)));
    options.learningRate = parsed.value("learningRate", options.learningRate);
    options.seed = parsed.value("seed", options.seed);
  } catch (const nlohmann::json::exception& error) {
    throw std::invalid_argument(
        std::string("Training options: expected numbers and names as JSON, got ") + error.what());
  }
  return options;
}

Trainer::Trainer(Network& network, const DataSet& dataSet, Range range,
                 const TrainerOptions& options)
    : network_(network),
      dataSet_(dataSet),
      options_(options),
      sampler_(checkedRange(network, dataSet, range), checkedBatchSize(options.batchSize),
               options.seed),
      optimizer_(makeOptimizer(options.optimizer, network.parameterCount())),
      labels_(static_cast<std::size_t>(options.batchSize)) {
  // Written so that NaN is refused too.
  if (!(options.learningRate > 0 && options.learningRate <= kMaxLearningRate)) {
    throw std::invalid_argument("Learning rate: expected above 0 and at most 1000, got " +
                                nlohmann::json(options.learningRate).dump() + ".");
  }
  network_.seedNoise(options.seed);
}

Metrics Trainer::step() {
  const Batch batch = sampler_.next();
  const MatrixView pixels = pixels_.view(dataSet_.shape().size(), batch.count);
  dataSet_.gather(batch.examples, batch.count, pixels, labels_.data());
  const ConstMatrixView x(pixels.data(), pixels.rows(), pixels.cols());

  const MatrixView z = network_.forward(x, Mode::kTrain);
  const ConstMatrixView logits(z.data(), z.rows(), z.cols());
  MatrixView gradient = logitGradients_.view(z.rows(), z.cols());
  Metrics metrics;
  metrics.lossSum = network_.loss(logits, {labels_.data(), batch.count}, &gradient);
  metrics.total = batch.count;
  if (!std::isfinite(metrics.lossSum)) {
    if (goodParameters_.size() > 0) network_.parameters() = goodParameters_;
    throw Divergence("Training: the loss is no longer a number after " + std::to_string(steps_) +
                     " steps; the last good weights are back. A smaller learning rate helps.");
  }
  if (steps_ % kStepsBetweenCopies == 0) keepGoodWeights();
  for (Index column = 0; column < batch.count; ++column) {
    if (argmax(logits, column) == labels_[static_cast<std::size_t>(column)]) ++metrics.correct;
  }

  network_.backward(x, gradient);
  optimizer_->step(network_.parameters(), network_.gradients(),
                   static_cast<Scalar>(options_.learningRate));
  ++steps_;
  return metrics;
}

// Only weights that just gave a finite loss are good.
void Trainer::keepGoodWeights() { goodParameters_ = network_.parameters(); }

}  // namespace inkling
