#include "inkling/layers/conv2d.h"

#include <algorithm>

namespace inkling {

namespace {

// The size that an input must have for `output` positions of the kernel.
Index needed(Index output, Index kernel, Index stride, Index input) {
  return std::max((output - 1) * stride + kernel, input);
}

// Into so many groups the examples of a mini-batch are divided for the gradient of the weights.
constexpr Index kGroups = 8;

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
      activation_(activation) {}

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
  const ConstMatrixView images = pad(x);
  const Panels panels = Panels::pack(weights(), packedWeights_);
  const Index rowSize = padded_.width * padded_.channels;
  const Operand patches{nullptr, stride_ * padded_.channels, 1, kernel_ * padded_.channels, kernel_,
                        rowSize};
  const Index outputRow = output_.width * output_.channels;
  parallelFor(x.cols(), [&](Index example) {
    const Scalar* image = images.data() + example * padded_.size();
    Scalar* result = a.data() + example * output_.size();
    Operand patch = patches;
    for (Index y = 0; y < output_.height; ++y) {
      patch.data = image + y * stride_ * rowSize;
      multiplyPanels(panels, patch, output_.width, biases(), result + y * outputRow);
    }
    activate(activation_, MatrixView(result, output_.size(), 1));
  });
  return a;
}

void Conv2d::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  // With z the convolution and a = activation(z), summed over examples and positions p of the
  // kernel:
  //   dz = da ⊙ activation'(z)
  //   db(f) = Σ dz(p, f)
  //   dW(f, tap) = Σ dz(p, f) · x(p + tap)
  //   dx(p + tap) += Σ W(f, tap) · dz(p, f)
  // (I. Goodfellow, Y. Bengio, A. Courville, 'Deep Learning', equations 9.11 and 9.13.)
  const MatrixView a = activations_.view(output_.size(), x.cols());
  MatrixView packed = packedGradients_.view(packedSize(), x.cols());
  parallelFor(x.cols(), [&](Index example) {
    MatrixView dz(da.data() + example * output_.size(), output_.channels, pixels());
    multiplyByDerivative(activation_,
                         ConstMatrixView(a.data() + example * output_.size(), dz.rows(), dz.cols()),
                         dz);
    Panels::pack(ConstMatrixView(dz.data(), dz.rows(), dz.cols()),
                 packed.data() + example * packedSize());
  });
  parameterGradients(x, ConstMatrixView(da.data(), da.rows(), da.cols()));
  if (dx == nullptr) return;
  const Panels panels = Panels::packTransposed(weights(), packedTransposed_);
  columns_.view(taps() * output_.width, x.cols());
  paddedGradients_.view(isPadded() ? padded_.size() : 0, x.cols());
  parallelFor(x.cols(), [&](Index example) { inputGradient(panels, da, example, *dx); });
}

void Conv2d::parameterGradients(ConstMatrixView x, ConstMatrixView dz) {
  // Each group of examples has sums of its own, which are added in order: the same numbers for any
  // number of threads.
  const Index filters = output_.channels;
  const Index weightCount = filters * taps();
  const Index together = (x.cols() + kGroups - 1) / kGroups;
  const Index groups = (x.cols() + together - 1) / together;
  MatrixView sums = groupSums_.view(weightCount + filters, groups);
  parallelFor(groups, [&](Index group) {
    sums.col(group).setZero();
    const Index last = std::min(x.cols(), (group + 1) * together);
    for (Index example = group * together; example < last; ++example) {
      Scalar* dW = sums.data() + group * sums.rows();
      addWeightGradient(x, example, dW);
      VectorView db(dW + weightCount, filters);
      const Scalar* gradients = dz.data() + example * output_.size();
      for (Index p = 0; p < pixels(); ++p) db += ConstVectorView(gradients + p * filters, filters);
    }
  });
  VectorView total(gradients_, sums.rows());
  total = sums.col(0);
  for (Index group = 1; group < groups; ++group) total += sums.col(group);
}

void Conv2d::addWeightGradient(ConstMatrixView x, Index example, Scalar* dW) {
  // forward() has left the borders in place.
  const Scalar* images = isPadded() ? paddedInput_.view(padded_.size(), x.cols()).data() : x.data();
  const Scalar* image = images + example * padded_.size();
  const Index filters = output_.channels;
  const Index rowSize = padded_.width * padded_.channels;
  const Index rowTaps = kernel_ * padded_.channels;
  const Panels panels =
      Panels::packed(filters, pixels(),
                     packedGradients_.view(packedSize(), x.cols()).data() + example * packedSize());
  // k counts the positions of the kernel, row by row.
  Operand positions{nullptr,          1, stride_ * padded_.channels, output_.width, output_.height,
                    stride_ * rowSize};
  for (Index panel = 0; panel < panels.count(); ++panel) {
    const Index first = panel * kPanel;
    for (Index row = 0; row < kernel_; ++row) {
      positions.data = image + row * rowSize;
      accumulatePanel(panels[panel], positions, filters - first, rowTaps,
                      dW + first + row * rowTaps * filters, filters);
    }
  }
}

void Conv2d::inputGradient(const Panels& panels, MatrixView da, Index example, MatrixView dx) {
  const Scalar* dz = da.data() + example * output_.size();
  Scalar* image = dx.data() + example * input_.size();
  const Index rowSize = padded_.width * padded_.channels;
  const Index rowTaps = kernel_ * padded_.channels;
  const Index filters = output_.channels;
  Scalar* sums = image;
  if (isPadded()) {
    sums = paddedGradients_.view(padded_.size(), da.cols()).data() + example * padded_.size();
  }
  std::fill(sums, sums + padded_.size(), Scalar(0));
  Scalar* columns =
      columns_.view(taps() * output_.width, da.cols()).data() + example * taps() * output_.width;
  for (Index y = 0; y < output_.height; ++y) {
    multiplyPanels(panels, {dz + y * output_.width * filters, filters, 1, filters}, output_.width,
                   nullptr, columns);
    for (Index x = 0; x < output_.width; ++x) {
      const Scalar* column = columns + x * taps();
      Scalar* corner = sums + (y * rowSize + x * padded_.channels) * stride_;
      for (Index row = 0; row < kernel_; ++row) {
        VectorView(corner + row * rowSize, rowTaps) +=
            ConstVectorView(column + row * rowTaps, rowTaps);
      }
    }
  }
  if (isPadded()) unpad(sums, image);
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

void Conv2d::unpad(const Scalar* padded, Scalar* image) const {
  const Index row = input_.width * input_.channels;
  for (Index y = 0; y < input_.height; ++y) {
    const Scalar* from = padded + ((y + top_) * padded_.width + left_) * padded_.channels;
    std::copy(from, from + row, image + y * row);
  }
}

}  // namespace inkling
