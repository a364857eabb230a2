// A seeded generator with the same stream natively and in WebAssembly; the standard library
// specifies its engines but not its distributions, so both are here.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace inkling {

/// xoshiro256** by D. Blackman and S. Vigna, seeded through SplitMix64 as its authors advise
/// (https://prng.di.unimi.it).
class Random {
 public:
  explicit Random(std::uint64_t seed);

  /// 64 random bits.
  std::uint64_t next();

  /// Uniform in [0, 1).
  double uniform();

  /// Uniform in [0, bound), without modulo bias. `bound` is at least 1.
  std::uint32_t below(std::uint32_t bound);

  /// Standard normal, by Marsaglia's polar method.
  double normal();

  /// Fisher–Yates.
  void shuffle(std::vector<std::uint32_t>& values);

 private:
  std::array<std::uint64_t, 4> state_;
  double spareNormal_ = 0;
  bool hasSpareNormal_ = false;
};

}  // namespace inkling
