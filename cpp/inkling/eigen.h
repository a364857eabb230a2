// The one include of Eigen, with what WebAssembly needs.
//
// Eigen 3.4 has no WebAssembly packets, but it has SSE, and Emscripten translates the SSE
// intrinsics to WASM SIMD (-msimd128 -msse4.2). Two adaptations make that work:
// clang's MMX header has no counterpart in WASM and is skipped by its include guard, and Eigen must
// not think it is compiled by GCC, or it emits x86 inline assembly. A third makes it fast: to
// truncate four numbers, Emscripten calls lrint for each, and every exponential waits for that.
#pragma once

#ifdef __EMSCRIPTEN__
#define __MMINTRIN_H
#include <emmintrin.h>
#include <wasm_simd128.h>
#define _mm_cvttps_epi32(numbers) (__m128i) wasm_i32x4_trunc_sat_f32x4((v128_t)(numbers))
#include <Eigen/src/Core/util/Macros.h>
#undef EIGEN_COMP_GNUC
#define EIGEN_COMP_GNUC 0
#endif

#include <Eigen/Core>
