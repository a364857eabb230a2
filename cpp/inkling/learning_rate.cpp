#include "inkling/learning_rate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace inkling {

namespace {

constexpr double kPi = 3.14159265358979323846;

constexpr std::array<std::pair<Schedule, const char*>, 5> kNames{
    {{Schedule::kConstant, "constant"},
     {Schedule::kStep, "step"},
     {Schedule::kExponential, "exponential"},
     {Schedule::kCosine, "cosine"},
     {Schedule::kOneCycle, "oneCycle"}}};

// From `start` at share 0 to `end` at share 1.
double byCosine(double start, double end, double share) {
  return end + (start - end) * (1 + std::cos(kPi * share)) / 2;
}

double oneCycle(double highest, double step, double steps) {
  const double last = std::max(steps - 1, 1.0);
  const double peak = std::max(0.3 * steps - 1, 0.0);
  const double initial = highest / 25;
  if (step <= peak) return byCosine(initial, highest, peak > 0 ? step / peak : 1);
  return byCosine(highest, initial / 1e4,
                  std::min((step - peak) / std::max(last - peak, 1e-9), 1.0));
}

}  // namespace

std::string toString(Schedule schedule) {
  for (const auto& [value, name] : kNames) {
    if (value == schedule) return name;
  }
  throw std::invalid_argument("Schedule: not one of the enumeration.");
}

Schedule scheduleFromString(const std::string& name) {
  for (const auto& [value, known] : kNames) {
    if (name == known) return value;
  }
  throw std::invalid_argument(
      "Schedule: expected 'constant', 'step', 'exponential', 'cosine' or 'oneCycle', got '" + name +
      "'.");
}

double scheduledRate(Schedule schedule, double highest, double step, double steps) {
  const double share = std::min(step / std::max(steps, 1.0), 1.0);
  switch (schedule) {
    case Schedule::kConstant:
      break;
    case Schedule::kStep:
      return highest * (share < 0.5 ? 1 : share < 0.75 ? 0.1 : 0.01);
    case Schedule::kExponential:
      return highest * std::pow(0.01, share);
    case Schedule::kCosine:
      return byCosine(highest, 0, share);
    case Schedule::kOneCycle:
      return oneCycle(highest, step, steps);
  }
  return highest;
}

}  // namespace inkling
