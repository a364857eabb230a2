#include "inkling/data/data_set.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

#include "inkling/parallel.h"

namespace inkling {

namespace {
constexpr Index kGatheredTogether = 16;
constexpr Index kCacheLine = 64;

// Asks for bytes that are nowhere near, so that memory fetches all of them at once: a mini-batch is
// drawn from all over the 47 MB of MNIST. (WebAssembly has no instruction for that but a load.)
void touch(const std::uint8_t* bytes, Index count) {
  unsigned sum = 0;
  for (Index i = 0; i < count; i += kCacheLine) sum += bytes[i];
  volatile unsigned sink = sum;
  static_cast<void>(sink);
}

constexpr Scalar kScale = Scalar(1) / 255;
constexpr Index kPixelsTogether = 16;
using Pixels = std::uint8_t __attribute__((vector_size(kPixelsTogether)));

// Four of sixteen bytes. They become integers of 32 bits by three zeros after each; left to itself,
// the compiler takes them out of the vector one by one. (The machine is little-endian.)
template <int Quarter>
void convertQuarter(Pixels pixels, Scalar* scalars) {
  using Integers = std::int32_t __attribute__((vector_size(16)));
  using Scalars = Scalar __attribute__((vector_size(4 * sizeof(Scalar))));
  constexpr int kFirst = 4 * Quarter;
  constexpr int kZero = 16;
  const auto widened = __builtin_shufflevector(pixels, Pixels{}, kFirst, kZero, kZero, kZero,
                                               kFirst + 1, kZero, kZero, kZero, kFirst + 2, kZero,
                                               kZero, kZero, kFirst + 3, kZero, kZero, kZero);
  Integers integers;
  std::memcpy(&integers, &widened, sizeof integers);
  const Scalars converted = __builtin_convertvector(integers, Scalars) * kScale;
  std::memcpy(scalars + kFirst, &converted, sizeof converted);
}
}  // namespace

DataSet::DataSet(Bytes images, Bytes labels)
    : imageBytes_(std::move(images)),
      labelBytes_(std::move(labels)),
      images_(parseIdxImages(imageBytes_)),
      labels_(parseIdxLabels(labelBytes_)) {
  if (images_.count != labels_.count) {
    throw std::runtime_error("Data set: expected as many labels as images, got " +
                             std::to_string(images_.count) + " images and " +
                             std::to_string(labels_.count) + " labels.");
  }
  if (images_.count == 0) throw std::runtime_error("Data set: expected examples, got none.");
  const auto begin = labelBytes_.begin() + static_cast<std::ptrdiff_t>(labels_.offset);
  classes_ = *std::max_element(begin, labelBytes_.end()) + 1;
}

DataSet DataSet::slice(Range range) const {
  checkRange(range);
  const std::uint8_t* pixels = image(range.first);
  const auto label = labelBytes_.begin() + static_cast<std::ptrdiff_t>(labels_.offset) +
                     static_cast<std::ptrdiff_t>(range.first);
  DataSet part;
  part.imageBytes_.assign(pixels, pixels + range.count * shape().size());
  part.labelBytes_.assign(label, label + range.count);
  part.images_ = {range.count, images_.height, images_.width, 0};
  part.labels_ = {range.count, 0};
  part.classes_ = classes_;
  return part;
}

void DataSet::append(const DataSet& other) {
  if (other.shape() != shape()) {
    throw std::invalid_argument("Data set: expected images of " + std::to_string(images_.height) +
                                " × " + std::to_string(images_.width) + " pixels, got " +
                                std::to_string(other.images_.height) + " × " +
                                std::to_string(other.images_.width) + ".");
  }
  const auto afterHeader = [](const Bytes& bytes, std::size_t offset) {
    return bytes.begin() + static_cast<std::ptrdiff_t>(offset);
  };
  // Exactly what is needed: left alone, a vector would double its 47 MB. And both first: without
  // the memory, nothing is added.
  imageBytes_.reserve(imageBytes_.size() + other.imageBytes_.size() - other.images_.offset);
  labelBytes_.reserve(labelBytes_.size() + other.labelBytes_.size() - other.labels_.offset);
  imageBytes_.insert(imageBytes_.end(), afterHeader(other.imageBytes_, other.images_.offset),
                     other.imageBytes_.end());
  labelBytes_.insert(labelBytes_.end(), afterHeader(other.labelBytes_, other.labels_.offset),
                     other.labelBytes_.end());
  images_.count += other.images_.count;
  labels_.count += other.labels_.count;
  classes_ = std::max(classes_, other.classes_);
}

void DataSet::checkRange(Range range) const {
  if (range.first >= 0 && range.count >= 1 && range.first <= count() - range.count) return;
  throw std::invalid_argument("Data set: expected a range within its " + std::to_string(count()) +
                              " examples, got " + std::to_string(range.count) + " from number " +
                              std::to_string(range.first) + ".");
}

void DataSet::gather(const std::uint32_t* examples, Index count, MatrixView pixels,
                     std::uint8_t* labels) const {
  const Index size = shape().size();
  parallelRanges(count, kGatheredTogether, [&](Index first, Index last) {
    for (Index column = first; column < last; ++column) touch(image(examples[column]), size);
    for (Index column = first; column < last; ++column) {
      const Index example = examples[column];
      pixelsToScalars(image(example), size, pixels.data() + column * size);
      labels[column] = label(example);
    }
  });
}

void pixelsToScalars(const std::uint8_t* bytes, Index count, Scalar* scalars) {
  Index i = 0;
  for (; i + kPixelsTogether <= count; i += kPixelsTogether) {
    Pixels pixels;
    std::memcpy(&pixels, bytes + i, sizeof pixels);
    convertQuarter<0>(pixels, scalars + i);
    convertQuarter<1>(pixels, scalars + i);
    convertQuarter<2>(pixels, scalars + i);
    convertQuarter<3>(pixels, scalars + i);
  }
  for (; i < count; ++i) scalars[i] = static_cast<Scalar>(bytes[i]) * kScale;
}

}  // namespace inkling
