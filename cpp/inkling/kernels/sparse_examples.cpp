#include "inkling/kernels/sparse_examples.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "inkling/kernels/simd.h"
#include "inkling/parallel.h"

namespace inkling {

namespace {

// Above this share of numbers that are not 0, the dense product wins.
constexpr double kDensest = 0.4;

constexpr int kMostVectors = 8;

// Lists are taken together until they are worth a thread's while: so many multiply-adds, some
// fifteen microseconds.
constexpr Index kWorthwhile = 200'000;

// sums = start + Σ entry.value · matrix.col(entry.place), for V vectors of rows. `offsets` says
// where each vector of rows begins.
template <int V, typename Entry>
inline void sumColumns(const Scalar* matrix, Index stride, const Index* offsets, const Entry* begin,
                       const Entry* end, const Scalar* start, Scalar* sums) {
  Vec vectors[V];
  for (int v = 0; v < V; ++v) vectors[v] = start == nullptr ? Vec{} : load(start + offsets[v]);
  for (const Entry* entry = begin; entry != end; ++entry) {
    const Scalar* column = matrix + static_cast<Index>(entry->place) * stride;
    const Vec value = splat(entry->value);
    for (int v = 0; v < V; ++v) vectors[v] += load(column + offsets[v]) * value;
  }
  for (int v = 0; v < V; ++v) store(sums + offsets[v], vectors[v]);
}

// Too few rows for a vector.
template <typename Entry>
void sumShortColumns(const Scalar* matrix, Index rows, const Entry* begin, const Entry* end,
                     const Scalar* start, Scalar* sums) {
  for (Index row = 0; row < rows; ++row) {
    Scalar sum = start == nullptr ? 0 : start[row];
    for (const Entry* entry = begin; entry != end; ++entry) {
      sum += matrix[static_cast<Index>(entry->place) * rows + row] * entry->value;
    }
    sums[row] = sum;
  }
}

// Calls visit(V, offsets) for parts of up to kMostVectors vectors that cover `rows` rows. Where the
// rows are no multiple of a vector, the last vector overlaps the one before: the same sums twice.
template <typename Visit>
void eachPart(Index rows, Visit visit) {
  Index offsets[kMostVectors];
  for (Index first = 0; first < rows;) {
    int count = 0;
    for (; count < kMostVectors && first < rows; ++count, first += kLanes) {
      offsets[count] = std::min(first, rows - kLanes);
    }
    switch (count) {
      case 8:
        visit(std::integral_constant<int, 8>{}, offsets);
        break;
      case 7:
        visit(std::integral_constant<int, 7>{}, offsets);
        break;
      case 6:
        visit(std::integral_constant<int, 6>{}, offsets);
        break;
      case 5:
        visit(std::integral_constant<int, 5>{}, offsets);
        break;
      case 4:
        visit(std::integral_constant<int, 4>{}, offsets);
        break;
      case 3:
        visit(std::integral_constant<int, 3>{}, offsets);
        break;
      case 2:
        visit(std::integral_constant<int, 2>{}, offsets);
        break;
      default:
        visit(std::integral_constant<int, 1>{}, offsets);
        break;
    }
  }
}

// result.col(i) = start + Σ over the entries of i, for each list i.
template <typename Entry>
void sumLists(const Scalar* matrix, Index rows, const std::vector<Entry>& entries,
              const std::vector<std::uint32_t>& starts, const Scalar* start, Scalar* result) {
  const Index lists = static_cast<Index>(starts.size()) - 1;
  const Index work = rows * static_cast<Index>(starts.back());
  const Index together = lists * kWorthwhile / std::max<Index>(work, 1) + 1;
  const Entry* all = entries.data();
  if (rows < kLanes) {
    for (Index i = 0; i < lists; ++i) {
      sumShortColumns(matrix, rows, all + starts[static_cast<std::size_t>(i)],
                      all + starts[static_cast<std::size_t>(i) + 1], start, result + i * rows);
    }
    return;
  }
  parallelRanges(lists, together, [&](Index first, Index last) {
    eachPart(rows, [&](auto vectors, const Index* offsets) {
      for (Index i = first; i < last; ++i) {
        sumColumns<vectors()>(matrix, rows, offsets, all + starts[static_cast<std::size_t>(i)],
                              all + starts[static_cast<std::size_t>(i) + 1], start,
                              result + i * rows);
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

bool SparseExamples::assign(ConstMatrixView x) {
  const std::size_t most = static_cast<std::size_t>(static_cast<double>(x.size()) * kDensest);
  features_ = x.rows();
  // Room for a whole column more than is ever kept, so that the loop needs no check of its own.
  byExample_.resize(most + static_cast<std::size_t>(x.rows()));
  exampleStarts_.resize(static_cast<std::size_t>(x.cols()) + 1);
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
    if (count > most) return false;
  }
  exampleStarts_.back() = static_cast<std::uint32_t>(count);
  return true;
}

void SparseExamples::multiply(ConstMatrixView W, const Scalar* bias, MatrixView z) const {
  sumLists(W.data(), W.rows(), byExample_, exampleStarts_, bias, z.data());
}

void SparseExamples::outerProduct(ConstMatrixView dz, MatrixView dW) {
  orderByFeature();
  sumLists(dz.data(), dz.rows(), byFeature_, featureStarts_, nullptr, dW.data());
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
                                                           byExample_[i].value};
    }
  }
}

}  // namespace inkling
