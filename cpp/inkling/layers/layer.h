// What a network is made of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "inkling/layers/initializer.h"
#include "inkling/random.h"
#include "inkling/types.h"

namespace inkling {

/// A named part of the parameters of a layer: a column-major matrix, `offset` scalars from its
/// start.
struct Parameter {
  std::string name;  ///< 'weight', 'bias', …
  Index rows;
  Index columns;
  Index offset;
  /// As a model file gives it, row-major: [rows, columns], or [rows, …] with the columns unfolded.
  std::vector<Index> shape;

  /// Whether it is learnt or measured: a normalisation's running mean or variance.
  enum class Kind { kLearnt, kMean, kVariance };
  Kind kind = Kind::kLearnt;
};

/// What a layer runs for: dropout and batch normalisation differ.
enum class Mode { kPredict, kTrain };

/// One layer: a function of its input and its parameters, and the gradients of both.
///
/// The parameters and gradients of all layers lie in two vectors that the network owns, so that an
/// optimizer is one pass over memory; a layer is told by bind() where its own are. Between
/// forward() and backward() a layer remembers what it needs of its output; the caller keeps the
/// input.
class Layer {
 public:
  Layer() = default;
  virtual ~Layer() = default;
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  virtual Shape outputShape() const = 0;

  /// Empty for a layer without parameters.
  virtual std::vector<Parameter> parameters() const { return {}; }
  Index parameterCount() const;

  /// Says where the parameters of this layer and their gradients lie: parameterCount() scalars
  /// each.
  virtual void bind(Scalar* parameters, Scalar* gradients) {
    (void)parameters;
    (void)gradients;
  }

  virtual void initialize(Initializer initializer, Random& random) {
    (void)initializer;
    (void)random;
  }

  /// Restarts the random numbers that a layer draws while it trains.
  virtual void seedNoise(std::uint64_t seed) { (void)seed; }

  /// a from x: outputShape().size() × batch, valid until the next forward().
  virtual MatrixView forward(ConstMatrixView x, Mode mode) = 0;

  /// The gradients of the parameters, and dx, from the gradient with respect to the output of the
  /// latest forward(x). `da` is used up as scratch. `dx` is null for the first layer, which nobody
  /// asks; else it is overwritten.
  virtual void backward(ConstMatrixView x, MatrixView da, MatrixView* dx) = 0;

  /// How many examples a mini-batch must have for the layer to learn from it.
  virtual Index smallestBatch() const { return 1; }

  /// How many bytes the layer keeps at the most, parameters and gradients apart, once it has been
  /// trained on mini-batches of `batch` examples; `isInner` when backward() is asked for dx. In 64
  /// bits: they may be more than there are.
  virtual std::int64_t scratchBytes(std::int64_t batch, bool isInner) const = 0;
};

inline Index Layer::parameterCount() const {
  Index count = 0;
  for (const Parameter& parameter : parameters()) count += parameter.rows * parameter.columns;
  return count;
}

/// Adds the parameters of a layer that begins `offset` scalars after its owner, `prefix` before
/// their names.
inline void appendParameters(const Layer& layer, const std::string& prefix, Index offset,
                             std::vector<Parameter>& all) {
  for (Parameter& parameter : layer.parameters()) {
    parameter.name.insert(0, prefix);
    parameter.offset += offset;
    all.push_back(parameter);
  }
}

}  // namespace inkling
