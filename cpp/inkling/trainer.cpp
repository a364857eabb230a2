#include "inkling/trainer.h"

#include <algorithm>
#include <cmath>

#include "inkling/parallel.h"

namespace inkling {

namespace {

// A copy of the weights costs about as much as an update, so not every step makes one.
constexpr Index kStepsBetweenCopies = 50;

constexpr const char* kNoLoss = "the loss is no longer a number";

// WebAssembly with threads has 1 GB at the most, of which data sets take their part.
constexpr std::int64_t kMaxMegabytes = 800;  // checkMemory() names it

// What a training takes beside the data: for each parameter itself, its gradient, two moments, a
// copy, and a mean if one is asked for; and what the layers and the trainer keep of a mini-batch.
void checkMemory(const Network& network, Shape image, std::int64_t batch,
                 const TrainerOptions& options) {
  const Index copies = options.averaging > 0 ? 6 : 5;
  const std::int64_t parameters = Scratch::bytes(network.parameterCount(), copies) / 1'000'000;
  std::int64_t examples = network.scratchBytes(batch);
  examples += Scratch::bytes(image.size() + network.classes(), batch);
  if (!options.augmentation.isNone()) {
    examples += Scratch::bytes(Augmentation(options.augmentation, image).scratchSize(), batch);
  }
  examples /= 1'000'000;
  if (parameters + examples <= kMaxMegabytes) return;
  std::string sentence = "Memory: expected a training of at most 800 MB, got ";
  sentence += std::to_string(parameters + examples);
  sentence += " MB, of which ";
  sentence += std::to_string(examples);
  sentence += " MB are for mini-batches of ";
  sentence += std::to_string(batch);
  sentence += ". Smaller mini-batches or a smaller network help.";
  throw std::invalid_argument(sentence);
}

void checkBatch(const Network& network, Index batch) {
  if (batch >= network.smallestBatch()) return;
  throw std::invalid_argument(
      "Batch size: expected 2 or more examples for a normalisation that sees one number a channel, "
      "got 1.");
}

Range checkedRange(const Network& network, const DataSet& dataSet, Range range,
                   const TrainerOptions& options) {
  checkTrainerOptions(options);
  dataSet.checkRange(range);
  checkFits(network, dataSet);
  const Index batch = std::min(options.batchSize, range.count);
  checkBatch(network, batch);
  // Before anything is taken.
  checkMemory(network, dataSet.shape(), batch, options);
  return range;
}

}  // namespace

Trainer::Trainer(Network& network, const DataSet& dataSet, Range range,
                 const TrainerOptions& options)
    : network_(network),
      dataSet_(dataSet),
      options_(options),
      sampler_(checkedRange(network, dataSet, range, options), options.batchSize, options.seed),
      optimizer_(makeOptimizer(options.optimizer, network.parameterCount())),
      labels_(static_cast<std::size_t>(options.batchSize)),
      augmentation_(options.augmentation, dataSet.shape()) {
  if (options.averaging > 0) average_ = network.parameters();
  keepGoodWeights();
  network_.seedNoise(options.seed);
  for (const Parameter& parameter : network.namedParameters()) {
    // Weights decay; biases and all of a normalisation are vectors. Told by the shape, which
    // weights of one column have like others.
    const bool decays = parameter.shape.size() > 1;
    if (!decays && parameter.kind == Parameter::Kind::kLearnt) continue;
    (decays ? decaying_ : statistics_)
        .push_back({parameter.offset, parameter.rows * parameter.columns});
  }
}

ConstMatrixView Trainer::gather(const Batch& batch) {
  const Index size = dataSet_.shape().size();
  MatrixView pixels = pixels_.view(size, batch.count);
  dataSet_.gather(batch.examples, batch.count, pixels, labels_.data());
  augmentation_.applyToEach(pixels,
                            (static_cast<std::uint64_t>(options_.seed) << 32) + examplesSeen_);
  examplesSeen_ += static_cast<std::uint64_t>(batch.count);
  return {pixels.data(), size, batch.count};
}

Metrics Trainer::step() {
  if (showsAverage_) swapAverage();
  const Batch batch = sampler_.next();
  const ConstMatrixView x = gather(batch);
  const MatrixView z = network_.forward(x, Mode::kTrain);
  const ConstMatrixView logits(z.data(), z.rows(), z.cols());
  MatrixView gradient = logitGradients_.view(z.rows(), z.cols());
  Metrics metrics;
  metrics.lossSum =
      network_.loss(logits, {labels_.data(), batch.count}, &gradient, options_.labelSmoothing);
  metrics.total = batch.count;
  if (!std::isfinite(metrics.lossSum)) diverge(kNoLoss);
  // forward() has measured them. Too large for a float, they leave the loss a number.
  if (!hasFiniteStatistics()) diverge("the statistics of a normalisation are no longer numbers");
  if (steps_ % kStepsBetweenCopies == 0) keepGoodWeights();
  for (Index column = 0; column < batch.count; ++column) {
    if (argmax(logits, column) == labels_[static_cast<std::size_t>(column)]) ++metrics.correct;
  }

  network_.backward(x, gradient);
  update();
  ++steps_;
  if (options_.averaging > 0) average();
  // The next step would notice; after the last one of an epoch there may be none.
  if (steps_ % stepsPerEpoch() == 0 && !hasFiniteLoss(x)) diverge(kNoLoss);
  return metrics;
}

bool Trainer::hasFiniteLoss(ConstMatrixView x) {
  const MatrixView z = network_.forward(x);
  const ConstMatrixView logits(z.data(), z.rows(), z.cols());
  return std::isfinite(network_.loss(logits, {labels_.data(), x.cols()}, nullptr));
}

bool Trainer::hasFiniteStatistics() const {
  const Scalar* parameters = network_.parameters().data();
  for (const Range& range : statistics_) {
    for (Index i = range.first; i < range.first + range.count; ++i) {
      if (!std::isfinite(parameters[i])) return false;
    }
  }
  return true;
}

void Trainer::diverge(const char* what) {
  const Scalar* good = goodParameters_.data();
  std::copy_n(good, goodParameters_.size(), network_.parameters().data());
  std::copy_n(good, average_.size(), average_.data());
  std::string sentence = "Training: ";
  sentence += what;
  sentence += " after ";
  sentence += std::to_string(steps_);
  sentence += " steps; the last good weights are back. A smaller learning rate helps.";
  throw Divergence(sentence);
}

void Trainer::update() {
  const double rate =
      scheduledRate(options_.schedule, options_.learningRate, static_cast<double>(steps_),
                    static_cast<double>(options_.epochs) * static_cast<double>(stepsPerEpoch()));
  if (options_.weightDecay > 0) {
    const auto kept = static_cast<Scalar>(1 - rate * options_.weightDecay);
    for (const Range& weights : decaying_) {
      network_.parameters().segment(weights.first, weights.count) *= kept;
    }
  }
  optimizer_->step(network_.parameters(), network_.gradients(), static_cast<Scalar>(rate));
}

// Only weights that just gave a finite loss, and statistics, are good; or those that came.
void Trainer::keepGoodWeights() { goodParameters_ = network_.parameters(); }

void Trainer::average() {
  const double t = static_cast<double>(steps_);
  const auto taken = static_cast<Scalar>(1 - std::min(options_.averaging, (1 + t) / (10 + t)));
  parallelRanges(average_.size(), kUpdatedTogether, [&](Index first, Index last) {
    auto mean = average_.segment(first, last - first);
    mean += taken * (network_.parameters().segment(first, last - first) - mean);
  });
}

void Trainer::showAverage() {
  if (options_.averaging > 0 && steps_ > 0 && !showsAverage_) swapAverage();
}

void Trainer::swapAverage() {
  Scalar* theta = network_.parameters().data();
  std::swap_ranges(theta, theta + average_.size(), average_.data());
  showsAverage_ = !showsAverage_;
}

}  // namespace inkling
