// Counts every way to memory. In a program of its own, linked with --wrap (see CMakeLists.txt).
#pragma once

#include <atomic>
#include <cstddef>

namespace inkling::testing {

extern std::atomic<bool> isCounting;
extern std::atomic<int> allocations;             // of all threads, while isCounting
extern std::atomic<std::size_t> allocatedBytes;  // that those asked for
extern std::atomic<int> failing;                 // which of them fails, counted from 1; 0 for none

/// How many times memory is asked for, on any thread, while `action` runs.
template <typename Action>
int allocationsOf(Action action) {
  allocations = 0;
  allocatedBytes = 0;
  isCounting = true;
  action();
  isCounting = false;
  return allocations;
}

}  // namespace inkling::testing
