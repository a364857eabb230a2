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
  MatrixView a = gradient != nullptr ? *gradient : outputs_.view(logits.rows(), logits.cols());
  a = logits;
  activate(Activation::kSoftmax, a);
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
  // −ln(1 − sigmoid(z)) = ln(1 + exp z) = max(z, 0) + ln(1 + exp(−|z|)), from which Σ y z comes
  // off.
  double total = 0;
  for (Index column = 0; column < logits.cols(); ++column) {
    const auto z = logits.col(column).array();
    const Scalar softplus = (z.max(Scalar(0)) + (-z.abs()).exp().log1p()).sum();
    total += static_cast<double>(softplus - targetSum(z, labels.data[column], target));
  }
  if (gradient != nullptr) {
    *gradient = logits;
    activate(Activation::kSigmoid, *gradient);
    subtractTarget(labels, target, *gradient);
  }
  return total;
}

}  // namespace inkling
