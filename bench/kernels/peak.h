// What multiply-adds reach in WebAssembly on a machine: what products are measured against.
#pragma once

namespace inkling::bench {

/// Loops of independent multiply-adds, a multiplication and an addition of four lanes each.
enum class PeakLoop {
  kRegisters,  ///< twelve sums, all operands in registers
  kProduct,    ///< the products' own loop, both of its operands in the first-level cache
};

/// Runs so many steps and returns their floating-point operations: a multiply-add is two.
double runPeak(PeakLoop loop, long steps);

}  // namespace inkling::bench
