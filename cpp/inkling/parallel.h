// Work for several threads. Where there are none, the same calls run one after the other.
//
// Every product, gradient and update is cut into parts that write to places of their own, each part
// summing in an order of its own: so the results are the same, to the last bit, whatever the number
// of threads.
#pragma once

#include <algorithm>

#include "inkling/function_ref.h"
#include "inkling/types.h"

namespace inkling {

/// How many threads work, this one included; 1 at first.
int threadCount();

/// From 1 to maxThreadCount(). Throws std::invalid_argument otherwise. For one thread at a time.
void setThreadCount(int count);

/// 1 where the module was built without threads, else 16.
int maxThreadCount();

/// What is called with the number of a part.
using Part = FunctionRef<Index>;

/// Calls part(i) for i from 0 to parts − 1, each once, in any order, on any thread, and returns
/// when all have ended. When a part throws, the parts not yet begun are left out, and the first
/// exception is thrown here. Called from within a part, it runs on that thread alone. Any thread
/// may call it, at any time: while the others work for one, the next does all its parts itself.
void parallelFor(Index parts, Part part);

/// Cuts 0 .. count into ranges of `size` and calls range(first, last) for each, as parallelFor
/// does. The size must not depend on the number of threads.
template <typename Visit>
void parallelRanges(Index count, Index size, Visit range) {
  if (count <= size) {
    if (count > 0) range(Index(0), count);
    return;
  }
  parallelFor((count + size - 1) / size,
              [&](Index part) { range(part * size, std::min(count, (part + 1) * size)); });
}

}  // namespace inkling
