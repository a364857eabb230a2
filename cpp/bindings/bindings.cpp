// The library as JavaScript sees it; the only C++ that knows Emscripten. Its types are in
// web/engine/inkling.d.ts.
//
// Bytes are copied across the boundary, both ways. A C++ exception becomes a JavaScript Error with
// the same sentence. Whoever creates an object deletes it.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>

#include "inkling/data/data_set.h"
#include "inkling/evaluation.h"
#include "inkling/model_file.h"
#include "inkling/network.h"
#include "inkling/parallel.h"
#include "inkling/summary.h"
#include "inkling/trainer.h"
#include "inkling/version.h"

namespace {

using emscripten::val;
using inkling::Bytes;
using inkling::Index;

[[noreturn]] void throwError(const std::string& sentence) {
  val::global("Error").new_(sentence).throw_();
}

// Runs `body`; the sentence is kept and thrown after the C++ exception has been released.
template <typename Body>
auto guarded(Body body) -> decltype(body()) {
  std::string sentence;
  try {
    return body();
  } catch (const std::bad_alloc&) {
    sentence = "Memory: expected more of it than this browser gives.";
  } catch (const std::exception& error) {
    sentence = error.what();
  }
  throwError(sentence);
}

Bytes fromJavaScript(const val& bytes) {
  Bytes copy(bytes["length"].as<std::size_t>());
  val(emscripten::typed_memory_view(copy.size(), copy.data())).call<void>("set", bytes);
  return copy;
}

template <typename T>
val toJavaScript(const T* data, std::size_t count) {
  // A slice, because a view dies when the memory grows.
  return val(emscripten::typed_memory_view(count, data)).call<val>("slice");
}

std::unique_ptr<inkling::DataSet> dataSetFromIdx(const val& images, const val& labels) {
  return guarded([&] {
    return std::make_unique<inkling::DataSet>(fromJavaScript(images), fromJavaScript(labels));
  });
}

int dataSetCount(const inkling::DataSet& dataSet) { return static_cast<int>(dataSet.count()); }

val dataSetImage(const inkling::DataSet& dataSet, int example) {
  return guarded([&] {
    dataSet.checkRange({example, 1});
    return toJavaScript(dataSet.image(example), static_cast<std::size_t>(dataSet.shape().size()));
  });
}

int dataSetLabel(const inkling::DataSet& dataSet, int example) {
  return guarded([&] {
    dataSet.checkRange({example, 1});
    return static_cast<int>(dataSet.label(example));
  });
}

std::unique_ptr<inkling::DataSet> dataSetSlice(const inkling::DataSet& dataSet, int first,
                                               int count) {
  return guarded([&] { return std::make_unique<inkling::DataSet>(dataSet.slice({first, count})); });
}

void appendDataSet(inkling::DataSet& dataSet, const inkling::DataSet& other) {
  guarded([&] { dataSet.append(other); });
}

std::unique_ptr<inkling::Network> createNetwork(const std::string& spec) {
  return guarded(
      [&] { return std::make_unique<inkling::Network>(inkling::networkSpecFromJson(spec)); });
}

std::unique_ptr<inkling::Network> loadNetwork(const val& file) {
  return guarded([&] { return inkling::loadModel(fromJavaScript(file)); });
}

val saveNetwork(const inkling::Network& network) {
  return guarded([&] {
    const Bytes file = inkling::saveModel(network);
    return toJavaScript(file.data(), file.size());
  });
}

std::string networkSpec(const inkling::Network& network) {
  return guarded([&] { return inkling::toJson(network.spec()); });
}

int networkParameterCount(const inkling::Network& network) {
  return static_cast<int>(network.parameterCount());
}

nlohmann::json toJson(const std::vector<inkling::LayerSummary>& rows) {
  nlohmann::json layers = nlohmann::json::array();
  for (const inkling::LayerSummary& row : rows) {
    layers.push_back({{"name", row.name},
                      {"type", row.type},
                      {"outputShape", row.outputShape.dimensions()},
                      {"parameters", row.parameters}});
    if (!row.layers.empty()) layers.back()["layers"] = toJson(row.layers);
  }
  return layers;
}

std::string summaryOf(const inkling::NetworkSpec& spec) {
  const nlohmann::json summary{{"layers", toJson(inkling::summarize(spec))},
                               {"totalParameters", inkling::parameterCount(spec)},
                               {"text", inkling::summaryTable(spec)}};
  return summary.dump();
}

std::string networkSummary(const inkling::Network& network) {
  return guarded([&] { return summaryOf(network.spec()); });
}

std::string describeNetwork(const std::string& spec) {
  return guarded([&] { return summaryOf(inkling::networkSpecFromJson(spec)); });
}

val augmented(const inkling::DataSet& dataSet, int example, const std::string& options,
              double seed) {
  return guarded([&] {
    dataSet.checkRange({example, 1});
    const Index size = dataSet.shape().size();
    inkling::Vector image(size);
    inkling::pixelsToScalars(dataSet.image(example), size, image.data());
    inkling::Random random(static_cast<std::uint64_t>(seed));
    const inkling::Augmentation augmentation(inkling::trainerOptionsFromJson(options).augmentation,
                                             dataSet.shape());
    inkling::Vector scratch(augmentation.scratchSize());
    augmentation.apply(image.data(), scratch.data(), random);
    Bytes bytes(static_cast<std::size_t>(size));
    for (Index i = 0; i < size; ++i) {
      bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(image[i] * 255 + 0.5F);
    }
    return toJavaScript(bytes.data(), bytes.size());
  });
}

val predict(inkling::Network& network, const val& pixels) {
  return guarded([&] {
    const Bytes bytes = fromJavaScript(pixels);
    const Index inputs = network.spec().input.size();
    if (static_cast<Index>(bytes.size()) != inputs) {
      throw std::invalid_argument("Predict: expected " + std::to_string(inputs) + " pixels, got " +
                                  std::to_string(bytes.size()) + ".");
    }
    inkling::Vector x(inputs);
    inkling::pixelsToScalars(bytes.data(), inputs, x.data());
    const inkling::MatrixView outputs =
        network.predict(inkling::ConstMatrixView(x.data(), inputs, 1));
    return toJavaScript(outputs.data(), static_cast<std::size_t>(outputs.size()));
  });
}

std::unique_ptr<inkling::Trainer> createTrainer(inkling::Network& network,
                                                const inkling::DataSet& dataSet, int first,
                                                int count, const std::string& options) {
  return guarded([&] {
    return std::make_unique<inkling::Trainer>(network, dataSet, inkling::Range{first, count},
                                              inkling::trainerOptionsFromJson(options));
  });
}

int stepsPerEpoch(const inkling::Trainer& trainer) {
  return static_cast<int>(trainer.stepsPerEpoch());
}

struct RunMetrics {
  double lossSum;
  int correct;
  int total;
};

RunMetrics toRunMetrics(const inkling::Metrics& metrics) {
  return {metrics.lossSum, static_cast<int>(metrics.correct), static_cast<int>(metrics.total)};
}

RunMetrics runTrainer(inkling::Trainer& trainer, int steps) {
  return guarded([&] {
    inkling::Metrics sum;
    for (int i = 0; i < steps; ++i) {
      const inkling::Metrics metrics = trainer.step();
      sum.lossSum += metrics.lossSum;
      sum.correct += metrics.correct;
      sum.total += metrics.total;
    }
    return toRunMetrics(sum);
  });
}

std::unique_ptr<inkling::Evaluation> createEvaluation(inkling::Network& network,
                                                      const inkling::DataSet& dataSet, int first,
                                                      int count, int views,
                                                      const std::string& options) {
  return guarded([&] {
    return std::make_unique<inkling::Evaluation>(
        network, dataSet, inkling::Range{first, count},
        inkling::Views{views, inkling::trainerOptionsFromJson(options).augmentation});
  });
}

bool runEvaluation(inkling::Evaluation& evaluation, int images) {
  return guarded([&] { return evaluation.run(images); });
}

RunMetrics evaluationMetrics(const inkling::Evaluation& evaluation) {
  return toRunMetrics(evaluation.metrics());
}

// Row by row: entry label · classes + prediction.
val confusionMatrix(const inkling::Evaluation& evaluation) {
  return guarded([&] {
    const Eigen::Matrix<std::int32_t, Eigen::Dynamic, Eigen::Dynamic> rows =
        evaluation.confusionMatrix().transpose();
    return toJavaScript(rows.data(), static_cast<std::size_t>(rows.size()));
  });
}

// Column by column: example, answer, probability.
val misread(const inkling::Evaluation& evaluation) {
  return guarded([&] {
    const inkling::ConstMatrixView columns = evaluation.misread();
    return toJavaScript(columns.data(), static_cast<std::size_t>(columns.size()));
  });
}

std::string version() { return inkling::kVersion; }

void setThreadCount(int count) {
  guarded([&] { inkling::setThreadCount(count); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(inkling) {
  using emscripten::class_;
  using emscripten::function;

  function("version", &version);
  function("threadCount", &inkling::threadCount);
  function("maxThreadCount", &inkling::maxThreadCount);
  function("setThreadCount", &setThreadCount);

  emscripten::value_object<RunMetrics>("RunMetrics")
      .field("lossSum", &RunMetrics::lossSum)
      .field("correct", &RunMetrics::correct)
      .field("total", &RunMetrics::total);

  class_<inkling::DataSet>("DataSet")
      .class_function("fromIdx", &dataSetFromIdx)
      .function("count", &dataSetCount)
      .function("image", &dataSetImage)
      .function("augmented", &augmented)
      .function("label", &dataSetLabel)
      .function("slice", &dataSetSlice)
      .function("append", &appendDataSet);

  class_<inkling::Network>("Network")
      .class_function("create", &createNetwork)
      .class_function("describe", &describeNetwork)
      .class_function("load", &loadNetwork)
      .function("save", &saveNetwork)
      .function("spec", &networkSpec)
      .function("parameterCount", &networkParameterCount)
      .function("summary", &networkSummary)
      .function("initialize", &inkling::Network::initialize)
      .function("predict", &predict);

  class_<inkling::Trainer>("Trainer")
      .class_function("create", &createTrainer)
      .function("stepsPerEpoch", &stepsPerEpoch)
      .function("run", &runTrainer)
      .function("showAverage", &inkling::Trainer::showAverage);

  class_<inkling::Evaluation>("Evaluation")
      .class_function("create", &createEvaluation)
      .function("run", &runEvaluation)
      .function("metrics", &evaluationMetrics)
      .function("confusionMatrix", &confusionMatrix)
      .function("misread", &misread);
}
