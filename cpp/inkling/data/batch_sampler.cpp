#include "inkling/data/batch_sampler.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

namespace inkling {

namespace {

std::size_t checkedCount(const Range& range) {
  if (range.count >= 1) return static_cast<std::size_t>(range.count);
  throw std::invalid_argument("Batches: expected a range of examples, got an empty one.");
}

}  // namespace

BatchSampler::BatchSampler(Range range, Index batchSize, std::uint64_t seed)
    : order_(checkedCount(range)), batchSize_(batchSize), position_(range.count), random_(seed) {
  if (batchSize < 1) {
    throw std::invalid_argument("Batch size: expected at least 1, got " +
                                std::to_string(batchSize) + ".");
  }
  std::iota(order_.begin(), order_.end(), static_cast<std::uint32_t>(range.first));
}

Index BatchSampler::stepsPerEpoch() const {
  // Rounded up, without a sum that might overflow.
  return (static_cast<Index>(order_.size()) - 1) / batchSize_ + 1;
}

Batch BatchSampler::next() {
  const Index total = static_cast<Index>(order_.size());
  if (position_ == total) {
    random_.shuffle(order_);
    position_ = 0;
  }
  const Batch batch{order_.data() + position_, std::min(batchSize_, total - position_)};
  position_ += batch.count;
  return batch;
}

}  // namespace inkling
