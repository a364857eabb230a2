#include "inkling/network_spec.h"

#include <gtest/gtest.h>

#include <limits>

#include "example_data.h"
#include "inkling/json_values.h"

namespace inkling {
namespace {

using testing::errorOf;

TEST(NetworkSpec, JsonGoesThereAndBack) {
  const std::string json = R"({"initializer":"he","input":[28,28,1],"layers":[)"
                           R"({"activation":"tanh","type":"dense","units":30},)"
                           R"({"activation":"sigmoid","type":"dense","units":10}],)"
                           R"("loss":"quadratic","seed":4294967295})";
  EXPECT_EQ(toJson(networkSpecFromJson(json)), json);
}

TEST(NetworkSpec, ConvolutionsGoThereAndBackToo) {
  const std::string json =
      R"({"initializer":"he","input":[28,28,1],"layers":[)"
      R"({"activation":"relu","filters":8,"kernelSize":5,"padding":"same","stride":2,"type":"conv2d"},)"
      R"({"poolSize":3,"type":"max_pool2d"},{"poolSize":2,"type":"average_pool2d"},)"
      R"({"type":"batch_norm"},{"rate":0.25,"type":"dropout"},{"type":"flatten"},)"
      R"({"activation":"softmax","type":"dense","units":10}],)"
      R"("loss":"crossEntropy","seed":7})";
  const NetworkSpec spec = networkSpecFromJson(json);
  EXPECT_EQ(toJson(spec), json);
  EXPECT_EQ(parameterCount(spec), (25 + 1) * 8 + 4 * 8 + (2 * 2 * 8 + 1) * 10);
}

TEST(NetworkSpec, CountsParametersWithoutMakingThem) {
  const NetworkSpec spec = networkSpecFromJson(
      R"({"layers":[{"units":128,"activation":"relu"},{"units":10,"activation":"softmax"}]})");
  EXPECT_EQ(parameterCount(spec), 101770);
}

TEST(NetworkSpec, RefusesAnInputOfNoSizeWhoeverWroteIt) {
  NetworkSpec spec = testing::denseSpec(28, {10});
  const auto refusal = [&spec](Shape input) {
    spec.input = input;
    return errorOf([&spec] { checkNetworkSpec(spec); });
  };
  EXPECT_EQ(refusal({28, 28, 1}), "");
  EXPECT_EQ(refusal({-28, 28, 1}),
            "Input height: expected a whole number from 1 to 4096, got -28.");
  EXPECT_EQ(refusal({0, 28, 1}), "Input height: expected a whole number from 1 to 4096, got 0.");
  EXPECT_EQ(refusal({28, 5000, 1}),
            "Input width: expected a whole number from 1 to 4096, got 5000.");
  EXPECT_EQ(refusal({28, -28, -1}),
            "Input width: expected a whole number from 1 to 4096, got -28.");
}

TEST(Json, NestsLists32DeepAndStringsMayHoldMoreBrackets) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(parseJson(nested(32)).is_array());
  EXPECT_EQ(errorOf([&] { parseJson(nested(33)); }),
            "JSON: expected lists and objects at most 32 deep, got deeper ones.");
  std::string siblings = "[0";
  for (int i = 0; i < 40; ++i) siblings += R"(,{"a":[]})";
  EXPECT_EQ(parseJson(siblings + "]").size(), 41U);
  EXPECT_TRUE(parseJson(R"("\"\\\")" + std::string(40, '[') + '"').is_string());
  EXPECT_TRUE(parseJson(R"({"a\\":"{", "b":)" + nested(31) + "}").is_object());
  EXPECT_TRUE(parseJson("]]").is_discarded());
}

TEST(NetworkSpec, OnlyTheFieldsOfALayersTypeCount) {
  NetworkSpec spec = testing::denseSpec(28, {10, 10});
  spec.layers[0].type = LayerType::kDropout;
  spec.layers[0].activation = Activation::kSoftmax;
  EXPECT_EQ(errorOf([&] { checkNetworkSpec(spec); }), "");
  spec.layers[0].rate = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(errorOf([&] { checkNetworkSpec(spec); }),
            "Layer 1, rate: expected 0 or more and below 1, got NaN.");
}

struct Refusal {
  const char* json;
  const char* sentence;
};

class NetworkSpecRefuses : public ::testing::TestWithParam<Refusal> {};

TEST_P(NetworkSpecRefuses, WithASentence) {
  EXPECT_EQ(errorOf([] { networkSpecFromJson(GetParam().json); }), GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    All, NetworkSpecRefuses,
    ::testing::Values(
        Refusal{"{", "Network: expected its description as JSON, got something else."},
        Refusal{"[]", "Network: expected an object, got []."},
        Refusal{R"({"layers":[]})", "Network: expected 1 to 64 layers, got 0."},
        Refusal{R"({"layers":[7]})",
                "Layer 1: expected an object such as {type: 'dense', units: 30, activation: "
                "'sigmoid'}, got 7."},
        Refusal{R"({"layers":[{"units":0}]})",
                "Layer 1, units: expected a whole number from 1 to 10000, got 0."},
        Refusal{R"({"layers":[{"units":100000}]})",
                "Layer 1, units: expected a whole number from 1 to 10000, got 100000."},
        Refusal{R"({"layers":[{"units":2.5}]})",
                "Layer 1, units: expected a whole number from 1 to 10000, got 2.5."},
        Refusal{R"({"layers":[{"units":1e300}]})",
                "Layer 1, units: expected a whole number from 1 to 10000, got 1e+300."},
        Refusal{R"({"layers":[{"units":3,"activation":"softmax"},{"units":3}]})",
                "Layer 1: expected activation 'linear', 'sigmoid', 'tanh' or 'relu'; 'softmax' is "
                "for the last layer."},
        Refusal{R"({"layers":[{"units":3,"activation":"relu"}]})",
                "Output layer: expected activation 'sigmoid' or 'softmax', got 'relu'."},
        Refusal{
            R"({"layers":[{"units":3,"activation":"swish"}]})",
            "Layer 1, activation: expected 'linear', 'sigmoid', 'tanh', 'relu' or 'softmax', got "
            "'swish'."},
        Refusal{R"({"layers":[{"units":3}],"loss":"hinge"})",
                "Loss: expected 'quadratic' or 'crossEntropy', got 'hinge'."},
        Refusal{R"({"layers":[{"units":3}],"initializer":"ones"})",
                "Initializer: expected 'normal', 'scaledNormal', 'glorot', 'he' or 'zeros', got "
                "'ones'."},
        Refusal{R"({"layers":[{"units":3}],"seed":-1})",
                "Seed: expected a whole number from 0 to 4294967295, got -1."},
        Refusal{R"({"layers":[{"type":"lstm"},{"units":3}]})",
                "Layer 1, type: expected one of 'dense', 'conv2d', 'max_pool2d', 'average_pool2d', "
                "'batch_norm', 'dropout', 'flatten', 'activation', 'residual', got 'lstm'."},
        Refusal{R"({"layers":[{"type":"conv2d","filters":4,"units":3},{"units":3}]})",
                "Layer 1: expected an option of 'conv2d', got 'units'."},
        Refusal{R"({"input":[4,4,1],"layers":[{"type":"conv2d","filters":4,"kernelSize":5}]})",
                "Layer 1: expected images of at least 5 pixels a side, got 4 × 4."},
        Refusal{R"({"layers":[{"units":3},{"type":"max_pool2d"}]})",
                "Layer 2: expected images of at least 2 pixels a side, got 1 × 1."},
        Refusal{R"({"layers":[{"type":"dropout","rate":1},{"units":3}]})",
                "Layer 1, rate: expected 0 or more and below 1, got 1.0."},
        Refusal{R"({"layers":[{"type":"conv2d","filters":4}]})",
                "Output layer: expected type 'dense', got 'conv2d'."},
        Refusal{R"({"input":[4096,4096,2],"layers":[{"units":3}]})",
                "Input: expected at most 16777216 numbers for an example, got 4096 × 4096 × 2."},
        Refusal{R"({"input":[4096,4096,1],"layers":[{"type":"residual","layers":[)"
                R"({"type":"conv2d","filters":1024,"kernelSize":1}]},{"units":3}]})",
                "Layer 1, layer 1: expected at most 16777216 numbers for an example, got 4096 × "
                "4096 × 1024."},
        Refusal{R"({"layer":[]})",
                "Network: expected input, layers, loss, initializer and seed, got 'layer'."},
        Refusal{
            R"({"layers":[{"units":10000},{"units":10000},{"units":10,"activation":"softmax"}]})",
            "Network: expected at most 20000000 parameters, got 107960010 (2159 MB while it "
            "trains)."}));

}  // namespace
}  // namespace inkling
