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
    options.schedule = scheduleFromString(parsed.value("schedule", toString(options.schedule)));
    options.epochs = parsed.value("epochs", options.epochs);
    options.weightDecay = parsed.value("weightDecay", options.weightDecay);
    options.labelSmoothing = parsed.value("labelSmoothing", options.labelSmoothing);
    const auto changes = parsed.value("augmentation", nlohmann::json::object());
    AugmentationOptions& augmentation = options.augmentation;
    augmentation.shift = changes.value("shift", augmentation.shift);
    augmentation.rotation = changes.value("rotation", augmentation.rotation);
    augmentation.scale = changes.value("scale", augmentation.scale);
    augmentation.shear = changes.value("shear", augmentation.shear);
    augmentation.elastic = changes.value("elastic", augmentation.elastic);
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
      labels_(static_cast<std::size_t>(options.batchSize)),
      augmentation_(options.augmentation, dataSet.shape()) {
  const auto check = [](const char* name, const char* expected, double value, bool isRight) {
    if (isRight) return;
    throw std::invalid_argument(std::string(name) + ": expected " + expected + ", got " +
                                nlohmann::json(value).dump() + ".");
  };
  // Written so that NaN is refused too.
  const double rate = options.learningRate;
  check("Learning rate", "above 0 and at most 1000", rate, rate > 0 && rate <= kMaxLearningRate);
  check("Weight decay", "0 to 1", options.weightDecay,
        options.weightDecay >= 0 && options.weightDecay <= 1);
  check("Label smoothing", "0 or more and below 1", options.labelSmoothing,
        options.labelSmoothing >= 0 && options.labelSmoothing < 1);
  check("Epochs", "1 or more", static_cast<double>(options.epochs), options.epochs >= 1);
  network_.seedNoise(options.seed);
  for (const Parameter& parameter : network.namedParameters()) {
    // Matrices decay; biases and the factors of a normalisation are vectors.
    if (parameter.columns > 1) {
      decaying_.push_back({parameter.offset, parameter.rows * parameter.columns});
    }
  }
}

ConstMatrixView Trainer::gather(const Batch& batch) {
  const Index size = dataSet_.shape().size();
  MatrixView pixels = pixels_.view(size, batch.count);
  dataSet_.gather(batch.examples, batch.count, pixels, labels_.data());
  if (!options_.augmentation.isNone()) {
    for (Index column = 0; column < batch.count; ++column) {
      // A stream for each example, so that it doesn't matter which thread changes it.
      Random random((static_cast<std::uint64_t>(options_.seed) << 32) + examplesSeen_ +
                    static_cast<std::uint64_t>(column));
      augmentation_.apply(pixels.data() + column * size, random);
    }
  }
  examplesSeen_ += static_cast<std::uint64_t>(batch.count);
  return {pixels.data(), size, batch.count};
}

Metrics Trainer::step() {
  const Batch batch = sampler_.next();
  const ConstMatrixView x = gather(batch);
  const MatrixView z = network_.forward(x, Mode::kTrain);
  const ConstMatrixView logits(z.data(), z.rows(), z.cols());
  MatrixView gradient = logitGradients_.view(z.rows(), z.cols());
  Metrics metrics;
  metrics.lossSum =
      network_.loss(logits, {labels_.data(), batch.count}, &gradient, options_.labelSmoothing);
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
  update();
  ++steps_;
  return metrics;
}

void Trainer::update() {
  const double rate =
      scheduledRate(options_.schedule, options_.learningRate, static_cast<double>(steps_),
                    static_cast<double>(options_.epochs * stepsPerEpoch()));
  if (options_.weightDecay > 0) {
    const auto kept = static_cast<Scalar>(1 - rate * options_.weightDecay);
    for (const Range& weights : decaying_) {
      network_.parameters().segment(weights.first, weights.count) *= kept;
    }
  }
  optimizer_->step(network_.parameters(), network_.gradients(), static_cast<Scalar>(rate));
}

// Only weights that just gave a finite loss are good.
void Trainer::keepGoodWeights() { goodParameters_ = network_.parameters(); }

}  // namespace inkling
