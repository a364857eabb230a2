#include "inkling/random.h"

#include <cmath>
#include <utility>

namespace inkling {

namespace {

std::uint64_t rotateLeft(std::uint64_t value, int bits) {
  return (value << bits) | (value >> (64 - bits));
}

std::uint64_t splitMix64(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed) : state_{} {
  for (std::uint64_t& word : state_) word = splitMix64(seed);
}

std::uint64_t Random::next() {
  const std::uint64_t result = rotateLeft(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = rotateLeft(state_[3], 45);
  return result;
}

double Random::uniform() {
  constexpr double kTwoToMinus53 = 1.0 / 9007199254740992.0;
  return static_cast<double>(next() >> 11) * kTwoToMinus53;
}

std::uint32_t Random::below(std::uint32_t bound) {
  // Lemire's method: the high word of a product, rejecting the few values that would bias it.
  const std::uint32_t threshold = (0U - bound) % bound;
  for (;;) {
    const std::uint64_t product = (next() >> 32) * bound;
    if (static_cast<std::uint32_t>(product) >= threshold) {
      return static_cast<std::uint32_t>(product >> 32);
    }
  }
}

double Random::normal() {
  if (hasSpareNormal_) {
    hasSpareNormal_ = false;
    return spareNormal_;
  }
  for (;;) {
    const double u = 2 * uniform() - 1;
    const double v = 2 * uniform() - 1;
    const double squared = u * u + v * v;
    if (squared >= 1 || squared == 0) continue;
    const double factor = std::sqrt(-2 * std::log(squared) / squared);
    spareNormal_ = v * factor;
    hasSpareNormal_ = true;
    return u * factor;
  }
}

void Random::shuffle(std::vector<std::uint32_t>& values) {
  for (std::size_t last = values.size(); last > 1; --last) {
    std::swap(values[last - 1], values[below(static_cast<std::uint32_t>(last))]);
  }
}

}  // namespace inkling
