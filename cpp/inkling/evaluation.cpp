#include "inkling/evaluation.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

namespace inkling {

namespace {
// Large enough for good matrix products, small enough to stay in the cache.
constexpr Index kBatchSize = 128;

constexpr Index kMostViews = 64;

Index checkedViews(Index views) {
  if (views >= 0 && views <= kMostViews) return views;
  throw std::invalid_argument("Views: expected 0 to " + std::to_string(kMostViews) + ", got " +
                              std::to_string(views) + ".");
}
}  // namespace

void checkFits(const Network& network, const DataSet& dataSet) {
  const Index inputs = network.spec().input.size();
  const Index pixels = dataSet.shape().size();
  if (inputs != pixels) {
    throw std::invalid_argument("Network: expected images of " + std::to_string(inputs) +
                                " pixels, got " + std::to_string(pixels) + ".");
  }
  if (dataSet.classes() > network.classes()) {
    throw std::invalid_argument("Network: expected at least " + std::to_string(dataSet.classes()) +
                                " outputs for the labels of the data, got " +
                                std::to_string(network.classes()) + ".");
  }
}

Evaluation::Evaluation(Network& network, const DataSet& dataSet, Range range, const Views& views)
    : network_(network),
      dataSet_(dataSet),
      left_(range),
      views_(checkedViews(views.count)),
      augmentation_(views.augmentation, dataSet.shape()) {
  dataSet.checkRange(range);
  checkFits(network, dataSet);
  confusion_.setZero(network.classes(), network.classes());
  misread_.resize(3 * range.count);
  examples_.resize(kBatchSize);
  labels_.resize(kBatchSize);
}

bool Evaluation::run(Index images) {
  bool goesOn = images > 0 && left_.count > 0;
  while (goesOn) {
    if (viewsRead_ == 0) beginBatch(std::min({kBatchSize, images, left_.count}));
    addView();
    images -= batch_;
    if (viewsRead_ > views_) endBatch();
    const Index next = viewsRead_ > 0 ? batch_ : 1;
    goesOn = images >= next && left_.count > 0;
  }
  return left_.count > 0;
}

void Evaluation::beginBatch(Index count) {
  batch_ = count;
  std::iota(examples_.begin(), examples_.begin() + count, static_cast<std::uint32_t>(left_.first));
  dataSet_.gather(examples_.data(), count, pixels_.view(dataSet_.shape().size(), count),
                  labels_.data());
}

// The examples themselves at first.
void Evaluation::addView() {
  const MatrixView pixels = pixels_.view(dataSet_.shape().size(), batch_);
  const MatrixView z = network_.forward(view(viewsRead_, {pixels.data(), pixels.rows(), batch_}));
  MatrixView sum = logits_.view(z.rows(), z.cols());
  if (viewsRead_ == 0) {
    sum = z;
  } else {
    sum += z;
  }
  ++viewsRead_;
}

void Evaluation::endBatch() {
  MatrixView outputs = logits_.view(network_.classes(), batch_);
  outputs /= static_cast<Scalar>(views_ + 1);
  const ConstMatrixView logits(outputs.data(), outputs.rows(), batch_);
  metrics_.lossSum += network_.loss(logits, {labels_.data(), batch_}, nullptr);
  for (Index column = 0; column < batch_; ++column) {
    const Index label = labels_[static_cast<std::size_t>(column)];
    const Index answer = argmax(logits, column);
    ++confusion_(label, answer);
    if (label == answer) {
      ++metrics_.correct;
    } else {
      MatrixView output(&outputs(0, column), outputs.rows(), 1);
      activate(network_.spec().layers.back().activation, output);
      Scalar* entry = misread_.data() + misread().size();
      entry[0] = static_cast<Scalar>(left_.first + column);
      entry[1] = static_cast<Scalar>(answer);
      entry[2] = output(answer);
    }
    ++metrics_.total;
  }
  left_.first += batch_;
  left_.count -= batch_;
  viewsRead_ = 0;
}

ConstMatrixView Evaluation::view(Index number, ConstMatrixView pixels) {
  if (number == 0) return pixels;
  MatrixView changed = viewPixels_.view(pixels.rows(), pixels.cols());
  changed = pixels;
  // A stream for each view of each example: the same views whatever the size of the parts.
  augmentation_.applyToEach(changed, (static_cast<std::uint64_t>(number) << 32) +
                                         static_cast<std::uint64_t>(left_.first));
  return {changed.data(), changed.rows(), changed.cols()};
}

}  // namespace inkling
