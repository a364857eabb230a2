#include "inkling/data/idx.h"

#include <gtest/gtest.h>

#include "example_data.h"

namespace inkling {
namespace {

using testing::errorOf;
using testing::idxHeader;

Bytes images(std::size_t pixels) {
  Bytes bytes = idxHeader({0x803, 2, 3, 4});
  bytes.resize(bytes.size() + pixels);
  return bytes;
}

TEST(Idx, ReadsTheSizesOfImages) {
  const IdxImages header = parseIdxImages(images(24));
  EXPECT_EQ(header.count, 2);
  EXPECT_EQ(header.height, 3);
  EXPECT_EQ(header.width, 4);
  EXPECT_EQ(header.offset, 16U);
}

TEST(Idx, RefusesFilesThatAreCutOrTooLong) {
  EXPECT_EQ(errorOf([] { parseIdxImages(images(23)); }),
            "IDX image file: expected 40 bytes from its header, got 39.");
  EXPECT_EQ(errorOf([] { parseIdxImages(images(25)); }),
            "IDX image file: expected 40 bytes from its header, got 41.");
  EXPECT_EQ(errorOf([] {
              parseIdxImages({0, 0, 8});
            }),
            "IDX image file: expected a header of 16 bytes, got a file of 3 bytes.");
  EXPECT_EQ(errorOf([] { parseIdxLabels({}); }),
            "IDX label file: expected a header of 8 bytes, got a file of 0 bytes.");
}

TEST(Idx, RefusesAnotherMagicNumberAndSaysWhatItIs) {
  EXPECT_EQ(
      errorOf([] {
        parseIdxImages(idxHeader({0x801, 2, 3, 4}));
      }),
      "IDX image file: expected the magic number 0x00000803, got 0x00000801 (this is a file of "
      "labels).");
  EXPECT_EQ(
      errorOf([] {
        parseIdxLabels(idxHeader({0x803, 2}));
      }),
      "IDX label file: expected the magic number 0x00000801, got 0x00000803 (this is a file of "
      "images).");
  EXPECT_EQ(errorOf([] {
              parseIdxLabels(idxHeader({0x1f8b0808, 0}));
            }),
            "IDX label file: expected the magic number 0x00000801, got 0x1f8b0808 (this file is "
            "compressed by gzip).");
}

TEST(Idx, RefusesSizesThatCannotBe) {
  // The product of these overflows 64 bits if it is not bounded.
  EXPECT_EQ(errorOf([] {
              parseIdxImages(idxHeader({0x803, 0xffffffff, 0xffffffff, 0xffffffff}));
            }),
            "IDX image file: expected images of 1 to 4096 pixels a side, got 4294967295 × "
            "4294967295.");
  EXPECT_EQ(errorOf([] {
              parseIdxImages(idxHeader({0x803, 5, 0, 28}));
            }),
            "IDX image file: expected images of 1 to 4096 pixels a side, got 0 × 28.");
}

}  // namespace
}  // namespace inkling
