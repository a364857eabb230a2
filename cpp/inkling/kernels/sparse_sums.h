// Sums of a few columns of a matrix, each times a number: what products are made of when most
// numbers of the other factor are 0.
#pragma once

#include <algorithm>
#include <cstdint>

#include "inkling/kernels/constant.h"
#include "inkling/kernels/simd.h"
#include "inkling/scratch.h"

namespace inkling {

/// One column, and the number that it is multiplied by.
struct WeightedColumn {
  std::uint32_t place;
  Scalar weight;
};

/// Consecutive rows that are summed together, one after the other column, in registers.
struct RowPart {
  Index first;       ///< row
  Index lastVector;  ///< where that begins, from `first`; it may overlap the one before
};

/// How many vectors a part has at most: beside their sums the 16 registers hold a weight and a
/// product.
constexpr int kMostVectors = 8;

/// In how many parts of at most kMostVectors vectors `rows` rows are summed, at least kLanes.
inline Index rowPartCount(Index rows) {
  const Index vectors = (rows + kLanes - 1) / kLanes;
  return (vectors + kMostVectors - 1) / kMostVectors;
}

/// Calls visit(V, part) for one of them, of V vectors; all have about as many. V comes as a type,
/// to be a constant for the compiler.
template <typename Visit>
void withRowPart(Index rows, Index part, Visit visit) {
  const Index vectors = (rows + kLanes - 1) / kLanes;
  const Index parts = rowPartCount(rows);
  const Index first = vectors * part / parts * kLanes;
  const Index count = vectors * (part + 1) / parts - vectors * part / parts;
  const RowPart rowPart{first, std::min((count - 1) * kLanes, rows - kLanes - first)};
  withConstant<kMostVectors>(count, [&](auto vectorsOfPart) { visit(vectorsOfPart, rowPart); });
}

/// Calls it for each.
template <typename Visit>
void eachRowPart(Index rows, Visit visit) {
  const Index parts = rowPartCount(rows);
  for (Index part = 0; part < parts; ++part) withRowPart(rows, part, visit);
}

/// V vectors of consecutive numbers.
template <int V>
struct Vectors {
  Vec vectors[V];

  void load(const Scalar* numbers, Index lastVector) {
    for (int v = 0; v < V; ++v) vectors[v] = inkling::load(numbers + offset(v, lastVector));
  }

  void store(Scalar* numbers, Index lastVector) const {
    for (int v = 0; v < V; ++v) inkling::store(numbers + offset(v, lastVector), vectors[v]);
  }

  /// Adds weight · column for each, in order: column `place` begins at columns + place · stride.
  void add(const Scalar* columns, Index stride, Index lastVector, const WeightedColumn* begin,
           const WeightedColumn* end) {
    for (const WeightedColumn* entry = begin; entry != end; ++entry) {
      const Scalar* column = columns + static_cast<Index>(entry->place) * stride;
      const Vec weight = splat(entry->weight);
      for (int v = 0; v < V; ++v)
        vectors[v] += inkling::load(column + offset(v, lastVector)) * weight;
    }
  }

 private:
  static Index offset(int v, Index lastVector) { return v + 1 < V ? v * kLanes : lastVector; }
};

/// Lists the numbers that are not 0, of `count` numbers `stride` apart, with their places. Writes
/// up to count + 1 entries, and returns how many are of the list.
Index listNonZeros(const std::uint32_t* places, const Scalar* numbers, Index stride, Index count,
                   WeightedColumn* entries);

/// sums += Σ weight · column over the entries, for `rows` rows: column `place` begins at columns +
/// place · stride.
void addWeightedColumns(const Scalar* columns, Index stride, Index rows,
                        const WeightedColumn* begin, const WeightedColumn* end, Scalar* sums);

/// Lists of entries, with `marksPerList` marks each: places among the entries, the first of them
/// where the list begins. It ends at the mark that stands endMark behind that.
struct Lists {
  const WeightedColumn* entries = nullptr;
  const std::uint32_t* marks = nullptr;
  Index marksPerList = 0;
  Index endMark = 0;
  Index count = 0;
  Index entryCount = 0;

  const WeightedColumn* begin(Index i) const { return entries + marks[i * marksPerList]; }
  const WeightedColumn* end(Index i) const { return entries + marks[i * marksPerList + endMark]; }
};

/// result.col(i) = start + Σ weight · matrix.col(place) over the entries of list i, on all threads.
/// The result has matrix.rows() × lists.count numbers, start one a row; null stands for zeros.
void sumLists(ConstMatrixView matrix, const Lists& lists, const Scalar* start, Scalar* result,
              Scratch& scratch);

/// How many rows of a matrix of `rows` rows sumLists() may copy, all columns of it.
Index copiedRowsOf(Index rows);

}  // namespace inkling
