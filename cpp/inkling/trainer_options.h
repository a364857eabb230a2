// How a training goes, as plain data: what a page or a command line asks for.
#pragma once

#include <cstdint>
#include <string>

#include "inkling/data/augmentation.h"
#include "inkling/learning_rate.h"
#include "inkling/optimizers/optimizer.h"

namespace inkling {

struct TrainerOptions {
  Index batchSize = 32;  ///< 1 .. 10,000
  OptimizerKind optimizer = OptimizerKind::kAdam;
  double learningRate = 0.001;  ///< above 0, at most 1000; the highest of the schedule
  std::uint32_t seed = 1;       ///< of the order of the examples, of dropout and of augmentation
  Schedule schedule = Schedule::kConstant;
  Index epochs = 1;           ///< 1 .. 100,000; of the schedule: its length
  double weightDecay = 0;     ///< 0 .. 1, of weights, not of biases; see Trainer::step
  double labelSmoothing = 0;  ///< 0 ≤ smoothing < 1
  double averaging = 0;       ///< 0 ≤ averaging < 1: the decay of Trainer::showAverage(); 0: none
  AugmentationOptions augmentation;
};

/// {"batchSize": 32, "optimizer": "adam", "learningRate": 0.001, "seed": 1, "schedule": "constant",
///  "epochs": 1, "weightDecay": 0, "labelSmoothing": 0, "averaging": 0, "augmentation": {"shift":
///  0, "rotation": 0, "scale": 0, "shear": 0, "elastic": 0}}; what is left out has its default.
/// Other keys are ignored, for a caller passes on options of its own (a page those of its whole
/// run), but not within augmentation. Throws std::invalid_argument.
TrainerOptions trainerOptionsFromJson(const std::string& json);

/// Throws std::invalid_argument when an option is out of range. (Augmentation checks its own.)
void checkTrainerOptions(const TrainerOptions& options);

}  // namespace inkling
