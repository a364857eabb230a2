#include "inkling/kernels/sparse_sums.h"

#include <gtest/gtest.h>

#include <limits>

namespace inkling {
namespace {

// Of 1 and 2 half the bits are 0, if they are doubles; of the smallest number all but the last.
TEST(SparseSums, ListTheNumbersThatAreNotZero) {
  const Scalar numbers[] = {
      0, 7, 1, 7, Scalar(-0.0), 7, -2, 7, std::numeric_limits<Scalar>::denorm_min(), 7};
  const std::uint32_t places[] = {10, 11, 12, 13, 14};
  WeightedColumn entries[6];
  ASSERT_EQ(listNonZeros(places, numbers, 2, 5, entries), 3);
  EXPECT_EQ(entries[0].place, 11U);
  EXPECT_EQ(entries[0].weight, 1);
  EXPECT_EQ(entries[1].place, 13U);
  EXPECT_EQ(entries[1].weight, -2);
  EXPECT_EQ(entries[2].place, 14U);
}

}  // namespace
}  // namespace inkling
