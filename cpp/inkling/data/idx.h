// The IDX format of MNIST: a big-endian magic number, one size a dimension, then unsigned bytes
// (http://yann.lecun.com/exdb/mnist, 'FILE FORMATS FOR THE MNIST DATABASE').
#pragma once

#include <cstdint>
#include <vector>

#include "inkling/types.h"

namespace inkling {

using Bytes = std::vector<std::uint8_t>;

/// `count` images of height × width bytes that begin at `offset` of the file they were read from.
struct IdxImages {
  Index count;
  Index height;
  Index width;
  std::size_t offset;
};

struct IdxLabels {
  Index count;
  std::size_t offset;
};

/// Reads and checks the header of an image file (idx3-ubyte).
/// Throws std::runtime_error when the magic number is another, the file is cut or too long, or an
/// image has no pixels or more than 4096 a side.
IdxImages parseIdxImages(const Bytes& file);

/// Reads and checks the header of a label file (idx1-ubyte); throws as parseIdxImages does.
IdxLabels parseIdxLabels(const Bytes& file);

}  // namespace inkling
