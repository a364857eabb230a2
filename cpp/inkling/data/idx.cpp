#include "inkling/data/idx.h"

#include <cstdio>
#include <stdexcept>
#include <string>

namespace inkling {

namespace {

constexpr std::uint32_t kImagesMagic = 0x803;  // unsigned bytes in three dimensions
constexpr std::uint32_t kLabelsMagic = 0x801;  // unsigned bytes in one
constexpr std::uint64_t kLargestSide = 4096;

std::uint32_t bigEndian32(const Bytes& file, std::size_t offset) {
  return static_cast<std::uint32_t>(file[offset]) << 24 |
         static_cast<std::uint32_t>(file[offset + 1]) << 16 |
         static_cast<std::uint32_t>(file[offset + 2]) << 8 |
         static_cast<std::uint32_t>(file[offset + 3]);
}

std::string hexadecimal(std::uint32_t value) {
  char text[11];
  std::snprintf(text, sizeof text, "0x%08x", value);
  return text;
}

void checkHeader(const Bytes& file, const char* what, std::uint32_t magic, std::size_t headerSize) {
  const std::string name = std::string("IDX ") + what + " file";
  if (file.size() < headerSize) {
    throw std::runtime_error(name + ": expected a header of " + std::to_string(headerSize) +
                             " bytes, got a file of " + std::to_string(file.size()) + " bytes.");
  }
  const std::uint32_t found = bigEndian32(file, 0);
  if (found == magic) return;
  std::string hint;
  if (found == kImagesMagic) hint = " (this is a file of images)";
  if (found == kLabelsMagic) hint = " (this is a file of labels)";
  if (found >> 16 == 0x1f8b) hint = " (this file is compressed by gzip)";
  throw std::runtime_error(name + ": expected the magic number " + hexadecimal(magic) + ", got " +
                           hexadecimal(found) + hint + ".");
}

void checkSize(const Bytes& file, const char* what, std::uint64_t expected) {
  if (file.size() == expected) return;
  throw std::runtime_error(std::string("IDX ") + what + " file: expected " +
                           std::to_string(expected) + " bytes from its header, got " +
                           std::to_string(file.size()) + ".");
}

}  // namespace

IdxImages parseIdxImages(const Bytes& file) {
  constexpr std::size_t kHeaderSize = 16;
  checkHeader(file, "image", kImagesMagic, kHeaderSize);
  const std::uint64_t count = bigEndian32(file, 4);
  const std::uint64_t height = bigEndian32(file, 8);
  const std::uint64_t width = bigEndian32(file, 12);
  if (height < 1 || width < 1 || height > kLargestSide || width > kLargestSide) {
    throw std::runtime_error("IDX image file: expected images of 1 to 4096 pixels a side, got " +
                             std::to_string(height) + " × " + std::to_string(width) + ".");
  }
  checkSize(file, "image", kHeaderSize + count * height * width);
  return {static_cast<Index>(count), static_cast<Index>(height), static_cast<Index>(width),
          kHeaderSize};
}

IdxLabels parseIdxLabels(const Bytes& file) {
  constexpr std::size_t kHeaderSize = 8;
  checkHeader(file, "label", kLabelsMagic, kHeaderSize);
  const std::uint64_t count = bigEndian32(file, 4);
  checkSize(file, "label", kHeaderSize + count);
  return {static_cast<Index>(count), kHeaderSize};
}

}  // namespace inkling
