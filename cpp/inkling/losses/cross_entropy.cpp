#include "inkling/losses/cross_entropy.h"

#include <cmath>

namespace inkling {

namespace {

// For both: dC/dz = a − y, whence the mean's gradient (a − y) / batch.
void differenceFromTarget(Activation output, ConstMatrixView logits, Labels labels,
                          MatrixView gradient) {
  gradient = logits;
  activate(output, gradient);
  const Scalar scale = Scalar(1) / static_cast<Scalar>(logits.cols());
  for (Index column = 0; column < logits.cols(); ++column) {
    gradient(labels.data[column], column) -= 1;
  }
  gradient *= scale;
}

}  // namespace

double SoftmaxCrossEntropy::evaluate(ConstMatrixView logits, Labels labels, MatrixView* gradient) {
  // −ln softmax(z)_label = ln Σ exp(z − max z) − (z_label − max z)
  double total = 0;
  for (Index column = 0; column < logits.cols(); ++column) {
    const auto z = logits.col(column);
    const Scalar largest = z.maxCoeff();
    const Scalar sum = (z.array() - largest).exp().sum();
    total += static_cast<double>(std::log(sum) - (z(labels.data[column]) - largest));
  }
  if (gradient != nullptr) differenceFromTarget(Activation::kSoftmax, logits, labels, *gradient);
  return total;
}

double SigmoidCrossEntropy::evaluate(ConstMatrixView logits, Labels labels, MatrixView* gradient) {
  // −ln(1 − sigmoid(z)) = ln(1 + exp(z)) = max(z, 0) + ln(1 + exp(−|z|)); where y is 1, z comes
  // off.
  double total = 0;
  for (Index column = 0; column < logits.cols(); ++column) {
    const auto z = logits.col(column).array();
    const Scalar softplus = (z.max(Scalar(0)) + (-z.abs()).exp().log1p()).sum();
    total += static_cast<double>(softplus - z(labels.data[column]));
  }
  if (gradient != nullptr) differenceFromTarget(Activation::kSigmoid, logits, labels, *gradient);
  return total;
}

}  // namespace inkling
