#include "inkling/losses/quadratic.h"

namespace inkling {

double Quadratic::evaluate(ConstMatrixView logits, Labels labels, MatrixView* gradient) {
  MatrixView a = outputs_.view(logits.rows(), logits.cols());
  a = logits;
  activate(output_, a);

  double total = 0;
  for (Index column = 0; column < a.cols(); ++column) {
    const Scalar atLabel = a(labels.data[column], column);
    // ‖a − y‖² = ‖a‖² − 2 a_label + 1, since y is one-hot; written out, it would lose digits where
    // a is close to y, so the label's term is replaced instead.
    total += static_cast<double>(a.col(column).squaredNorm() - atLabel * atLabel +
                                 (atLabel - 1) * (atLabel - 1)) /
             2;
  }
  if (gradient == nullptr) return total;

  // dC/da = a − y, then through the activation to dC/dz; the mean divides by the batch.
  const Scalar scale = Scalar(1) / static_cast<Scalar>(a.cols());
  *gradient = a * scale;
  for (Index column = 0; column < a.cols(); ++column) {
    (*gradient)(labels.data[column], column) -= scale;
  }
  multiplyByDerivative(output_, ConstMatrixView(a.data(), a.rows(), a.cols()), *gradient);
  return total;
}

}  // namespace inkling
