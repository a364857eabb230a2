#include "inkling/learning_rate.h"

#include <algorithm>
#include <cmath>

#include "inkling/names.h"

namespace inkling {

namespace {

constexpr double kPi = 3.14159265358979323846;

constexpr const char* kScheduleNames[] = {"constant", "step", "exponential", "cosine", "oneCycle"};

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

std::string toString(Schedule schedule) { return nameOf(schedule, kScheduleNames); }

Schedule scheduleFromString(const std::string& name) {
  return valueOf<Schedule>(name, kScheduleNames, "Schedule");
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
