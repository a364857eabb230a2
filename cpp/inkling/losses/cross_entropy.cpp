#include "inkling/losses/cross_entropy.h"

#include <cmath>

namespace inkling {

namespace {

// For both: dC/dz = a − y, whence the mean's gradient (a − y) / batch.
void differenceFromTarget(Activation output, ConstMatrixView logits, Labels labels, Target target,
                          MatrixView gradient) {
  gradient = logits;
  activate(output, gradient);
  gradient.array() -= target.elsewhere;
  for (Index column = 0; column < logits.cols(); ++column) {
    gradient(labels.data[column], column) -= target.atLabel - target.elsewhere;
  }
  gradient /= static_cast<Scalar>(logits.cols());
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
  // −Σ y ln softmax(z) = ln Σ exp(z − m) − Σ y (z − m), with m = max z; the y add up to 1.
  double total = 0;
  for (Index column = 0; column < logits.cols(); ++column) {
    const auto z = logits.col(column).array() - logits.col(column).maxCoeff();
    total +=
        static_cast<double>(std::log(z.exp().sum()) - targetSum(z, labels.data[column], target));
  }
  if (gradient != nullptr) {
    differenceFromTarget(Activation::kSoftmax, logits, labels, target, *gradient);
  }
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
    differenceFromTarget(Activation::kSigmoid, logits, labels, target, *gradient);
  }
  return total;
}

}  // namespace inkling
