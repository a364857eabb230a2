#include "inkling/layers/pool2d.h"

#include <algorithm>

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
    : input_(input), output_(output), pool_(poolSize) {}

MatrixView MaxPool2d::forward(ConstMatrixView x, Mode /*mode*/) {
  MatrixView a = activations_.view(output_.size(), x.cols());
  if (static_cast<Index>(winners_.size()) < a.size())
    winners_.resize(static_cast<std::size_t>(a.size()));
  const Index channels = input_.channels;
  eachWindow(input_, output_, pool_, x.cols(), [&](Index from, Index to) {
    Scalar* __restrict best = a.data() + to;
    std::int32_t* __restrict winner = winners_.data() + to;
    std::copy(x.data() + from, x.data() + from + channels, best);
    std::fill(winner, winner + channels, 0);
    for (Index place = 1; place < pool_ * pool_; ++place) {
      const Index pixel = place / pool_ * input_.width + place % pool_;
      const Scalar* __restrict candidate = x.data() + from + pixel * channels;
      for (Index c = 0; c < channels; ++c) {
        const bool larger = candidate[c] > best[c];
        best[c] = larger ? candidate[c] : best[c];
        winner[c] = larger ? static_cast<std::int32_t>(place) : winner[c];
      }
    }
  });
  return a;
}

void MaxPool2d::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  if (dx == nullptr) return;
  const Index channels = input_.channels;
  const bool leavesOut =
      output_.height * pool_ < input_.height || output_.width * pool_ < input_.width;
  if (leavesOut) dx->setZero();
  eachWindow(input_, output_, pool_, x.cols(), [&](Index to, Index from) {
    const Scalar* __restrict gradient = da.data() + from;
    const std::int32_t* __restrict winner = winners_.data() + from;
    for (Index place = 0; place < pool_ * pool_; ++place) {
      const Index pixel = place / pool_ * input_.width + place % pool_;
      Scalar* __restrict target = dx->data() + to + pixel * channels;
      for (Index c = 0; c < channels; ++c) {
        target[c] = winner[c] == static_cast<std::int32_t>(place) ? gradient[c] : Scalar(0);
      }
    }
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
