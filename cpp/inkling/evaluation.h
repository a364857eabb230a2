// How well a network does on examples that it is not trained on.
#pragma once

#include <vector>

#include "inkling/data/augmentation.h"
#include "inkling/data/data_set.h"
#include "inkling/network.h"
#include "inkling/scratch.h"

namespace inkling {

struct Metrics {
  double lossSum = 0;
  Index correct = 0;
  Index total = 0;

  double loss() const { return lossSum / static_cast<double>(total); }
  double accuracy() const { return static_cast<double>(correct) / static_cast<double>(total); }
};

/// More views of each example, as augmentation shows it ('test-time augmentation'): the network's
/// answer is then that of the mean of its logits over the example itself and all its views.
struct Views {
  Index count = 0;  ///< 0 .. 64
  AugmentationOptions augmentation;
};

/// Runs a network over a range of examples, a part at a time, so that a caller can do other things
/// in between. Keeps references: network and data set outlive it, and the weights must not change.
class Evaluation {
 public:
  /// Throws std::invalid_argument when the range or the network doesn't fit the data, or views are
  /// out of their range.
  Evaluation(Network& network, const DataSet& dataSet, Range range, const Views& views = {});

  /// Reads up to `images` more, of which each view of an example is one, or one view of the
  /// examples that it is amid; true while some are left.
  bool run(Index images);

  const Metrics& metrics() const { return metrics_; }

  /// How often an example of label `row` was taken for `column`: classes × classes.
  const Eigen::Matrix<std::int32_t, Eigen::Dynamic, Eigen::Dynamic>& confusionMatrix() const {
    return confusion_;
  }

  /// The examples off the matrix's diagonal, one a column, in the order of the data set. Its rows:
  /// the example's place in the data set (exact as a float: 2²⁴ images would not fit in memory),
  /// the label that it was read as, and the probability of that, as Network::predict gives it.
  ConstMatrixView misread() const {
    return {misread_.data(), 3, metrics_.total - metrics_.correct};
  }

 private:
  void beginBatch(Index count);
  void addView();
  void endBatch();
  ConstMatrixView view(Index number, ConstMatrixView pixels);

  Network& network_;
  const DataSet& dataSet_;
  Range left_;
  Index views_;
  Augmentation augmentation_;
  Metrics metrics_;
  Eigen::Matrix<std::int32_t, Eigen::Dynamic, Eigen::Dynamic> confusion_;
  Vector misread_;  ///< room for the whole range
  std::vector<std::uint32_t> examples_;
  std::vector<std::uint8_t> labels_;
  Index batch_ = 0;      ///< how many examples are read together now
  Index viewsRead_ = 0;  ///< of them, they themselves counted
  Scratch pixels_;
  Scratch viewPixels_;
  Scratch logits_;  ///< their sum over the views
};

/// Throws std::invalid_argument unless the network takes images of the data set's shape and has an
/// output for each of its labels.
void checkFits(const Network& network, const DataSet& dataSet);

}  // namespace inkling
