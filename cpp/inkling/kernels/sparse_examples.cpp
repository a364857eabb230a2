#include "inkling/kernels/sparse_examples.h"

#include <algorithm>
#include <cstring>

#include "inkling/kernels/sparse_sums.h"
#include "inkling/parallel.h"

namespace inkling {

namespace {

// Above this share of numbers that are not 0, the dense product wins.
constexpr double kDensest = 0.4;

// So many examples tell whether all have more: the outputs of a dense layer are not looked at to
// the end.
constexpr Index kTellingExamples = 4;

// So many of `numbers` are listed at the most.
std::int64_t mostListed(std::int64_t numbers) {
  return static_cast<std::int64_t>(static_cast<double>(numbers) * kDensest);
}

// Lists are taken together until they are worth a thread's while: so many multiply-adds, some
// fifteen microseconds.
constexpr std::int64_t kWorthwhile = 200'000;

// Too few rows for a vector.
void sumShortColumns(const Scalar* matrix, Index rows, const WeightedColumn* begin,
                     const WeightedColumn* end, const Scalar* start, Scalar* sums) {
  for (Index row = 0; row < rows; ++row) {
    Scalar sum = start == nullptr ? 0 : start[row];
    for (const WeightedColumn* entry = begin; entry != end; ++entry) {
      sum += matrix[static_cast<Index>(entry->place) * rows + row] * entry->weight;
    }
    sums[row] = sum;
  }
}

// Copying pays when a column is read so many times, and has more rows than are read together.
constexpr Index kReadingsWorthCopying = 8;
constexpr Index kRowsWorthCopying = kMostVectors * kLanes + 1;

// How many rows the copy of a matrix of `rows` rows has.
Index copiedRowsOf(Index rows) {
  return rows < kRowsWorthCopying ? 0 : (rows + kLanes - 1) / kLanes * kLanes;
}

// As many numbers are worth a thread's while.
constexpr Index kCopiedTogether = 32768;

// Copies the parts of the rows one after the other, in each its columns side by side: a part is
// then read from consecutive memory, and not from columns that push each other out of the cache.
void copyParts(ConstMatrixView matrix, Scalar* copies) {
  const Index rows = matrix.rows();
  const Index columns = matrix.cols();
  parallelRanges(columns, std::max<Index>(1, kCopiedTogether / rows), [&](Index first, Index last) {
    eachRowPart(rows, [&](auto count, RowPart part) {
      constexpr Index kRows = count() * kLanes;
      Scalar* copy = copies + part.first * columns;
      for (Index column = first; column < last; ++column) {
        Vectors<count()> numbers;
        numbers.load(matrix.data() + column * rows + part.first, part.last);
        numbers.store(copy + column * kRows, kRows - kLanes);
      }
    });
  });
}

// result.col(i) = start + Σ weight · matrix.col(place) over the entries of list i.
void sumLists(ConstMatrixView matrix, const std::vector<WeightedColumn>& entries,
              const std::vector<std::uint32_t>& starts, const Scalar* start, Scalar* result,
              Scratch& scratch) {
  const Index rows = matrix.rows();
  const Index lists = static_cast<Index>(starts.size()) - 1;
  const Index readings = static_cast<Index>(starts.back());
  const WeightedColumn* all = entries.data();
  if (rows < kLanes) {
    for (Index i = 0; i < lists; ++i) {
      sumShortColumns(matrix.data(), rows, all + starts[static_cast<std::size_t>(i)],
                      all + starts[static_cast<std::size_t>(i) + 1], start, result + i * rows);
    }
    return;
  }
  // Taken always, so that no later mini-batch finds that it needs more.
  const Index copiedRows = copiedRowsOf(rows);
  Scalar* copies = scratch.view(copiedRows, matrix.cols()).data();
  const bool copied = copiedRows > 0 && readings >= kReadingsWorthCopying * matrix.cols();
  if (copied) copyParts(matrix, copies);
  // In 64 bits, as an Index has not in WebAssembly.
  const std::int64_t work = std::int64_t(rows) * readings;
  const auto together = static_cast<Index>(
      std::min<std::int64_t>(lists * kWorthwhile / std::max<std::int64_t>(work, 1) + 1, lists));
  parallelRanges(lists, together, [&](Index firstList, Index lastList) {
    eachRowPart(rows, [&](auto count, RowPart part) {
      constexpr Index kRows = count() * kLanes;
      const Scalar* columns =
          copied ? copies + part.first * matrix.cols() : matrix.data() + part.first;
      const Index stride = copied ? kRows : rows;
      const Index lastVector = copied ? kRows - kLanes : part.last;
      for (Index i = firstList; i < lastList; ++i) {
        Vectors<count()> sums{};
        if (start != nullptr) sums.load(start + part.first, part.last);
        sums.add(columns, stride, lastVector, all + starts[static_cast<std::size_t>(i)],
                 all + starts[static_cast<std::size_t>(i) + 1]);
        sums.store(result + i * rows + part.first, part.last);
      }
    });
  });
}

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

}  // namespace

std::int64_t SparseExamples::bytes(Index features, Index units, std::int64_t batch) {
  const std::int64_t listed = mostListed(features * batch) + features;
  const std::int64_t starts = batch + features + 2;
  return 2 * listed * std::int64_t(sizeof(WeightedColumn)) +
         starts * std::int64_t(sizeof(std::uint32_t)) +
         Scratch::bytes(copiedRowsOf(units), std::max<std::int64_t>(features, batch));
}

bool SparseExamples::assign(ConstMatrixView x) {
  const auto most = static_cast<std::size_t>(mostListed(x.size()));
  features_ = x.rows();
  // Room for a whole column more than is ever kept, so that the loop needs no check of its own.
  byExample_.resize(most + static_cast<std::size_t>(x.rows()));
  exampleStarts_.resize(static_cast<std::size_t>(x.cols()) + 1);
  const Index telling = std::min(kTellingExamples, x.cols());
  std::size_t count = 0;
  for (Index example = 0; example < x.cols(); ++example) {
    exampleStarts_[static_cast<std::size_t>(example)] = static_cast<std::uint32_t>(count);
    const Scalar* column = x.data() + example * x.rows();
    for (Index feature = 0; feature < x.rows(); feature += kSkipped) {
      const Index end = std::min(feature + kSkipped, x.rows());
      if (end == feature + kSkipped && isPaper(column + feature)) continue;
      for (Index place = feature; place < end; ++place) {
        // Written always, kept only if not 0: no branch to mispredict.
        byExample_[count] = {static_cast<std::uint32_t>(place), column[place]};
        count += column[place] != 0 ? 1 : 0;
      }
    }
    const std::int64_t seen = std::max(example + 1, telling);
    if (count > static_cast<std::size_t>(mostListed(x.rows() * seen))) return false;
  }
  exampleStarts_.back() = static_cast<std::uint32_t>(count);
  return true;
}

void SparseExamples::multiply(ConstMatrixView W, const Scalar* bias, MatrixView z) {
  sumLists(W, byExample_, exampleStarts_, bias, z.data(), copies_);
}

void SparseExamples::outerProduct(ConstMatrixView dz, MatrixView dW) {
  orderByFeature();
  sumLists(dz, byFeature_, featureStarts_, nullptr, dW.data(), copies_);
}

// A counting sort; the examples of a feature stay in order.
void SparseExamples::orderByFeature() {
  const std::size_t examples = exampleStarts_.size() - 1;
  const std::size_t count = exampleStarts_.back();
  // As much as there may be of a later mini-batch, too.
  byFeature_.resize(std::max(byFeature_.size(), byExample_.size()));
  featureStarts_.assign(static_cast<std::size_t>(features_) + 1, 0);
  for (std::size_t i = 0; i < count; ++i) ++featureStarts_[byExample_[i].place];
  std::uint32_t sum = 0;
  for (std::uint32_t& start : featureStarts_) {
    sum += start;
    start = sum;
  }
  // Filled from the back, each end moves down to become its start.
  for (std::size_t example = examples; example-- > 0;) {
    for (std::size_t i = exampleStarts_[example + 1]; i-- > exampleStarts_[example];) {
      byFeature_[--featureStarts_[byExample_[i].place]] = {static_cast<std::uint32_t>(example),
                                                           byExample_[i].weight};
    }
  }
}

}  // namespace inkling
