// The linear maps of Winograd's minimal filtering F(2×2, 3×3) and their transposed ones; winograd.h
// has the matrices.
#pragma once

#include "inkling/types.h"

namespace inkling {

/// Squares side by side, as many as a function is told to map.
template <typename Number>
struct Squares {
  Number* numbers;  ///< of the first
  Index row;        ///< from one row of a square to the next
  Index column;     ///< from one column to the next

  Number* at(int y, int x) const { return numbers + y * row + x * column; }
};

/// Squares of `side` × `side`, each place in a matrix of its own; the matrices begin `distance`
/// apart.
template <typename Number>
Squares<Number> squaresOfPlaces(Number* numbers, Index side, Index distance) {
  return {numbers, side * distance, distance};
}

// Each maps `count` squares, a multiple of kLanes, along their columns and their rows.

/// V = Bᵀ d B: 4 × 4 from 4 × 4.
void mapInput(Index count, Squares<const Scalar> d, Squares<Scalar> V);

/// d += B V Bᵀ.
void addInputGradients(Index count, Squares<const Scalar> V, Squares<Scalar> d);

/// U = G w Gᵀ: 4 × 4 from 3 × 3.
void mapWeights(Index count, Squares<const Scalar> w, Squares<Scalar> U);

/// w = Gᵀ U G.
void mapWeightGradients(Index count, Squares<const Scalar> U, Squares<Scalar> w);

/// y = Aᵀ M A: 2 × 2 from 4 × 4.
void mapOutput(Index count, Squares<const Scalar> M, Squares<Scalar> y);

/// M = A y Aᵀ.
void mapOutputGradients(Index count, Squares<const Scalar> y, Squares<Scalar> M);

}  // namespace inkling
