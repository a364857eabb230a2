#include "inkling/data/augmentation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>

#include "example_data.h"

namespace inkling {
namespace {

constexpr Shape kShape{28, 28, 1};

/// A block of ink, 8 × 6 pixels, in the middle.
std::vector<Scalar> block() {
  std::vector<Scalar> image(784, 0);
  for (int y = 10; y < 18; ++y) {
    for (int x = 11; x < 17; ++x) image[static_cast<std::size_t>(y * 28 + x)] = 1;
  }
  return image;
}

std::vector<Scalar> changed(const AugmentationOptions& options, std::uint64_t seed) {
  std::vector<Scalar> image = block();
  Random random(seed);
  const Augmentation augmentation(options, kShape);
  Vector scratch(augmentation.scratchSize());
  augmentation.apply(image.data(), scratch.data(), random);
  return image;
}

double ink(const std::vector<Scalar>& image) {
  double sum = 0;
  for (const Scalar pixel : image) sum += static_cast<double>(pixel);
  return sum;
}

/// The centre of the ink.
std::pair<double, double> centre(const std::vector<Scalar>& image) {
  double x = 0;
  double y = 0;
  for (std::size_t i = 0; i < image.size(); ++i) {
    x += static_cast<double>(image[i]) * static_cast<double>(i % 28);
    y += static_cast<double>(image[i]) * static_cast<double>(i / 28);
  }
  return {x / ink(image), y / ink(image)};
}

TEST(Augmentation, NoneChangesNothing) { EXPECT_EQ(changed({}, 1), block()); }

TEST(Augmentation, SameSeedGivesTheSameImage) {
  const AugmentationOptions options{2, 15, 0.1, 0.2, 1};
  EXPECT_EQ(changed(options, 3), changed(options, 3));
  EXPECT_NE(changed(options, 3), changed(options, 4));
}

TEST(Augmentation, ShiftMovesTheInkAndKeepsIt) {
  const auto [x0, y0] = centre(block());
  double farthest = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const std::vector<Scalar> image = changed({3, 0, 0, 0, 0}, seed);
    EXPECT_NEAR(ink(image), 48, 1e-3);
    const auto [x, y] = centre(image);
    farthest = std::max(farthest, std::abs(x - x0));
    EXPECT_LE(std::abs(x - x0), 3.001);
    EXPECT_LE(std::abs(y - y0), 3.001);
  }
  EXPECT_GT(farthest, 2);
}

TEST(Augmentation, RotationKeepsAreaAndCentre) {
  const auto [x0, y0] = centre(block());
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::vector<Scalar> image = changed({0, 90, 0, 0, 0}, seed);
    EXPECT_NEAR(ink(image), 48, 2);
    // The block lies half a pixel beside the middle of the image, around which it turns.
    EXPECT_NEAR(centre(image).first, x0, 0.8);
    EXPECT_NEAR(centre(image).second, y0, 0.8);
  }
}

TEST(Augmentation, ScaleChangesTheAreaByItsSquareAtMost) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const double area = ink(changed({0, 0, 0.2, 0, 0}, seed));
    EXPECT_GT(area, 48 * 0.62);
    EXPECT_LT(area, 48 * 1.46);
  }
}

TEST(Augmentation, PixelsStayWithin0And1) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (const Scalar pixel : changed({10, 180, 0.9, 2, 10}, seed)) {
      ASSERT_GE(pixel, 0);
      ASSERT_LE(pixel, 1.00001);
    }
  }
}

TEST(Augmentation, RefusesAmountsOutOfRange) {
  EXPECT_EQ(testing::errorOf([] {
              checkAugmentation({-1, 0, 0, 0, 0});
            }),
            "Augmentation, shift: expected 0 to 10.000000, got -1.000000.");
  EXPECT_THROW(checkAugmentation({0, 0, 1, 0, 0}), std::invalid_argument);
}

}  // namespace
}  // namespace inkling
