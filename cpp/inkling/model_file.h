// Networks as files, in the safetensors format (https://github.com/huggingface/safetensors): eight
// bytes of header length, a header in JSON, then the numbers, little-endian. Tensors are named and
// shaped as PyTorch has them ('layers.0.weight' is [units, inputs], row-major), but for
// convolutions, whose channels are innermost here: [filters, height, width, channels]; the
// architecture is JSON under the key 'inkling' of the metadata.
#pragma once

#include "inkling/data/idx.h"
#include "inkling/network.h"

namespace inkling {

/// The file as bytes; numbers are float32 whatever Scalar is.
Bytes saveModel(const Network& network);

/// The network of a file that saveModel wrote. Throws std::runtime_error when the file is cut,
/// malformed, of another program, when its tensors don't fit its architecture or don't fill what
/// follows the header exactly, or when its numbers are not finite or a variance is below 0.
std::unique_ptr<Network> loadModel(const Bytes& file);

}  // namespace inkling
