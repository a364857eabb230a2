#include "inkling/layers/pool2d.h"

#include <algorithm>

#include "inkling/kernels/simd.h"
#include "inkling/parallel.h"

namespace inkling {

namespace {

// Calls visit(place of the window's first number in the input, place of the output) for each window
// of each example; both places are of the first of `channels` consecutive numbers.
template <typename Visit>
void eachWindow(const Shape& input, const Shape& output, Index pool, Index examples, Visit visit) {
  parallelFor(examples, [&](Index example) {
    Index to = example * output.size();
    for (Index y = 0; y < output.height; ++y) {
      for (Index x = 0; x < output.width; ++x, to += output.channels) {
        const Index pixel = y * pool * input.width + x * pool;
        visit(example * input.size() + pixel * input.channels, to);
      }
    }
  });
}

}  // namespace

MaxPool2d::MaxPool2d(Shape input, Shape output, Index poolSize)
    : input_(input), output_(output), pool_(poolSize) {
  for (Index y = 0; y < pool_; ++y) {
    for (Index x = 0; x < pool_; ++x) places_.push_back((y * input.width + x) * input.channels);
  }
}

MatrixView MaxPool2d::forward(ConstMatrixView x, Mode /*mode*/) {
  MatrixView a = activations_.view(output_.size(), x.cols());
  eachWindow(input_, output_, pool_, x.cols(), [&](Index from, Index to) {
    eachVector(input_.channels, [&](auto zero, Index channel) {
      using Number = decltype(zero);
      const Scalar* window = x.data() + from + channel;
      Number best = loadAs<Number>(window);
      for (const Index place : places_) {
        const Number candidate = loadAs<Number>(window + place);
        best = select(candidate > best, candidate, best);
      }
      storeAs(a.data() + to + channel, best);
    });
  });
  return a;
}

void MaxPool2d::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  if (dx == nullptr) return;
  const MatrixView a = activations_.view(da.rows(), da.cols());
  const bool leavesOut =
      output_.height * pool_ < input_.height || output_.width * pool_ < input_.width;
  if (leavesOut) dx->setZero();
  eachWindow(input_, output_, pool_, x.cols(), [&](Index to, Index from) {
    eachVector(input_.channels, [&](auto zero, Index channel) {
      using Number = decltype(zero);
      const Scalar* window = x.data() + to + channel;
      Scalar* target = dx->data() + to + channel;
      const auto best = loadAs<Number>(a.data() + from + channel);
      const auto gradient = loadAs<Number>(da.data() + from + channel);
      auto isOpen = best == best;
      for (const Index place : places_) {
        const auto wins = isOpen & (loadAs<Number>(window + place) == best);
        storeAs(target + place, select(wins, gradient, Number{}));
        isOpen = isOpen & (wins == 0);
      }
    });
  });
}

AveragePool2d::AveragePool2d(Shape input, Shape output, Index poolSize)
    : input_(input), output_(output), pool_(poolSize) {}

MatrixView AveragePool2d::forward(ConstMatrixView x, Mode /*mode*/) {
  MatrixView a = activations_.view(output_.size(), x.cols());
  const Scalar share = Scalar(1) / static_cast<Scalar>(pool_ * pool_);
  const Index channels = input_.channels;
  eachWindow(input_, output_, pool_, x.cols(), [&](Index from, Index to) {
    VectorView mean(a.data() + to, channels);
    mean.setZero();
    for (Index place = 0; place < pool_ * pool_; ++place) {
      const Index pixel = place / pool_ * input_.width + place % pool_;
      mean += ConstVectorView(x.data() + from + pixel * channels, channels);
    }
    mean *= share;
  });
  return a;
}

void AveragePool2d::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  if (dx == nullptr) return;
  const Scalar share = Scalar(1) / static_cast<Scalar>(pool_ * pool_);
  const Index channels = input_.channels;
  dx->setZero();
  eachWindow(input_, output_, pool_, x.cols(), [&](Index to, Index from) {
    for (Index place = 0; place < pool_ * pool_; ++place) {
      const Index pixel = place / pool_ * input_.width + place % pool_;
      VectorView(dx->data() + to + pixel * channels, channels) =
          share * ConstVectorView(da.data() + from, channels);
    }
  });
}

}  // namespace inkling
