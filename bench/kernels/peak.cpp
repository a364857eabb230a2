#include "peak.h"

#include "inkling/types.h"

namespace inkling::bench {

namespace {

constexpr int kLanes = 4;
using Lanes = float __attribute__((vector_size(16)));

// Where the sums go, so that no compiler leaves them out.
volatile float result = 0;

template <int N>
void consume(const Lanes (&sums)[N]) {
  Lanes total{};
  for (const Lanes& sum : sums) total += sum;
  result = result + total[0] + total[1] + total[2] + total[3];
}

// sum ← sum · factor + number: each multiply-add waits for the one before, twelve do not wait for
// one another, which is as many as keep two units of multiplication and two of addition busy.
double runRegisters(long steps) {
  constexpr int kSums = 12;
  const Lanes factor = Lanes{} + 0.999F + result;
  const Lanes number = Lanes{} + 0.001F + result;
  Lanes sums[kSums] = {};
  for (int i = 0; i < kSums; ++i) sums[i] += static_cast<float>(i);
  for (long step = 0; step < steps; ++step) {
#pragma clang loop unroll(full)
    for (int i = 0; i < kSums; ++i) sums[i] = sums[i] * factor + number;
  }
  consume(sums);
  return 2.0 * kLanes * kSums * static_cast<double>(steps);
}

// A product's own loop without the spreading of the right matrix: sums(j) += rows · number(j).
double runTile(long steps) {
  constexpr int kColumns = 4;
  constexpr int kDepth = 256;  // 8 KiB of rows
  static Lanes rows[kDepth][2];
  for (auto& pair : rows) pair[0] = pair[1] = Lanes{} + 0.5F + result;
  Lanes numbers[kColumns];
  for (int j = 0; j < kColumns; ++j) numbers[j] = Lanes{} + static_cast<float>(j) + result;
  Lanes sums[2 * kColumns] = {};
  for (long step = 0; step < steps; ++step) {
    const Lanes* row = rows[step % kDepth];
    const Lanes low = row[0];
    const Lanes high = row[1];
#pragma clang loop unroll(full)
    for (int j = 0; j < kColumns; ++j) {
      sums[2 * j] += low * numbers[j];
      sums[2 * j + 1] += high * numbers[j];
    }
  }
  consume(sums);
  return 2.0 * kLanes * 2 * kColumns * static_cast<double>(steps);
}

}  // namespace

double runPeak(PeakLoop loop, long steps) {
  return loop == PeakLoop::kRegisters ? runRegisters(steps) : runTile(steps);
}

}  // namespace inkling::bench
