#include "inkling/layers/batch_norm.h"

namespace inkling {

namespace {
constexpr Index kGamma = 0;
constexpr Index kBeta = 1;
constexpr Index kMean = 2;
constexpr Index kVariance = 3;
constexpr auto kEpsilon = static_cast<Scalar>(1e-5);  // PyTorch's
constexpr auto kMomentum = static_cast<Scalar>(0.1);  // the share of the newest mini-batch
}  // namespace

BatchNorm::BatchNorm(Shape input) : input_(input), deviation_(Vector::Ones(input.channels)) {}

std::vector<Parameter> BatchNorm::parameters() const {
  const Index channels = input_.channels;
  return {{"weight", channels, 1, 0, {channels}},
          {"bias", channels, 1, channels, {channels}},
          {"running_mean", channels, 1, 2 * channels, {channels}},
          {"running_var", channels, 1, 3 * channels, {channels}}};
}

void BatchNorm::bind(Scalar* parameters, Scalar* gradients) {
  parameters_ = parameters;
  gradients_ = gradients;
}

void BatchNorm::initialize(Initializer /*initializer*/, Random& /*random*/) {
  parameter(kGamma).setOnes();
  parameter(kBeta).setZero();
  parameter(kMean).setZero();
  parameter(kVariance).setOnes();
}

MatrixView BatchNorm::forward(ConstMatrixView x, Mode mode) {
  const Index channels = input_.channels;
  const Index count = x.size() / channels;
  const ConstMatrixView all(x.data(), channels, count);
  MatrixView normalized = normalized_.view(channels, count);
  if (mode == Mode::kTrain) {
    mean_ = all.rowwise().mean();
    normalized = all.colwise() - mean_;
    variance_ = normalized.rowwise().squaredNorm() / static_cast<Scalar>(count);
    deviation_ = (variance_.array() + kEpsilon).sqrt();
    const Scalar unbiased =
        static_cast<Scalar>(count) / static_cast<Scalar>(std::max<Index>(count - 1, 1));
    parameter(kMean) += kMomentum * (mean_ - parameter(kMean));
    parameter(kVariance) += kMomentum * (variance_ * unbiased - parameter(kVariance));
  } else {
    normalized = all.colwise() - parameter(kMean);
    deviation_ = (parameter(kVariance).array() + kEpsilon).sqrt();
  }
  factor_ = deviation_.cwiseInverse();
  normalized.array().colwise() *= factor_.array();
  MatrixView a = activations_.view(channels, count);
  a = (normalized.array().colwise() * parameter(kGamma).array()).colwise() +
      parameter(kBeta).array();
  return {a.data(), x.rows(), x.cols()};
}

void BatchNorm::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  // With n = (x − μ) / √(σ² + ε), over the m numbers of a channel (Ioffe and Szegedy, section 3):
  //   dγ = Σ da n,  dβ = Σ da
  //   dx = γ / (m √(σ² + ε)) · (m da − dβ − n dγ)
  const Index channels = input_.channels;
  const Index count = x.size() / channels;
  const ConstMatrixView gradient(da.data(), channels, count);
  const MatrixView normalized = normalized_.view(channels, count);
  VectorView dGamma(gradients_, channels);
  VectorView dBeta(gradients_ + channels, channels);
  dGamma = gradient.cwiseProduct(normalized).rowwise().sum();
  dBeta = gradient.rowwise().sum();
  VectorView(gradients_ + 2 * channels, 2 * channels).setZero();
  if (dx == nullptr) return;
  const Scalar share = 1 / static_cast<Scalar>(count);
  MatrixView result(dx->data(), channels, count);
  // Columns of plain vectors: Eigen would take memory for those of a product.
  result = gradient.array() -
           ((normalized.array().colwise() * dGamma.array()).colwise() + dBeta.array()) * share;
  factor_ = parameter(kGamma).cwiseQuotient(deviation_);
  result.array().colwise() *= factor_.array();
}

}  // namespace inkling
