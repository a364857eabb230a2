// Training: mini-batch gradient descent, a step at a time. No I/O, and no clock of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "inkling/data/augmentation.h"
#include "inkling/data/batch_sampler.h"
#include "inkling/data/data_set.h"
#include "inkling/evaluation.h"
#include "inkling/network.h"
#include "inkling/optimizers/optimizer.h"
#include "inkling/trainer_options.h"

namespace inkling {

/// The loss is no longer a number, or a statistic of a normalisation. The network has its last good
/// weights again, at the worst those that it came with; and so has the running mean of its weights.
class Divergence : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Trains a network on a range of a data set. Keeps references: both outlive it.
class Trainer {
 public:
  /// Throws std::invalid_argument when an option is out of range, the data doesn't fit,
  /// mini-batches are smaller than the network's smallestBatch(), or the training would take more
  /// than 800 MB beside the data, before it takes them.
  Trainer(Network& network, const DataSet& dataSet, Range range, const TrainerOptions& options);

  Index stepsPerEpoch() const { return sampler_.stepsPerEpoch(); }

  /// One mini-batch: forward, loss, backward, update. Returns its metrics, from before the update.
  /// Weights decay apart from their gradients, W ← W − η λ W (I. Loshchilov and F. Hutter,
  /// 'Decoupled Weight Decay Regularization', 2019). Throws Divergence.
  Metrics step();

  /// Gives the network the running mean of its weights, m ← d m + (1 − d) θ after each step t = 1,
  /// 2, …, with d = min(averaging, (1 + t) / (10 + t)), TensorFlow's ExponentialMovingAverage (the
  /// idea: B. Polyak and A. Juditsky, 'Acceleration of Stochastic Approximation by Averaging',
  /// 1992). It reads better than the weights of any one step, as long as the learning rate is high.
  /// The next step() goes on from the weights of the latest one. Without averaging, and before the
  /// first step, nothing happens.
  void showAverage();

 private:
  ConstMatrixView gather(const Batch& batch);
  void update();
  bool hasFiniteLoss(ConstMatrixView x);
  bool hasFiniteStatistics() const;
  [[noreturn]] void diverge(const char* what);
  void keepGoodWeights();
  void average();
  void swapAverage();

  Network& network_;
  const DataSet& dataSet_;
  TrainerOptions options_;
  BatchSampler sampler_;
  std::unique_ptr<Optimizer> optimizer_;
  Index steps_ = 0;
  std::vector<std::uint8_t> labels_;
  Scratch pixels_;          // input size × batch
  Scratch logitGradients_;  // classes × batch
  Vector goodParameters_;
  Vector average_;  // m; while it is shown, θ
  bool showsAverage_ = false;
  std::vector<Range> decaying_;    // the parameters that weight decay is for
  std::vector<Range> statistics_;  // running means and variances
  Augmentation augmentation_;
  std::uint64_t examplesSeen_ = 0;
};

}  // namespace inkling
