#include "inkling/layers/initializer.h"

#include <cmath>

#include "inkling/names.h"

namespace inkling {

namespace {

constexpr const char* kInitializerNames[] = {"normal", "scaledNormal", "glorot", "he", "zeros"};

void fillNormal(Random& random, double deviation, VectorView values) {
  for (Scalar& value : values) value = static_cast<Scalar>(random.normal() * deviation);
}

}  // namespace

std::string toString(Initializer initializer) { return nameOf(initializer, kInitializerNames); }

Initializer initializerFromString(const std::string& name) {
  return valueOf<Initializer>(name, kInitializerNames, "Initializer");
}

void initialize(Initializer initializer, Index fanIn, Index fanOut, Random& random,
                VectorView weights, VectorView biases) {
  const double inputs = static_cast<double>(fanIn);
  const double outputs = static_cast<double>(fanOut);
  biases.setZero();
  switch (initializer) {
    case Initializer::kNormal:
      fillNormal(random, 1, weights);
      fillNormal(random, 1, biases);
      break;
    case Initializer::kScaledNormal:
      fillNormal(random, 1 / std::sqrt(inputs), weights);
      fillNormal(random, 1, biases);
      break;
    case Initializer::kGlorot: {
      const double limit = std::sqrt(6 / (inputs + outputs));
      for (Scalar& value : weights) {
        value = static_cast<Scalar>((2 * random.uniform() - 1) * limit);
      }
      break;
    }
    case Initializer::kHe:
      fillNormal(random, std::sqrt(2 / inputs), weights);
      break;
    case Initializer::kZeros:
      weights.setZero();
      break;
  }
}

}  // namespace inkling
