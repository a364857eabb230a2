#include "inkling/kernels/winograd_maps.h"

#include "inkling/kernels/simd.h"

namespace inkling {

namespace {

// The maps along one side of the squares, from kFrom numbers to kTo.

struct InputMap {  // Bᵀ
  static constexpr int kFrom = 4;
  static constexpr int kTo = 4;
  static void apply(const Vec* d, Vec* v) {
    v[0] = d[0] - d[2];
    v[1] = d[1] + d[2];
    v[2] = d[2] - d[1];
    v[3] = d[1] - d[3];
  }
};

struct InputGradientMap {  // B
  static constexpr int kFrom = 4;
  static constexpr int kTo = 4;
  static void apply(const Vec* v, Vec* d) {
    d[0] = v[0];
    d[1] = v[1] - v[2] + v[3];
    d[2] = v[1] + v[2] - v[0];
    d[3] = -v[3];
  }
};

struct WeightMap {  // G
  static constexpr int kFrom = 3;
  static constexpr int kTo = 4;
  static void apply(const Vec* w, Vec* u) {
    const Vec outer = w[0] + w[2];
    u[0] = w[0];
    u[1] = (outer + w[1]) * Scalar(0.5);
    u[2] = (outer - w[1]) * Scalar(0.5);
    u[3] = w[2];
  }
};

struct WeightGradientMap {  // Gᵀ
  static constexpr int kFrom = 4;
  static constexpr int kTo = 3;
  static void apply(const Vec* u, Vec* w) {
    const Vec half = (u[1] + u[2]) * Scalar(0.5);
    w[0] = u[0] + half;
    w[1] = (u[1] - u[2]) * Scalar(0.5);
    w[2] = half + u[3];
  }
};

struct OutputMap {  // Aᵀ
  static constexpr int kFrom = 4;
  static constexpr int kTo = 2;
  static void apply(const Vec* m, Vec* y) {
    y[0] = m[0] + m[1] + m[2];
    y[1] = m[1] - m[2] - m[3];
  }
};

struct OutputGradientMap {  // A
  static constexpr int kFrom = 2;
  static constexpr int kTo = 4;
  static void apply(const Vec* y, Vec* m) {
    m[0] = y[0];
    m[1] = y[0] + y[1];
    m[2] = y[0] - y[1];
    m[3] = -y[1];
  }
};

// Along the columns, then along the rows. The results are stored, or added to what is there.
template <typename Map, bool Adds = false>
void mapSquares(Index count, Squares<const Scalar> from, Squares<Scalar> to) {
  for (Index i = 0; i < count; i += kLanes) {
    Vec rows[Map::kTo][Map::kFrom];
    for (int x = 0; x < Map::kFrom; ++x) {
      Vec column[Map::kFrom];
      Vec mapped[Map::kTo];
      for (int y = 0; y < Map::kFrom; ++y) column[y] = load(from.at(y, x) + i);
      Map::apply(column, mapped);
      for (int y = 0; y < Map::kTo; ++y) rows[y][x] = mapped[y];
    }
    for (int y = 0; y < Map::kTo; ++y) {
      Vec mapped[Map::kTo];
      Map::apply(rows[y], mapped);
      for (int x = 0; x < Map::kTo; ++x) {
        Scalar* place = to.at(y, x) + i;
        store(place, Adds ? load(place) + mapped[x] : mapped[x]);
      }
    }
  }
}

}  // namespace

void mapInput(Index count, Squares<const Scalar> d, Squares<Scalar> V) {
  mapSquares<InputMap>(count, d, V);
}

void addInputGradients(Index count, Squares<const Scalar> V, Squares<Scalar> d) {
  mapSquares<InputGradientMap, true>(count, V, d);
}

void mapWeights(Index count, Squares<const Scalar> w, Squares<Scalar> U) {
  mapSquares<WeightMap>(count, w, U);
}

void mapWeightGradients(Index count, Squares<const Scalar> U, Squares<Scalar> w) {
  mapSquares<WeightGradientMap>(count, U, w);
}

void mapOutput(Index count, Squares<const Scalar> M, Squares<Scalar> y) {
  mapSquares<OutputMap>(count, M, y);
}

void mapOutputGradients(Index count, Squares<const Scalar> y, Squares<Scalar> M) {
  mapSquares<OutputGradientMap>(count, y, M);
}

}  // namespace inkling
