// How a convolution learns: its gradients, by dense products, by Winograd's tiles or, where most of
// them are 0, by sums of the others.
#include <algorithm>
#include <numeric>
#include <optional>

#include "inkling/layers/conv2d.h"
#include "inkling/parallel.h"

namespace inkling {

namespace {

// Above this share of gradients that are not 0, the dense products win; and above this, tiles,
// which take less time than those.
constexpr double kDensestGradient = 0.4;
constexpr double kDensestTiledGradient = 0.3;

// Into so many groups at the least the examples of a mini-batch are divided for the gradient of the
// weights; into more, and so finer parts for the threads, where it has few numbers to add up.
constexpr Index kFewestGroups = 8;
constexpr Index kMostGroups = 32;
constexpr Index kNumbersAddedUp = 1 << 14;

// So many numbers of each group are added up by one thread.
constexpr Index kSummedTogether = 4096;

// So many numbers are searched for those that are not 0 at a time.
constexpr Index kListedTogether = 128;

Index mostGroups(Index weights) {
  return std::clamp(kNumbersAddedUp / weights, kFewestGroups, kMostGroups);
}

Index groupSize(Index examples, Index weights) {
  return (examples + mostGroups(weights) - 1) / mostGroups(weights);
}

Index groupCount(Index examples, Index weights) {
  return (examples + groupSize(examples, weights) - 1) / groupSize(examples, weights);
}

Index countNonZeros(Index count, const Scalar* numbers) {
  return count - std::count(numbers, numbers + count, Scalar(0));
}

}  // namespace

void Conv2d::backward(ConstMatrixView x, MatrixView da, MatrixView* dx) {
  // With z the convolution and a = activation(z), summed over examples and positions p of the
  // kernel:
  //   dz = da ⊙ activation'(z)
  //   db(f) = Σ dz(p, f)
  //   dW(f, tap) = Σ dz(p, f) · x(p + tap)
  //   dx(p + tap) += Σ W(f, tap) · dz(p, f)
  // (I. Goodfellow, Y. Bengio, A. Courville, 'Deep Learning', equations 9.11 and 9.13.)
  const Index nonZeros = makeLogitGradient(da);
  const double densest = winograd_ ? kDensestTiledGradient : kDensestGradient;
  // Rows of a few taps, as an image of one channel has, would be sums of single numbers.
  const bool isSparse = rowTaps() % kLanes == 0 &&
                        static_cast<double>(nonZeros) < densest * static_cast<double>(da.size());
  const ConstMatrixView dz(da.data(), da.rows(), da.cols());
  reserveScratch(x.cols(), dx != nullptr);
  if (isSparse) {
    sparseGradients(x, dz, dx);
  } else if (winograd_) {
    tiledGradients(x, dz, dx);
  } else {
    denseGradients(x, dz, dx);
  }
}

// For every way through backward(), so that no later step finds that it needs more.
void Conv2d::reserveScratch(Index examples, bool isInner) {
  if (filterNumbers_.empty()) listPlaces();
  // As many groups as a smaller mini-batch may have.
  const Index groups = std::min(examples, mostGroups(weightCount()));
  groupMemory_.view(groupMemorySize(), groups);
  groupSums_.view(mostWeightSums() + output_.channels, groups);
  transposedWeights_.view(taps(), output_.channels);
  if (!isInner) return;
  if (winograd_) {
    winograd_->reserveTransposed();
  } else {
    packedTransposed_.view(Panels::paddedRows(taps()), output_.channels);
  }
  partMemory(examples);
  if (isPadded()) paddedGradients_.view(padded_.size(), examples);
}

// dz of one example in panels, or what tiles need.
Index Conv2d::groupMemorySize() const {
  return winograd_ ? winograd_->memorySize() : Panels::paddedRows(output_.channels) * pixels();
}

// A row of the gradients of patches, or what tiles need.
Index Conv2d::partMemorySize() const {
  return winograd_ ? winograd_->memorySize() : taps() * output_.width;
}

// How many numbers are summed up for dW, or dU.
Index Conv2d::mostWeightSums() const {
  return winograd_ ? winograd_->transformedSize() : weightCount();
}

// Not before the first backward(): a network that only reads needs no memory for them.
void Conv2d::listPlaces() {
  corners_.resize(static_cast<std::size_t>(pixels()));
  for (Index p = 0; p < pixels(); ++p) {
    const Index place = p / output_.width * padded_.width + p % output_.width;
    corners_[static_cast<std::size_t>(p)] =
        static_cast<std::uint32_t>(place * stride_ * padded_.channels);
  }
  filterNumbers_.resize(static_cast<std::size_t>(output_.channels));
  std::iota(filterNumbers_.begin(), filterNumbers_.end(), 0);
}

std::int64_t Conv2d::scratchBytes(std::int64_t batch, bool isInner) const {
  const Index filters = output_.channels;
  const std::int64_t groups = std::min<std::int64_t>(batch, mostGroups(weightCount()));
  std::int64_t bytes = Scratch::bytes(output_.size(), batch) +               // activations_
                       Scratch::bytes(taps(), filters) +                     // transposedWeights_
                       Scratch::bytes(groupMemorySize(), groups) +           // groupMemory_
                       Scratch::bytes(mostWeightSums() + filters, groups) +  // groupSums_
                       (pixels() + filters) * std::int64_t(sizeof(std::uint32_t)) +  // corners_
                       batch * std::int64_t(sizeof(Index));        // nonZeroCounts_
  if (isPadded()) bytes += Scratch::bytes(padded_.size(), batch);  // paddedInput_
  if (winograd_) {
    bytes += winograd_->bytes(isInner);
  } else {
    bytes += Scratch::bytes(Panels::paddedRows(filters), taps());               // packedWeights_
    if (isInner) bytes += Scratch::bytes(Panels::paddedRows(taps()), filters);  // packedTransposed_
  }
  if (isInner || winograd_) {
    bytes += Scratch::bytes(partMemorySize(), std::min<std::int64_t>(batch, kMostParts));
  }
  if (isInner && isPadded()) bytes += Scratch::bytes(padded_.size(), batch);  // paddedGradients_
  return bytes;
}

// da becomes dz, in place. How many numbers of it are not 0.
Index Conv2d::makeLogitGradient(MatrixView da) {
  const MatrixView a = activations_.view(da.rows(), da.cols());
  nonZeroCounts_.resize(static_cast<std::size_t>(da.cols()));
  parallelFor(da.cols(), [&](Index example) {
    MatrixView dz(da.data() + example * da.rows(), da.rows(), 1);
    multiplyByDerivative(activation_, ConstMatrixView(a.data() + example * a.rows(), a.rows(), 1),
                         dz);
    nonZeroCounts_[static_cast<std::size_t>(example)] = countNonZeros(dz.size(), dz.data());
  });
  return std::accumulate(nonZeroCounts_.begin(), nonZeroCounts_.end(), Index(0));
}

void Conv2d::denseGradients(ConstMatrixView x, ConstMatrixView dz, MatrixView* dx) {
  std::optional<Panels> transposed;
  if (dx != nullptr) transposed = Panels::packTransposed(weights(), packedTransposed_);
  const Scalar* total = sumParts(
      dz, weightCount(), dx,
      [&](Index example, Scalar* sums, Scalar* memory) {
        const ConstMatrixView gradients(dz.col(example).data(), output_.channels, pixels());
        addWeightGradient(Panels::pack(gradients, memory), paddedImage(x, example), sums);
      },
      [&](Index example, Scalar* sums, Scalar* memory) {
        addInputGradient(*transposed, dz.col(example).data(), memory, sums);
      });
  std::copy(total, total + weightCount(), gradients_);
}

void Conv2d::tiledGradients(ConstMatrixView x, ConstMatrixView dz, MatrixView* dx) {
  if (dx != nullptr) winograd_->transposeWeights();
  const Scalar* total = sumParts(
      dz, winograd_->transformedSize(), dx,
      [&](Index example, Scalar* sums, Scalar* memory) {
        winograd_->addWeightGradient(paddedImage(x, example), dz.col(example).data(), sums, memory);
      },
      [&](Index example, Scalar* sums, Scalar* memory) {
        winograd_->addInputGradient(dz.col(example).data(), sums, memory);
      });
  winograd_->weightGradient(total, gradients_);
}

// Only numbers of dz that are not 0 add to dW and dx, which costs less than the dense products
// where most are 0: behind max pooling, three quarters are. Here the sums of dW have the taps of
// one filter side by side.
void Conv2d::sparseGradients(ConstMatrixView x, ConstMatrixView dz, MatrixView* dx) {
  const Index filters = output_.channels;
  MatrixView filterWeights = transposedWeights_.view(taps(), filters);
  filterWeights = weights().transpose();
  const Scalar* total = sumParts(
      dz, weightCount(), dx,
      [&](Index example, Scalar* sums, Scalar* /*memory*/) {
        addSparseWeightGradient(paddedImage(x, example), dz.col(example).data(), sums);
      },
      [&](Index example, Scalar* sums, Scalar* /*memory*/) {
        addSparseInputGradient(filterWeights.data(), dz.col(example).data(), sums);
      });
  MatrixView(gradients_, filters, taps()) = ConstMatrixView(total, taps(), filters).transpose();
}

// dW(f, row of taps) += Σ dz(p, f) · x(p + row of taps), for each filter over the positions where
// its dz is not 0.
void Conv2d::addSparseWeightGradient(const Scalar* image, const Scalar* dz, Scalar* dW) const {
  const Index filters = output_.channels;
  WeightedColumn entries[kListedTogether + 1];
  // So few positions together that their dz stays in the nearest cache for all filters.
  for (Index first = 0; first < pixels(); first += kListedTogether) {
    const Index positions = std::min(kListedTogether, pixels() - first);
    for (Index filter = 0; filter < filters; ++filter) {
      const Index count = listNonZeros(corners_.data() + first, dz + first * filters + filter,
                                       filters, positions, entries);
      for (Index row = 0; row < kernel_; ++row) {
        addWeightedColumns(image + row * rowSize(), 1, rowTaps(), entries, entries + count,
                           dW + filter * taps() + row * rowTaps());
      }
    }
  }
}

// dx(p + row of taps) += Σ W(f, row of taps) · dz(p, f), for each position over the filters whose
// dz is not 0 there.
void Conv2d::addSparseInputGradient(const Scalar* filterWeights, const Scalar* dz,
                                    Scalar* dx) const {
  const Index filters = output_.channels;
  WeightedColumn entries[kListedTogether + 1];
  for (Index p = 0; p < pixels(); ++p) {
    for (Index first = 0; first < filters; first += kListedTogether) {
      const Index count = listNonZeros(filterNumbers_.data() + first, dz + p * filters + first, 1,
                                       std::min(kListedTogether, filters - first), entries);
      for (Index row = 0; row < kernel_; ++row) {
        addWeightedColumns(filterWeights + row * rowTaps(), taps(), rowTaps(), entries,
                           entries + count,
                           dx + corners_[static_cast<std::size_t>(p)] + row * rowSize());
      }
    }
  }
}

// db, and the sums of which the caller makes dW. Calls addWeightShare(example, sums, memory) for
// each example, with `weightSums` sums of its group; and unless dx is null
// addInputShare(example, sums, memory), with sums for its dx, border included. Sums hold zeros
// at first. Each group of examples has its own, which are added in order at last: the same numbers
// for any number of threads.
const Scalar* Conv2d::sumParts(ConstMatrixView dz, Index weightSums, MatrixView* dx,
                               AddShare addWeightShare, AddShare addInputShare) {
  const Index examples = dz.cols();
  const Index groups = groupCount(examples, weightCount());
  const Index together = groupSize(examples, weightCount());
  MatrixView sums = groupSums_.view(weightSums + output_.channels, groups);
  MatrixView groupMemory = groupMemory_.view(groupMemorySize(), groups);
  // One job, the groups first: the threads wait the less for one another at its end, the smaller
  // the last parts are.
  parallelFor(dx == nullptr ? groups : groups + partCount(examples), [&](Index part) {
    if (part >= groups) {
      eachExample(examples, part - groups, [&](Index example, Scalar* memory) {
        Scalar* inputSums = clearedInputGradient(*dx, example);
        addInputShare(example, inputSums, memory);
        if (isPadded()) unpad(inputSums, dx->data() + example * input_.size());
      });
      return;
    }
    Scalar* groupSums = sums.col(part).data();
    std::fill_n(groupSums, sums.rows(), Scalar(0));
    const Index last = std::min(examples, (part + 1) * together);
    for (Index example = part * together; example < last; ++example) {
      addWeightShare(example, groupSums, groupMemory.col(part).data());
      addBiasGradient(dz.col(example).data(), groupSums + weightSums);
    }
  });
  parallelRanges(sums.rows(), kSummedTogether, [&](Index first, Index last) {
    for (Index group = 1; group < groups; ++group) {
      addTo(last - first, sums.col(group).data() + first, sums.data() + first);
    }
  });
  std::copy_n(sums.data() + weightSums, output_.channels, gradients_ + weightCount());
  return sums.data();
}

void Conv2d::addBiasGradient(const Scalar* dz, Scalar* db) const {
  const Index filters = output_.channels;
  for (Index p = 0; p < pixels(); ++p) addTo(filters, dz + p * filters, db);
}

// One example with its border of zeros, which forward() has left in place.
const Scalar* Conv2d::paddedImage(ConstMatrixView x, Index example) {
  const Scalar* images = isPadded() ? paddedInput_.view(padded_.size(), x.cols()).data() : x.data();
  return images + example * padded_.size();
}

// Memory for one example's dx, border included, that holds zeros.
Scalar* Conv2d::clearedInputGradient(MatrixView dx, Index example) {
  Scalar* sums = dx.data() + example * input_.size();
  if (isPadded()) {
    sums = paddedGradients_.view(padded_.size(), dx.cols()).data() + example * padded_.size();
  }
  std::fill(sums, sums + padded_.size(), Scalar(0));
  return sums;
}

void Conv2d::addWeightGradient(const Panels& dz, const Scalar* image, Scalar* dW) const {
  // k counts the positions of the kernel, row by row.
  Operand positions{
      nullptr, 1, stride_ * padded_.channels, output_.width, output_.height, stride_ * rowSize()};
  for (Index panel = 0; panel < dz.count(); ++panel) {
    for (Index row = 0; row < kernel_; ++row) {
      positions.data = image + row * rowSize();
      accumulatePanel(dz, panel, positions, rowTaps(), dW + row * rowTaps() * output_.channels);
    }
  }
}

// dx(p + row of taps) += Wᵀ dz(p), for a row of positions at a time.
void Conv2d::addInputGradient(const Panels& weights, const Scalar* dz, Scalar* columns,
                              Scalar* dx) const {
  const Index filters = output_.channels;
  for (Index y = 0; y < output_.height; ++y) {
    multiplyPanels(weights, {dz + y * output_.width * filters, filters, 1, filters}, output_.width,
                   nullptr, columns);
    for (Index x = 0; x < output_.width; ++x) {
      const Scalar* column = columns + x * taps();
      Scalar* corner = dx + (y * rowSize() + x * padded_.channels) * stride_;
      for (Index row = 0; row < kernel_; ++row) {
        addTo(rowTaps(), column + row * rowTaps(), corner + row * rowSize());
      }
    }
  }
}

void Conv2d::unpad(const Scalar* padded, Scalar* image) const {
  const Index row = input_.width * input_.channels;
  for (Index y = 0; y < input_.height; ++y) {
    const Scalar* from = padded + ((y + top_) * padded_.width + left_) * padded_.channels;
    std::copy(from, from + row, image + y * row);
  }
}

}  // namespace inkling
