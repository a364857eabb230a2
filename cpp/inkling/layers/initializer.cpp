#include "inkling/layers/initializer.h"

#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace inkling {

namespace {

constexpr std::array<std::pair<Initializer, const char*>, 5> kNames{
    {{Initializer::kNormal, "normal"},
     {Initializer::kScaledNormal, "scaledNormal"},
     {Initializer::kGlorot, "glorot"},
     {Initializer::kHe, "he"},
     {Initializer::kZeros, "zeros"}}};

void fillNormal(Random& random, double deviation, VectorView values) {
  for (Scalar& value : values) value = static_cast<Scalar>(random.normal() * deviation);
}

}  // namespace

std::string toString(Initializer initializer) {
  for (const auto& [value, name] : kNames) {
    if (value == initializer) return name;
  }
  throw std::invalid_argument("Initializer: not one of the enumeration.");
}

Initializer initializerFromString(const std::string& name) {
  for (const auto& [value, known] : kNames) {
    if (name == known) return value;
  }
  throw std::invalid_argument(
      "Initializer: expected 'normal', 'scaledNormal', 'glorot', 'he' or 'zeros', got '" + name +
      "'.");
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
