#include "inkling/losses/quadratic.h"

namespace inkling {

double Quadratic::evaluateTarget(ConstMatrixView logits, Labels labels, Target target,
                                 MatrixView* gradient) {
  // The difference a − y takes the place of a: its square is the loss, and it is dC/da.
  MatrixView a = outputs_.view(logits.rows(), logits.cols());
  a = logits;
  activate(output_, a);
  MatrixView difference = differences_.view(logits.rows(), logits.cols());
  difference = a.array() - target.elsewhere;
  for (Index column = 0; column < a.cols(); ++column) {
    const Index label = labels.data[column];
    difference(label, column) = a(label, column) - target.atLabel;
  }
  const double total = static_cast<double>(difference.squaredNorm()) / 2;
  if (gradient == nullptr) return total;

  // Through the activation to dC/dz; the mean divides by the batch.
  *gradient = difference / static_cast<Scalar>(a.cols());
  multiplyByDerivative(output_, ConstMatrixView(a.data(), a.rows(), a.cols()), *gradient);
  return total;
}

}  // namespace inkling
