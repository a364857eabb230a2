#include "inkling/losses/cross_entropy.h"

#include <cmath>

namespace inkling {

namespace {

// For both: dC/dz = a − y, whence the mean's gradient (a − y) / batch takes the place of a.
void subtractTarget(Labels labels, Target target, MatrixView a) {
  a.array() -= target.elsewhere;
  for (Index column = 0; column < a.cols(); ++column) {
    a(labels.data[column], column) -= target.atLabel - target.elsewhere;
  }
  a /= static_cast<Scalar>(a.cols());
}

// a = activation(z), in the gradient's place or, where none is asked for, in `scratch`.
MatrixView outputsOf(ConstMatrixView logits, Activation activation, MatrixView* gradient,
                     Scratch& scratch) {
  MatrixView a = gradient != nullptr ? *gradient : scratch.view(logits.rows(), logits.cols());
  a = logits;
  activate(activation, a);
  return a;
}

// Σ y z over the classes.
template <typename Column>
Scalar targetSum(const Column& z, Index label, Target target) {
  const Scalar atLabel = (target.atLabel - target.elsewhere) * z(label);
  return target.elsewhere == 0 ? atLabel : atLabel + target.elsewhere * z.sum();
}

}  // namespace

double SoftmaxCrossEntropy::evaluateTarget(ConstMatrixView logits, Labels labels, Target target,
                                           MatrixView* gradient) {
  // With m = max z and a = softmax(z), whose largest is 1 / Σ exp(z − m), as the y add up to 1:
  //   −Σ y ln a = ln Σ exp(z − m) − Σ y (z − m) = −ln max a − Σ y (z − m)
  MatrixView a = outputsOf(logits, Activation::kSoftmax, gradient, outputs_);
  double total = 0;
  for (Index column = 0; column < a.cols(); ++column) {
    const auto z = logits.col(column).array() - logits.col(column).maxCoeff();
    total -= static_cast<double>(std::log(a.col(column).maxCoeff()) +
                                 targetSum(z, labels.data[column], target));
  }
  if (gradient != nullptr) subtractTarget(labels, target, a);
  return total;
}

double SigmoidCrossEntropy::evaluateTarget(ConstMatrixView logits, Labels labels, Target target,
                                           MatrixView* gradient) {
  // With a = sigmoid(z), where 1 − sigmoid(|z|) = min(a, 1 − a):
  //   −ln(1 − a) = ln(1 + exp z) = max(z, 0) − ln sigmoid(|z|), from which Σ y z comes off.
  MatrixView a = outputsOf(logits, Activation::kSigmoid, gradient, outputs_);
  double total = 0;
  for (Index column = 0; column < a.cols(); ++column) {
    const auto z = logits.col(column).array();
    const auto smaller = a.col(column).array().min(1 - a.col(column).array());
    const Scalar softplus = (z.max(Scalar(0)) - (-smaller).log1p()).sum();
    total += static_cast<double>(softplus - targetSum(z, labels.data[column], target));
  }
  if (gradient != nullptr) subtractTarget(labels, target, a);
  return total;
}

}  // namespace inkling
