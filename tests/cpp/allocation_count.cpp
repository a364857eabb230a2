#include "allocation_count.h"

#include <cstdlib>
#include <new>

namespace inkling::testing {

std::atomic<bool> isCounting{false};
std::atomic<int> allocations{0};

}  // namespace inkling::testing

namespace {

void count() {
  if (inkling::testing::isCounting) ++inkling::testing::allocations;
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

void* __wrap_malloc(std::size_t size) {
  count();
  return __real_malloc(size);
}

void* __wrap_calloc(std::size_t number, std::size_t size) {
  count();
  return __real_calloc(number, size);
}

void* __wrap_realloc(void* memory, std::size_t size) {
  count();
  return __real_realloc(memory, size);
}
}

void* operator new(std::size_t size) {
  count();
  if (void* memory = __real_malloc(size)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
