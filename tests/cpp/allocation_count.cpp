#include "allocation_count.h"

#include <cstdlib>
#include <new>

namespace inkling::testing {

std::atomic<bool> isCounting{false};
std::atomic<int> allocations{0};
std::atomic<std::size_t> allocatedBytes{0};
std::atomic<int> failing{0};

}  // namespace inkling::testing

namespace {

// Counts; false when this one is to fail.
bool count(std::size_t size) {
  using namespace inkling::testing;
  if (!isCounting) return true;
  allocatedBytes += size;
  return ++allocations != failing;
}

}  // namespace

// Eigen takes its memory from malloc, the standard library from operator new.
extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier): the names that --wrap gives them.
void* __real_malloc(std::size_t size);
void* __real_calloc(std::size_t number, std::size_t size);
void* __real_realloc(void* memory, std::size_t size);
void* __wrap_malloc(std::size_t size);
void* __wrap_calloc(std::size_t number, std::size_t size);
void* __wrap_realloc(void* memory, std::size_t size);
// NOLINTEND(bugprone-reserved-identifier)

void* __wrap_malloc(std::size_t size) { return count(size) ? __real_malloc(size) : nullptr; }

void* __wrap_calloc(std::size_t number, std::size_t size) {
  return count(number * size) ? __real_calloc(number, size) : nullptr;
}

void* __wrap_realloc(void* memory, std::size_t size) {
  return count(size) ? __real_realloc(memory, size) : nullptr;
}
}

void* operator new(std::size_t size) {
  void* memory = count(size) ? __real_malloc(size) : nullptr;
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
