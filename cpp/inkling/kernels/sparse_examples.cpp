#include "inkling/kernels/sparse_examples.h"

#include <algorithm>
#include <atomic>
#include <cstring>

#include "inkling/parallel.h"

namespace inkling {

namespace {

// Above this share of numbers that are not 0, the dense product wins.
constexpr double kDensest = 0.4;

// So many examples tell whether all have more: the outputs of a dense layer are not looked at to
// the end.
constexpr Index kTellingExamples = 4;

// At most so many examples are listed by one thread, in memory of their own.
constexpr Index kListedTogether = 16;

// So many of `numbers` are listed at the most.
std::int64_t mostListed(std::int64_t numbers) {
  return static_cast<std::int64_t>(static_cast<double>(numbers) * kDensest);
}

// The examples of a mini-batch, in groups of the same size but for the last.
struct Groups {
  std::int64_t count;
  std::int64_t size;
};

Groups groupsOf(std::int64_t examples) {
  const std::int64_t count =
      std::max<std::int64_t>(1, (examples + kListedTogether - 1) / kListedTogether);
  return {count, (examples + count - 1) / count};
}

// For the numbers of a group: a whole column more than is ever kept, so that the loop needs no
// check of its own.
std::int64_t roomOf(std::int64_t examples, Index features) {
  return mostListed(examples * features) + features;
}

// So many entries are worth a thread's while to order.
constexpr Index kOrderedTogether = 2048;

// Paper comes in long runs: so many numbers are looked at together.
constexpr Index kSkipped = 8;

// Whether kSkipped numbers are all +0, by their bits.
bool isPaper(const Scalar* numbers) {
  std::uint64_t words[kSkipped * sizeof(Scalar) / sizeof(std::uint64_t)];
  std::memcpy(words, numbers, sizeof words);
  std::uint64_t all = 0;
  for (const std::uint64_t word : words) all |= word;
  return all == 0;
}

// Exactly so many, where resize() alone may take twice as much memory.
void growTo(std::size_t size, std::vector<WeightedColumn>& entries) {
  entries.reserve(size);
  entries.resize(size);
}

}  // namespace

std::int64_t SparseExamples::bytes(Index features, Index units, std::int64_t batch) {
  const Groups groups = groupsOf(batch);
  const std::int64_t listed = groups.count * roomOf(groups.size, features);
  const std::int64_t marks = batch * (kFeatureRanges + 1) + features + 1;
  return 2 * listed * std::int64_t(sizeof(WeightedColumn)) +
         marks * std::int64_t(sizeof(std::uint32_t)) +
         Scratch::bytes(copiedRowsOf(units), std::max<std::int64_t>(features, batch));
}

bool SparseExamples::assign(ConstMatrixView x) {
  features_ = x.rows();
  examples_ = x.cols();
  const Groups groups = groupsOf(examples_);
  const std::int64_t room = roomOf(groups.size, features_);
  growTo(static_cast<std::size_t>(groups.count * room), byExample_);
  exampleMarks_.resize(static_cast<std::size_t>(examples_ * (kFeatureRanges + 1)));
  if (!list(x, 0, std::min(kTellingExamples, examples_), 0)) return false;
  std::atomic<bool> isSparse{true};
  parallelRanges(examples_, static_cast<Index>(groups.size), [&](Index first, Index last) {
    const std::int64_t begin = first / groups.size * room;
    if (isSparse && !list(x, first, last, static_cast<std::size_t>(begin))) isSparse = false;
  });
  return isSparse;
}

// Notes the examples first .. last, from place `begin` on. False if they have too many numbers.
bool SparseExamples::list(ConstMatrixView x, Index first, Index last, std::size_t begin) {
  const auto most = static_cast<std::size_t>(mostListed(std::int64_t(last - first) * features_));
  WeightedColumn* entries = byExample_.data();
  std::uint32_t* mark = exampleMarks_.data() + first * (kFeatureRanges + 1);
  std::size_t end = begin;
  for (Index example = first; example < last; ++example) {
    const Scalar* column = x.data() + example * features_;
    for (Index range = 0; range < kFeatureRanges; ++range) {
      *mark++ = static_cast<std::uint32_t>(end);
      const Index lastFeature = firstFeature(range + 1);
      for (Index feature = firstFeature(range); feature < lastFeature; feature += kSkipped) {
        const Index next = std::min(feature + kSkipped, lastFeature);
        if (next == feature + kSkipped && isPaper(column + feature)) continue;
        for (Index place = feature; place < next; ++place) {
          // Written always, kept only if not 0: no branch to mispredict.
          entries[end] = {static_cast<std::uint32_t>(place), column[place]};
          end += column[place] != 0 ? 1 : 0;
        }
      }
    }
    *mark++ = static_cast<std::uint32_t>(end);
    if (end - begin > most) return false;
  }
  return true;
}

// Ranges of whole steps, so that no step crosses their ends.
Index SparseExamples::firstFeature(Index range) const {
  const Index steps = (features_ + kSkipped - 1) / kSkipped;
  return std::min(steps * range / kFeatureRanges * kSkipped, features_);
}

const std::uint32_t* SparseExamples::marksOf(Index example) const {
  return exampleMarks_.data() + example * (kFeatureRanges + 1);
}

// How many numbers the examples have before that range of features.
Index SparseExamples::countBefore(Index range) const {
  Index count = 0;
  for (Index example = 0; example < examples_; ++example) {
    const std::uint32_t* marks = marksOf(example);
    count += static_cast<Index>(marks[range] - marks[0]);
  }
  return count;
}

Lists SparseExamples::listsByExample() const {
  Lists lists;
  lists.entries = byExample_.data();
  lists.marks = exampleMarks_.data();
  lists.marksPerList = kFeatureRanges + 1;
  lists.endMark = kFeatureRanges;
  lists.count = examples_;
  lists.entryCount = countBefore(kFeatureRanges);
  return lists;
}

Lists SparseExamples::listsByFeature() const {
  Lists lists;
  lists.entries = byFeature_.data();
  lists.marks = featureStarts_.data();
  lists.marksPerList = 1;
  lists.endMark = 1;
  lists.count = features_;
  lists.entryCount = countBefore(kFeatureRanges);
  return lists;
}

void SparseExamples::multiply(ConstMatrixView W, const Scalar* bias, MatrixView z) {
  sumLists(W, listsByExample(), bias, z.data(), copies_);
}

void SparseExamples::outerProduct(ConstMatrixView dz, MatrixView dW) {
  orderByFeature();
  sumLists(dz, listsByFeature(), nullptr, dW.data(), copies_);
}

void SparseExamples::orderByFeature() {
  // As much as there may be of a later mini-batch, too.
  growTo(std::max(byFeature_.size(), byExample_.size()), byFeature_);
  featureStarts_.resize(static_cast<std::size_t>(features_) + 1);
  const Index count = countBefore(kFeatureRanges);
  const Index together = kFeatureRanges * kOrderedTogether / std::max<Index>(count, 1) + 1;
  parallelRanges(kFeatureRanges, together, [&](Index first, Index last) {
    for (Index range = first; range < last; ++range) orderRange(range);
  });
  featureStarts_.back() = static_cast<std::uint32_t>(count);
}

// A counting sort; the examples of a feature stay in order.
void SparseExamples::orderRange(Index range) {
  std::uint32_t* starts = featureStarts_.data();
  const Index first = firstFeature(range);
  const Index last = firstFeature(range + 1);
  std::fill(starts + first, starts + last, 0U);
  for (Index example = 0; example < examples_; ++example) {
    const std::uint32_t* marks = marksOf(example);
    for (std::uint32_t i = marks[range]; i < marks[range + 1]; ++i) ++starts[byExample_[i].place];
  }
  auto sum = static_cast<std::uint32_t>(countBefore(range));
  for (Index feature = first; feature < last; ++feature) {
    sum += starts[feature];
    starts[feature] = sum;
  }
  // Filled from the back, each end moves down to become its start.
  for (Index example = examples_; example-- > 0;) {
    const std::uint32_t* marks = marksOf(example);
    for (std::uint32_t i = marks[range + 1]; i-- > marks[range];) {
      byFeature_[--starts[byExample_[i].place]] = {static_cast<std::uint32_t>(example),
                                                   byExample_[i].weight};
    }
  }
}

}  // namespace inkling
