// The one include of Eigen, with what WebAssembly needs.
//
// Eigen 3.4 has no WebAssembly packets, but it has SSE, and Emscripten translates the SSE
// intrinsics to WASM SIMD (-msimd128 -msse4.2). Two adaptations make that work:
// clang's MMX header has no counterpart in WASM and is skipped by its include guard, and Eigen must
// not think it is compiled by GCC, or it emits x86 inline assembly.
#pragma once

#ifdef __EMSCRIPTEN__
#define __MMINTRIN_H
#include <Eigen/src/Core/util/Macros.h>
#undef EIGEN_COMP_GNUC
#define EIGEN_COMP_GNUC 0
#endif

#include <Eigen/Core>
