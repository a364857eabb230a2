#include "inkling/data/augmentation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "example_data.h"
#include "matrices.h"

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

/// Applies what `seed` draws to an image of its own.
Matrix changed(Matrix image, const AugmentationOptions& options, std::uint64_t seed) {
  Random random(seed);
  const Augmentation augmentation(options, kShape);
  Vector scratch(augmentation.scratchSize());
  augmentation.apply(image.data(), scratch.data(), random);
  return image;
}

/// Where each pixel of the result is taken from, with what `seed` draws: told by an image whose
/// pixels are their own x, and one whose pixels are their own y. Only true of places that lie
/// within the image.
struct Sources {
  Sources(const AugmentationOptions& options, std::uint64_t seed) {
    Matrix ownX(28, 28);  // column-major: x counts the rows of the matrix
    for (auto row : ownX.colwise()) row.setLinSpaced(28, 0, 27);
    x = changed(ownX, options, seed);
    y = changed(ownX.transpose(), options, seed);
  }

  Matrix x;
  Matrix y;
};

constexpr Index kNear = 10;  // of the pixels 10 to 17, a source within 10 pixels lies in the image
constexpr Index kFar = 17;
constexpr double kMiddle = 13.5;
constexpr double kExact = 1e-4;

/// source = middle + M · (pixel − middle) + shift, from what happens to four pixels.
struct Affine {
  explicit Affine(const Sources& sources)
      : xx(slope(sources.x(kFar, kNear), sources.x(kNear, kNear))),
        xy(slope(sources.x(kNear, kFar), sources.x(kNear, kNear))),
        yx(slope(sources.y(kFar, kNear), sources.y(kNear, kNear))),
        yy(slope(sources.y(kNear, kFar), sources.y(kNear, kNear))),
        shiftX((sources.x(kNear, kNear) + sources.x(kFar, kFar)) / 2 - kMiddle),
        shiftY((sources.y(kNear, kNear) + sources.y(kFar, kFar)) / 2 - kMiddle) {}

  static double slope(Scalar far, Scalar near) {
    return static_cast<double>(far - near) / static_cast<double>(kFar - kNear);
  }

  double sourceX(Index x, Index y) const {
    return kMiddle + xx * (double(x) - kMiddle) + xy * (double(y) - kMiddle) + shiftX;
  }
  double sourceY(Index x, Index y) const {
    return kMiddle + yx * (double(x) - kMiddle) + yy * (double(y) - kMiddle) + shiftY;
  }

  double xx, xy, yx, yy, shiftX, shiftY;
};

Affine affineOf(const AugmentationOptions& options, std::uint64_t seed) {
  return Affine(Sources(options, seed));
}

TEST(Augmentation, ShearSlantsRowsToBothSidesAndLeavesTheirHeight) {
  double least = 0;
  double most = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Affine affine = affineOf({0, 0, 0, 0.5, 0}, seed);
    EXPECT_NEAR(affine.xx, 1, kExact);
    EXPECT_NEAR(affine.yx, 0, kExact);
    EXPECT_NEAR(affine.yy, 1, kExact);
    EXPECT_NEAR(affine.shiftX, 0, kExact);
    EXPECT_NEAR(affine.shiftY, 0, kExact);
    least = std::min(least, affine.xy);
    most = std::max(most, affine.xy);
  }
  EXPECT_NEAR(least, -0.5, 0.05);
  EXPECT_NEAR(most, 0.5, 0.05);
}

TEST(Augmentation, ScaleIsAnotherInEachDirection) {
  double widest = 0;
  double highest = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Affine affine = affineOf({0, 0, 0.2, 0, 0}, seed);
    // The image grows by what the sources shrink.
    EXPECT_NEAR(1 / affine.xx, 1, 0.2 + kExact);
    EXPECT_NEAR(1 / affine.yy, 1, 0.2 + kExact);
    EXPECT_NEAR(affine.xy, 0, kExact);
    EXPECT_NEAR(affine.yx, 0, kExact);
    widest = std::max(widest, affine.yy / affine.xx);
    highest = std::max(highest, affine.xx / affine.yy);
  }
  EXPECT_GT(widest, 1.2);
  EXPECT_GT(highest, 1.2);
}

TEST(Augmentation, RotationTurnsBothDirectionsByOneAngle) {
  double farthest = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Affine affine = affineOf({0, 30, 0, 0, 0}, seed);
    EXPECT_NEAR(affine.xx * affine.xx + affine.yx * affine.yx, 1, kExact);
    EXPECT_NEAR(affine.xy, -affine.yx, kExact);
    EXPECT_NEAR(affine.yy, affine.xx, kExact);
    farthest = std::max(farthest, std::abs(affine.yx));
  }
  EXPECT_LE(farthest, 0.5 + kExact);  // sin 30°
  EXPECT_GT(farthest, 0.45);
}

