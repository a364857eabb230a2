// How the weights of a layer begin.
#pragma once

#include <string>

#include "inkling/random.h"
#include "inkling/types.h"

namespace inkling {

enum class Initializer {
  kNormal,        ///< weights and biases N(0, 1)
  kScaledNormal,  ///< weights N(0, 1/√inputs) (standard deviation), biases N(0, 1)
  kGlorot,        ///< weights uniform within ±√(6 / (inputs + outputs)), biases 0
  kHe,            ///< weights N(0, √(2 / inputs)) (standard deviation), biases 0
  kZeros,         ///< all 0
};

/// 'normal', 'scaledNormal', 'glorot', 'he', 'zeros'.
std::string toString(Initializer initializer);

/// The reverse of toString. Throws std::invalid_argument on another name.
Initializer initializerFromString(const std::string& name);

/// Draws the weights, in the order of memory, then the biases. `fanIn` and `fanOut` are the numbers
/// of inputs and outputs that one unit is connected to.
void initialize(Initializer initializer, Index fanIn, Index fanOut, Random& random,
                VectorView weights, VectorView biases);

}  // namespace inkling
