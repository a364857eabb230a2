#include "inkling/kernels/sparse_sums.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "inkling/parallel.h"

namespace inkling {

namespace {

// Lists are taken together until they are worth a thread's while: so many multiply-adds, some
// fifteen microseconds.
constexpr std::int64_t kMultiplyAddsTogether = 200'000;

// Copying pays when a column is read so many times, and has so many rows that the parts of columns
// push each other out of the cache.
constexpr Index kReadingsWorthCopying = 8;
constexpr Index kRowsWorthCopying = 8 * (kMostVectors * kLanes);

// A matrix whose columns are summed by lists:
// result.col(i) = start + Σ weight · matrix.col(place) over the entries of list i.
class ListedSums {
 public:
  ListedSums(ConstMatrixView matrix, const Lists& lists, const Scalar* start, Scalar* result)
      : matrix_(matrix), lists_(lists), start_(start), result_(result) {}

  void sum(Scratch& scratch) const {
    if (matrix_.rows() < kLanes) {
      sumShort();
      return;
    }
    // Taken always, so that no later mini-batch finds that it needs more.
    const Index copiedRows = copiedRowsOf(matrix_.rows());
    Scalar* copies = scratch.view(copiedRows, matrix_.cols()).data();
    if (copiedRows > 0 && lists_.entryCount >= kReadingsWorthCopying * matrix_.cols()) {
      sumCopied(copies);
    } else {
      sumInPlace();
    }
  }

 private:
  // Too few rows for a vector.
  void sumShort() const {
    const Index rows = matrix_.rows();
    for (Index i = 0; i < lists_.count; ++i) {
      for (Index row = 0; row < rows; ++row) {
        Scalar sum = start_ == nullptr ? 0 : start_[row];
        for (const WeightedColumn* entry = lists_.begin(i); entry != lists_.end(i); ++entry) {
          sum += matrix_(row, static_cast<Index>(entry->place)) * entry->weight;
        }
        result_[i * rows + row] = sum;
      }
    }
  }

  // Each thread takes some lists.
  void sumInPlace() const {
    const Index rows = matrix_.rows();
    // In 64 bits, as an Index has not in WebAssembly.
    const std::int64_t work = std::int64_t(rows) * lists_.entryCount;
    const auto together = static_cast<Index>(std::min<std::int64_t>(
        lists_.count * kMultiplyAddsTogether / std::max<std::int64_t>(work, 1) + 1, lists_.count));
    parallelRanges(lists_.count, together, [&](Index first, Index last) {
      eachRowPart(rows, [&](auto count, RowPart part) {
        sumRows<count()>(part, matrix_.data() + part.first, rows, part.lastVector, first, last);
      });
    });
  }

  // Each thread takes some rows, and copies their columns side by side: all lists then read from
  // memory that its second cache holds.
  void sumCopied(Scalar* copies) const {
    const Index rows = matrix_.rows();
    parallelFor(rowPartCount(rows), [&](Index index) {
      withRowPart(rows, index, [&](auto count, RowPart part) {
        constexpr Index kRows = count() * kLanes;
        Scalar* copy = copies + part.first * matrix_.cols();
        for (Index column = 0; column < matrix_.cols(); ++column) {
          Vectors<count()> numbers;
          numbers.load(matrix_.data() + column * rows + part.first, part.lastVector);
          numbers.store(copy + column * kRows, kRows - kLanes);
        }
        sumRows<count()>(part, copy, kRows, kRows - kLanes, 0, lists_.count);
      });
    });
  }

  // The rows of `part`, of lists first .. last. Column `place` of them begins at columns + place ·
  // stride, and in it the last vector at lastInColumn. (Called, so that the module has it once.)
  template <int V>
  [[gnu::noinline]] void sumRows(RowPart part, const Scalar* columns, Index stride,
                                 Index lastInColumn, Index first, Index last) const {
    Scalar* result = result_ + part.first;
    for (Index i = first; i < last; ++i) {
      Vectors<V> sums{};
      if (start_ != nullptr) sums.load(start_ + part.first, part.lastVector);
      sums.add(columns, stride, lastInColumn, lists_.begin(i), lists_.end(i));
      sums.store(result + i * matrix_.rows(), part.lastVector);
    }
  }

  ConstMatrixView matrix_;
  Lists lists_;
  const Scalar* start_;
  Scalar* result_;
};

}  // namespace

Index copiedRowsOf(Index rows) {
  return rows < kRowsWorthCopying ? 0 : (rows + kLanes - 1) / kLanes * kLanes;
}

Index listNonZeros(const std::uint32_t* places, const Scalar* numbers, Index stride, Index count,
                   WeightedColumn* entries) {
  using Bits =
      std::conditional_t<sizeof(Scalar) == sizeof(std::uint64_t), std::uint64_t, std::uint32_t>;
  static_assert(sizeof(Bits) == sizeof(Scalar), "All bits of a number, and no others.");
  Index listed = 0;
  for (Index i = 0; i < count; ++i, numbers += stride) {
    // Written always, kept only if not 0: no branch to mispredict.
    entries[listed] = {places[i], *numbers};
    Bits bits = 0;
    std::memcpy(&bits, numbers, sizeof bits);
    listed += (bits << 1) != 0 ? 1 : 0;  // without the sign: −0 is 0, too
  }
  return listed;
}

void addWeightedColumns(const Scalar* columns, Index stride, Index rows,
                        const WeightedColumn* begin, const WeightedColumn* end, Scalar* sums) {
  const Index inVectors = rows / kLanes * kLanes;
  eachRowPart(inVectors, [&](auto count, RowPart part) {
    Vectors<count()> vectors;
    vectors.load(sums + part.first, part.lastVector);
    vectors.add(columns + part.first, stride, part.lastVector, begin, end);
    vectors.store(sums + part.first, part.lastVector);
  });
  for (Index row = inVectors; row < rows; ++row) {
    for (const WeightedColumn* entry = begin; entry != end; ++entry) {
      sums[row] += entry->weight * columns[static_cast<Index>(entry->place) * stride + row];
    }
  }
}

void sumLists(ConstMatrixView matrix, const Lists& lists, const Scalar* start, Scalar* result,
              Scratch& scratch) {
  ListedSums(matrix, lists, start, result).sum(scratch);
}

}  // namespace inkling
