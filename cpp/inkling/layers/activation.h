// Activation functions, applied to columns in place.
#pragma once

#include <string>

#include "inkling/types.h"

namespace inkling {

enum class Activation { kLinear, kSigmoid, kTanh, kRelu, kSoftmax };

/// 'linear', 'sigmoid', 'tanh', 'relu', 'softmax'.
std::string toString(Activation activation);

/// The reverse of toString. Throws std::invalid_argument, with `subject` in front, on another name.
Activation activationFromString(const std::string& name, const std::string& subject = "Activation");

/// a = activation(z), in place.
void activate(Activation activation, MatrixView z);

/// dz = da ⊙ activation'(z), in place on the gradient, from the output a alone:
///   sigmoid  a (1 − a)        tanh  1 − a²        ReLU  [a > 0]
///   softmax  dz = a ⊙ (da − ⟨a, da⟩), the product with its Jacobian diag(a) − a aᵀ
/// Both matrices are units × batch.
void multiplyByDerivative(Activation activation, ConstMatrixView a, MatrixView gradient);

}  // namespace inkling
