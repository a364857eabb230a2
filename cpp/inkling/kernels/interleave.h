// Columns copied side by side.
#pragma once

#include "inkling/types.h"

namespace inkling {

/// Copies columns of `count` numbers, which begin `distance` apart, into rows that begin `width`
/// apart: to[i · width + j] = from[i + j · distance]. Four columns, and three without a gap between
/// the rows, go by shuffles of four numbers: one at a time, they would take as long as a twentieth
/// of the product that they are copied for.
void interleave(const Scalar* from, Index columns, Index distance, Index count, Scalar* to,
                Index width);

}  // namespace inkling
