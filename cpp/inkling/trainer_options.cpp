#include "inkling/trainer_options.h"

#include <stdexcept>
#include <utility>

#include "inkling/json_values.h"

namespace inkling {

namespace {

using Json = nlohmann::json;

constexpr double kMaxLearningRate = 1000;
constexpr Index kMaxBatchSize = 10000;
constexpr Index kMaxEpochs = 100'000;

Json parsedObject(const std::string& json) {
  Json parsed = parseJson(json);
  if (parsed.is_object()) return parsed;
  throw std::invalid_argument("Training options: expected an object as JSON, got something else.");
}

// Sets `value` to what `json` has under `key`, if it has it.
void readNumber(const Json& json, const char* key, const std::string& name, double& value) {
  if (json.contains(key)) value = number(json[key], name);
}

AugmentationOptions augmentationFromJson(const Json& json) {
  AugmentationOptions options;
  const std::pair<const char*, double*> amounts[] = {{"shift", &options.shift},
                                                     {"rotation", &options.rotation},
                                                     {"scale", &options.scale},
                                                     {"shear", &options.shear},
                                                     {"elastic", &options.elastic}};
  std::size_t known = 0;
  for (const auto& [key, amount] : amounts) {
    if (!json.contains(key)) continue;
    *amount = number(json[key], std::string("Augmentation, ") + key);
    ++known;
  }
  if (json.is_object() && known == json.size()) return options;
  throw std::invalid_argument(
      "Augmentation: expected an object of shift, rotation, scale, shear and elastic, got " +
      json.dump() + ".");
}

[[noreturn]] void refuse(const char* name, const char* expected, const std::string& got) {
  std::string sentence = name;
  sentence += ": expected ";
  sentence += expected;
  sentence += ", got ";
  sentence += got;
  sentence += ".";
  throw std::invalid_argument(sentence);
}

void check(const char* name, const char* expected, double value, bool isRight) {
  if (!isRight) refuse(name, expected, shown(value));
}

}  // namespace

TrainerOptions trainerOptionsFromJson(const std::string& json) {
  const Json parsed = parsedObject(json);
  TrainerOptions options;
  if (parsed.contains("batchSize")) {
    options.batchSize = wholeNumber<Index>(parsed["batchSize"], "Batch size", 1, kMaxBatchSize);
  }
  if (parsed.contains("optimizer")) {
    options.optimizer = optimizerFromString(text(parsed["optimizer"], "Optimizer"));
  }
  if (parsed.contains("seed")) {
    options.seed = wholeNumber<std::uint32_t>(parsed["seed"], "Seed", 0, UINT32_MAX);
  }
  if (parsed.contains("schedule")) {
    options.schedule = scheduleFromString(text(parsed["schedule"], "Schedule"));
  }
  if (parsed.contains("epochs")) {
    options.epochs = wholeNumber<Index>(parsed["epochs"], "Epochs", 1, kMaxEpochs);
  }
  readNumber(parsed, "learningRate", "Learning rate", options.learningRate);
  readNumber(parsed, "weightDecay", "Weight decay", options.weightDecay);
  readNumber(parsed, "labelSmoothing", "Label smoothing", options.labelSmoothing);
  readNumber(parsed, "averaging", "Averaging", options.averaging);
  if (parsed.contains("augmentation")) {
    options.augmentation = augmentationFromJson(parsed["augmentation"]);
  }
  return options;
}

void checkTrainerOptions(const TrainerOptions& options) {
  if (options.batchSize < 1 || options.batchSize > kMaxBatchSize) {
    static_assert(kMaxBatchSize == 10'000, "The sentence names it.");
    refuse("Batch size", "1 to 10000", std::to_string(options.batchSize));
  }
  wholeNumber<Index>(Json(options.epochs), "Epochs", 1, kMaxEpochs);
  // Written so that NaN is refused too.
  const double rate = options.learningRate;
  check("Learning rate", "above 0 and at most 1000", rate, rate > 0 && rate <= kMaxLearningRate);
  check("Weight decay", "0 to 1", options.weightDecay,
        options.weightDecay >= 0 && options.weightDecay <= 1);
  check("Label smoothing", "0 or more and below 1", options.labelSmoothing,
        options.labelSmoothing >= 0 && options.labelSmoothing < 1);
  check("Averaging", "0 or more and below 1", options.averaging,
        options.averaging >= 0 && options.averaging < 1);
}

}  // namespace inkling
