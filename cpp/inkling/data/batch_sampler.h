// The order in which training sees its examples.
#pragma once

#include <cstdint>
#include <vector>

#include "inkling/data/data_set.h"
#include "inkling/random.h"

namespace inkling {

/// The examples of one mini-batch, borrowed until the next call of next().
struct Batch {
  const std::uint32_t* examples;
  Index count;
};

/// Cuts a range of examples into mini-batches, shuffled anew each epoch. The last mini-batch of an
/// epoch holds what is left, so that every example is seen once an epoch.
class BatchSampler {
 public:
  /// Throws std::invalid_argument when the range is empty or batchSize is below 1.
  BatchSampler(Range range, Index batchSize, std::uint64_t seed);

  Index stepsPerEpoch() const;

  /// The next mini-batch; begins a new epoch when the last one is used up.
  Batch next();

 private:
  std::vector<std::uint32_t> order_;
  Index batchSize_;
  Index position_;
  Random random_;
};

}  // namespace inkling
