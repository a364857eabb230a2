#include "inkling/kernels/sparse_sums.h"

#include <cstring>
#include <type_traits>

namespace inkling {

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

}  // namespace inkling
