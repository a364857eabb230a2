#include "inkling/layers/conv2d.h"

#include <algorithm>

#include "inkling/parallel.h"

namespace inkling {

namespace {

// The size that an input must have for `output` positions of the kernel.
Index needed(Index output, Index kernel, Index stride, Index input) {
  return std::max((output - 1) * stride + kernel, input);
}

}  // namespace

Conv2d::Conv2d(Shape input, Shape output, Index kernelSize, Index stride, Activation activation)
    : input_(input),
      output_(output),
      padded_{needed(output.height, kernelSize, stride, input.height),
              needed(output.width, kernelSize, stride, input.width), input.channels},
      top_((padded_.height - input.height) / 2),
      left_((padded_.width - input.width) / 2),
      kernel_(kernelSize),
      stride_(stride),
      activation_(activation) {
  if (Winograd::isWorthwhile(output, kernelSize, stride, input.channels)) {
    winograd_.emplace(output, input.channels);
  }
}

std::vector<Parameter> Conv2d::parameters() const {
  const Index filters = output_.channels;
  return {{"weight", filters, taps(), 0, {filters, kernel_, kernel_, input_.channels}},
          {"bias", filters, 1, filters * taps(), {filters}}};
}

void Conv2d::bind(Scalar* parameters, Scalar* gradients) {
  parameters_ = parameters;
  gradients_ = gradients;
}

void Conv2d::initialize(Initializer initializer, Random& random) {
  const Index filters = output_.channels;
  inkling::initialize(initializer, taps(), kernel_ * kernel_ * filters, random,
                      VectorView(parameters_, filters * taps()),
                      VectorView(parameters_ + filters * taps(), filters));
}

MatrixView Conv2d::forward(ConstMatrixView x, Mode /*mode*/) {
  MatrixView a = activations_.view(output_.size(), x.cols());
  if (winograd_) {
    convolveByTiles(pad(x), a);
  } else {
    convolve(pad(x), a);
  }
  return a;
}

// a = activation(z), where each row of positions is a product of its own.
void Conv2d::convolve(ConstMatrixView images, MatrixView a) {
  const Panels panels = Panels::pack(weights(), packedWeights_);
  const Operand patches{nullptr, stride_ * padded_.channels, 1, rowTaps(), kernel_, rowSize()};
  const Index outputRow = output_.width * output_.channels;
  parallelFor(images.cols(), [&](Index example) {
    const Scalar* image = images.data() + example * padded_.size();
    Scalar* result = a.data() + example * output_.size();
    Operand patch = patches;
    for (Index y = 0; y < output_.height; ++y) {
      patch.data = image + y * stride_ * rowSize();
      multiplyPanels(panels, patch, output_.width, biases(), result + y * outputRow);
    }
    activate(activation_, MatrixView(result, output_.size(), 1));
  });
}

void Conv2d::convolveByTiles(ConstMatrixView images, MatrixView a) {
  winograd_->transformWeights(parameters_);
  partMemory(images.cols());  // before the threads ask for it
  parallelFor(partCount(images.cols()), [&](Index part) {
    eachExample(images.cols(), part, [&](Index example, Scalar* memory) {
      Scalar* result = a.data() + example * output_.size();
      winograd_->convolve(images.data() + example * padded_.size(), biases(), result, memory);
      activate(activation_, MatrixView(result, output_.size(), 1));
    });
  });
}

// The examples with their borders of zeros; x itself where there are none.
ConstMatrixView Conv2d::pad(ConstMatrixView x) {
  if (!isPadded()) return x;
  MatrixView padded = paddedInput_.view(padded_.size(), x.cols());
  padded.setZero();
  const Index row = input_.width * input_.channels;
  parallelFor(x.cols(), [&](Index example) {
    const Scalar* from = x.data() + example * input_.size();
    Scalar* to = padded.data() + example * padded_.size() +
                 (top_ * padded_.width + left_) * padded_.channels;
    for (Index y = 0; y < input_.height; ++y) {
      std::copy(from + y * row, from + (y + 1) * row, to + y * padded_.width * padded_.channels);
    }
  });
  return {padded.data(), padded.rows(), padded.cols()};
}

}  // namespace inkling
