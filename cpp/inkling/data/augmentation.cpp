#include "inkling/data/augmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

#include "inkling/parallel.h"

namespace inkling {

namespace {

constexpr double kPi = 3.14159265358979323846;

// The elastic field is drawn on a grid of kCells × kCells cells and interpolated: smooth over about
// seven pixels of an MNIST image (after P. Simard et al., 2003, who smooth noise by a Gaussian).
constexpr Index kCells = 4;
constexpr Index kKnots = kCells + 1;

void checkAmount(const char* name, double value, double largest) {
  if (value >= 0 && value <= largest) return;
  throw std::invalid_argument(std::string("Augmentation, ") + name + ": expected 0 to " +
                              std::to_string(largest) + ", got " + std::to_string(value) + ".");
}

double within(double amount, Random& random) {
  return amount == 0 ? 0 : amount * (2 * random.uniform() - 1);
}

// Displacements at the knots of the grid.
using Field = std::array<double, kKnots * kKnots>;

Field drawnField(double amount, Random& random) {
  Field field{};
  for (double& knot : field) knot = within(amount, random);
  return field;
}

double interpolated(const Field& field, double x, double y) {
  const Index column = std::min(static_cast<Index>(x), kCells - 1);
  const Index row = std::min(static_cast<Index>(y), kCells - 1);
  const double right = x - static_cast<double>(column);
  const double down = y - static_cast<double>(row);
  const double* knot = field.data() + row * kKnots + column;
  return (knot[0] * (1 - right) + knot[1] * right) * (1 - down) +
         (knot[kKnots] * (1 - right) + knot[kKnots + 1] * right) * down;
}

}  // namespace

void checkAugmentation(const AugmentationOptions& options) {
  checkAmount("shift", options.shift, 10);
  checkAmount("rotation", options.rotation, 180);
  checkAmount("scale", options.scale, 0.9);
  checkAmount("shear", options.shear, 2);
  checkAmount("elastic", options.elastic, 10);
}

Augmentation::Augmentation(AugmentationOptions options, Shape shape)
    : options_(options), shape_(shape) {
  checkAugmentation(options);
}

void Augmentation::applyToEach(MatrixView images, std::uint64_t stream) {
  if (options_.isNone()) return;
  MatrixView scratch = scratch_.view(scratchSize(), images.cols());
  parallelFor(images.cols(), [&](Index column) {
    Random random(stream + static_cast<std::uint64_t>(column));
    apply(images.col(column).data(), scratch.col(column).data(), random);
  });
}

void Augmentation::apply(Scalar* image, Scalar* scratch, Random& random) const {
  if (options_.isNone()) return;
  const Index height = shape_.height;
  const Index width = shape_.width;
  // The image with a border of paper, one pixel wide.
  Scalar* const original = scratch;
  const Index stride = width + 2;
  std::fill(original, original + scratchSize(), Scalar(0));
  for (Index y = 0; y < height; ++y) {
    std::copy(image + y * width, image + (y + 1) * width, original + (y + 1) * stride + 1);
  }

  // Each pixel of the result looks up where it came from, so this is the inverse of the change.
  const double angle = within(options_.rotation, random) * kPi / 180;
  const double scaleX = 1 / (1 + within(options_.scale, random));
  const double scaleY = 1 / (1 + within(options_.scale, random));
  const double shear = within(options_.shear, random);
  const double shiftX = within(options_.shift, random);
  const double shiftY = within(options_.shift, random);
  const double xx = std::cos(angle) * scaleX;
  const double yx = std::sin(angle) * scaleY;
  const double xy = shear * xx - std::sin(angle) * scaleX;
  const double yy = shear * yx + std::cos(angle) * scaleY;
  const Field fieldX = drawnField(options_.elastic, random);
  const Field fieldY = drawnField(options_.elastic, random);

  const double centreX = static_cast<double>(width - 1) / 2;
  const double centreY = static_cast<double>(height - 1) / 2;
  const double cellX = static_cast<double>(kCells) / std::max(2 * centreX, 1.0);
  const double cellY = static_cast<double>(kCells) / std::max(2 * centreY, 1.0);
  for (Index y = 0; y < height; ++y) {
    for (Index x = 0; x < width; ++x) {
      const double fromCentreX = static_cast<double>(x) - centreX - shiftX;
      const double fromCentreY = static_cast<double>(y) - centreY - shiftY;
      double sourceX = centreX + xx * fromCentreX + xy * fromCentreY;
      double sourceY = centreY + yx * fromCentreX + yy * fromCentreY;
      if (options_.elastic > 0) {
        const double knotX = static_cast<double>(x) * cellX;
        const double knotY = static_cast<double>(y) * cellY;
        sourceX += interpolated(fieldX, knotX, knotY);
        sourceY += interpolated(fieldY, knotX, knotY);
      }
      // Bilinear, within the border of paper; what lies farther out is paper as well.
      sourceX = std::clamp(sourceX + 1, 0.0, static_cast<double>(width) + 0.999);
      sourceY = std::clamp(sourceY + 1, 0.0, static_cast<double>(height) + 0.999);
      const auto column = static_cast<Index>(sourceX);
      const auto row = static_cast<Index>(sourceY);
      const auto right = static_cast<Scalar>(sourceX - static_cast<double>(column));
      const auto down = static_cast<Scalar>(sourceY - static_cast<double>(row));
      const Scalar* corner = original + row * stride + column;
      image[y * width + x] = (corner[0] * (1 - right) + corner[1] * right) * (1 - down) +
                             (corner[stride] * (1 - right) + corner[stride + 1] * right) * down;
    }
  }
}

}  // namespace inkling
