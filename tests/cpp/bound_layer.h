// One layer alone, as a network would run it.
#pragma once

#include <memory>

#include "inkling/layer_spec.h"
#include "matrices.h"

namespace inkling::testing {

/// A layer with random parameters, and a place for their gradients.
struct BoundLayer {
  BoundLayer(const LayerSpec& spec, const Shape& input)
      : layer(makeLayer(spec, input, spec.activation)),
        parameters(randomMatrix(layer->parameterCount(), 1, 3)),
        gradients(Matrix::Zero(layer->parameterCount(), 1)) {
    layer->bind(parameters.data(), gradients.data());
  }

  std::unique_ptr<Layer> layer;
  Matrix parameters;
  Matrix gradients;
};

/// What a layer gives in training, and the gradients for `da`.
struct Pass {
  Pass(Layer& layer, const Matrix& x, Matrix da)
      : output(layer.forward(viewOf(x), Mode::kTrain)), inputGradient(x.rows(), x.cols()) {
    MatrixView dx = viewOf(inputGradient);
    layer.backward(viewOf(x), viewOf(da), &dx);
  }

  Matrix output;
  Matrix inputGradient;
};

}  // namespace inkling::testing
