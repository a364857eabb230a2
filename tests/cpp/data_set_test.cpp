#include "inkling/data/data_set.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <vector>

#include "example_data.h"

namespace inkling {
namespace {

using testing::errorOf;
using testing::idxHeader;

Bytes twoImages() {
  Bytes bytes = idxHeader({0x803, 2, 1, 2});
  bytes.insert(bytes.end(), {0, 255, 51, 102});
  return bytes;
}

Bytes labels(std::initializer_list<std::uint8_t> values) {
  Bytes bytes = idxHeader({0x801, static_cast<std::uint32_t>(values.size())});
  bytes.insert(bytes.end(), values);
  return bytes;
}

TEST(DataSet, GathersExamplesAsColumnsOfNumbersFrom0To1) {
  const DataSet data(twoImages(), labels({3, 7}));
  EXPECT_EQ(data.count(), 2);
  EXPECT_EQ(data.classes(), 8);
  Matrix pixels(2, 3);
  std::uint8_t found[3];
  const std::uint32_t order[] = {1, 0, 1};
  data.gather(order, 3, MatrixView(pixels.data(), 2, 3), found);
  Matrix expected(2, 3);
  expected << 0.2F, 0, 0.2F, 0.4F, 1, 0.4F;
  EXPECT_LT((pixels - expected).cwiseAbs().maxCoeff(), 1e-6);
  EXPECT_EQ(found[0], 7);
  EXPECT_EQ(found[1], 3);
}

TEST(DataSet, ConvertsEachByteWhereverItLiesAndNoMoreThanAsked) {
  std::vector<std::uint8_t> bytes(256);
  std::iota(bytes.begin(), bytes.end(), std::uint8_t(0));
  for (const Index first : {0, 1, 200}) {
    for (Index count = 0; count <= 56; ++count) {
      std::vector<Scalar> scalars(static_cast<std::size_t>(count) + 1, -1);
      pixelsToScalars(bytes.data() + first, count, scalars.data());
      for (Index i = 0; i < count; ++i) {
        ASSERT_EQ(scalars[static_cast<std::size_t>(i)], Scalar(first + i) * (Scalar(1) / 255));
      }
      ASSERT_EQ(scalars.back(), -1);
    }
  }
}

TEST(DataSet, RefusesImagesAndLabelsThatDifferInNumber) {
  EXPECT_EQ(errorOf([] {
              DataSet(twoImages(), labels({1, 2, 3}));
            }),
            "Data set: expected as many labels as images, got 2 images and 3 labels.");
}

TEST(DataSet, RefusesNoExamples) {
  EXPECT_EQ(errorOf([] {
              DataSet(idxHeader({0x803, 0, 28, 28}), labels({}));
            }),
            "Data set: expected examples, got none.");
}

TEST(DataSet, SliceAndAppendCopyExamples) {
  const DataSet data(twoImages(), labels({3, 7}));
  DataSet part = data.slice({0, 1});
  EXPECT_EQ(part.count(), 1);
  EXPECT_EQ(part.shape(), data.shape());
  EXPECT_EQ(part.classes(), 8);
  EXPECT_EQ(part.label(0), 3);
  EXPECT_EQ(part.image(0)[1], 255);
  part.append(data.slice({1, 1}));
  part.append(data);
  EXPECT_EQ(part.count(), 4);
  EXPECT_EQ(part.label(1), 7);
  EXPECT_EQ(part.image(1)[0], 51);
  EXPECT_EQ(part.label(3), 7);
  EXPECT_EQ(part.image(3)[1], 102);
  EXPECT_EQ(data.count(), 2);
  EXPECT_EQ(errorOf([&] {
              data.slice({1, 2});
            }),
            "Data set: expected a range within its 2 examples, got 2 from number 1.");
}

TEST(DataSet, HasTheClassesOfWhatWasAppendedToo) {
  DataSet data(twoImages(), labels({3, 7}));
  data.append(DataSet(twoImages(), labels({0, 9})));
  EXPECT_EQ(data.classes(), 10);
  data.append(DataSet(twoImages(), labels({0, 1})));
  EXPECT_EQ(data.classes(), 10);
}

TEST(DataSet, RefusesARangeOutside) {
  const DataSet data(twoImages(), labels({3, 7}));
  EXPECT_NO_THROW(data.checkRange({1, 1}));
  EXPECT_EQ(errorOf([&] {
              data.checkRange({1, 2});
            }),
            "Data set: expected a range within its 2 examples, got 2 from number 1.");
  EXPECT_THROW(data.checkRange({0, 0}), std::invalid_argument);
  EXPECT_THROW(data.checkRange({-1, 1}), std::invalid_argument);
}

}  // namespace
}  // namespace inkling
