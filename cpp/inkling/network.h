// A feed-forward network: layers in order, and their parameters in one vector.
#pragma once

#include <memory>
#include <vector>

#include "inkling/layers/sequential.h"
#include "inkling/losses/loss.h"
#include "inkling/network_spec.h"
#include "inkling/types.h"

namespace inkling {

class Network {
 public:
  /// With the initial weights that the spec's initializer draws from its seed.
  /// Throws std::invalid_argument as checkNetworkSpec does.
  explicit Network(NetworkSpec spec);

  const NetworkSpec& spec() const { return spec_; }
  Index classes() const { return layers_->outputShape().size(); }

  /// Draws the initial weights anew; `seed` becomes the spec's.
  void initialize(std::uint32_t seed);

  /// Restarts the random numbers that layers draw while they train.
  void seedNoise(std::uint64_t seed) { layers_->seedNoise(seed); }

  /// The weighted inputs of the output layer, classes × batch, for x of input size × batch in 0..1.
  /// Valid until the next call.
  MatrixView forward(ConstMatrixView x, Mode mode = Mode::kPredict) {
    return layers_->forward(x, mode);
  }

  /// The gradients of all parameters, from the gradient with respect to the logits of the latest
  /// forward(x). `gradient` is used up as scratch.
  void backward(ConstMatrixView x, MatrixView gradient) { layers_->backward(x, gradient, nullptr); }

  /// The outputs, classes × batch: probabilities after softmax, activations in 0..1 after sigmoid.
  /// Valid until the next call.
  MatrixView predict(ConstMatrixView x);

  /// Sums over x of the network's loss, with the gradient as Loss::evaluate has it.
  double loss(ConstMatrixView logits, Labels labels, MatrixView* gradient,
              double labelSmoothing = 0) {
    return loss_->evaluate(logits, labels, gradient, labelSmoothing);
  }

  /// How many examples a mini-batch must have for all layers to learn from it: 1, or 2 where a
  /// normalisation sees one number a channel of each.
  Index smallestBatch() const { return layers_->smallestBatch(); }

  /// How many bytes the layers keep at the most for a training on mini-batches of `batch` examples,
  /// beside the parameters and gradients.
  std::int64_t scratchBytes(std::int64_t batch) const {
    return layers_->scratchBytes(batch, false);
  }

  VectorView parameters() { return {parameters_.data(), parameters_.size()}; }
  ConstVectorView parameters() const { return {parameters_.data(), parameters_.size()}; }
  ConstVectorView gradients() const { return {gradients_.data(), gradients_.size()}; }
  Index parameterCount() const { return parameters_.size(); }

  /// The parameters as named matrices 'layers.0.weight', 'layers.0.bias', …; their offsets count
  /// from the first parameter of the network.
  std::vector<Parameter> namedParameters() const;

 private:
  NetworkSpec spec_;
  std::unique_ptr<Sequential> layers_;
  std::unique_ptr<Loss> loss_;
  Vector parameters_;
  Vector gradients_;
};

/// What namedParameters() of a network of this spec, which has been checked, gives; without the
/// memory that its parameters take.
std::vector<Parameter> namedParameters(const NetworkSpec& spec);

/// The row of the largest entry of a column.
Index argmax(ConstMatrixView outputs, Index column);

}  // namespace inkling