TEST(Augmentation, ShiftGoesAsFarToEitherSide) {
  constexpr int kSeeds = 300;
  double sumX = 0;
  double sumY = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Affine affine = affineOf({3, 0, 0, 0, 0}, seed);
    sumX += affine.shiftX;
    sumY += affine.shiftY;
  }
  // The mean of 300 numbers from −3 to 3 has a standard deviation of 0.1.
  EXPECT_NEAR(sumX / kSeeds, 0, 0.4);
  EXPECT_NEAR(sumY / kSeeds, 0, 0.4);
}

/// The image at a place between pixels, bilinearly; paper around it.
double bilinear(const Matrix& image, double x, double y) {
  const auto left = static_cast<Index>(std::floor(x));
  const auto above = static_cast<Index>(std::floor(y));
  double sum = 0;
  for (const Index column : {left, left + 1}) {
    for (const Index row : {above, above + 1}) {
      if (column < 0 || column > 27 || row < 0 || row > 27) continue;
      const double weight = (1 - std::abs(x - double(column))) * (1 - std::abs(y - double(row)));
      sum += weight * static_cast<double>(image(column, row));
    }
  }
  return sum;
}

// Ink up to the border, so that what comes from beyond it counts.
TEST(Augmentation, TakesEachPixelFromBetweenFourOfTheImageOrOfThePaperAround) {
  const Matrix image = testing::randomMatrix(28, 28, 1).cwiseAbs();
  const AugmentationOptions options{3, 15, 0.1, 0.2, 0};
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Affine affine = affineOf(options, seed);
    const Matrix found = changed(image, options, seed);
    for (Index y = 0; y < 28; ++y) {
      for (Index x = 0; x < 28; ++x) {
        ASSERT_NEAR(found(x, y), bilinear(image, affine.sourceX(x, y), affine.sourceY(x, y)), 2e-3)
            << "seed " << seed << ", x " << x << ", y " << y;
      }
    }
  }
}

// Pixels at least three from the border: with displacements of two, their sources are in the image.
constexpr Index kInside = 3;
constexpr Index kInsideCount = 28 - 2 * kInside;
constexpr double kElastic = 2;

/// How far the sources of the pixels inside lie from them, in x (first) and in y.
std::pair<Matrix, Matrix> elasticFields(std::uint64_t seed) {
  const Sources moved({0, 0, 0, 0, kElastic}, seed);
  const Sources still({}, seed);
  const auto inside = [](const Matrix& image) -> Matrix {
    return image.block(kInside, kInside, kInsideCount, kInsideCount);
  };
  return {inside(moved.x - still.x), inside(moved.y - still.y)};
}

TEST(Augmentation, ElasticMovesEachPointBySoMuchAtTheMost) {
  Scalar farthest = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto [x, y] = elasticFields(seed);
    farthest = std::max({farthest, x.cwiseAbs().maxCoeff(), y.cwiseAbs().maxCoeff()});
  }
  EXPECT_LE(farthest, kElastic + kExact);
  EXPECT_GT(farthest, 0.8 * kElastic);
}

// Between the knots of a grid of 4 × 4 cells, 27 / 4 pixels each, a displacement changes by twice
// the amount at the most.
TEST(Augmentation, ElasticMovesNeighboursAlike) {
  constexpr double kSteepest = 2 * kElastic * 4 / 27;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto [x, y] = elasticFields(seed);
    for (const Matrix& field : {x, y}) {
      const Index last = kInsideCount - 1;
      const Matrix alongX = field.bottomRows(last) - field.topRows(last);
      const Matrix alongY = field.rightCols(last) - field.leftCols(last);
      EXPECT_LE(alongX.cwiseAbs().maxCoeff(), kSteepest + kExact) << seed;
      EXPECT_LE(alongY.cwiseAbs().maxCoeff(), kSteepest + kExact) << seed;
    }
  }
}

TEST(Augmentation, ElasticMovesXAndYIndependently) {
  constexpr int kSeeds = 40;
  Scalar product = 0;
  Scalar squares = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const auto [x, y] = elasticFields(seed);
    product += x.cwiseProduct(y).sum();
    squares += (x.squaredNorm() + y.squaredNorm()) / 2;
  }
  EXPECT_NEAR(product / squares, 0, 0.2);
}

TEST(Augmentation, ChangesEachColumnByAStreamOfItsOwn) {
  const AugmentationOptions options{2, 15, 0.1, 0.2, 1};
  const Matrix image = testing::randomMatrix(784, 1, 1).cwiseAbs();
  Matrix images = image.replicate(1, 3);
  Augmentation(options, kShape).applyToEach(testing::viewOf(images), 50);
  for (Index column = 0; column < 3; ++column) {
    const Matrix alone = changed(image, options, 50 + static_cast<std::uint64_t>(column));
    EXPECT_EQ(Matrix(images.col(column)), alone) << column;
  }
  EXPECT_NE(Matrix(images.col(0)), Matrix(images.col(1)));
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
