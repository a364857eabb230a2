#include "inkling/model_file.h"

#include <gtest/gtest.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "example_data.h"

namespace inkling {
namespace {

using nlohmann::json;
using testing::denseSpec;
using testing::errorOf;

/// A safetensors file with this header and so many bytes of numbers.
Bytes fileOf(const std::string& header, std::size_t numbers) {
  std::string file;
  for (int shift = 0; shift < 64; shift += 8) {
    file += static_cast<char>(static_cast<std::uint64_t>(header.size()) >> shift);
  }
  file += header + std::string(numbers, '\0');
  return Bytes(file.begin(), file.end());
}

json headerOf(const Bytes& file) {
  std::uint64_t length = 0;
  std::memcpy(&length, file.data(), 8);
  return json::parse(file.begin() + 8, file.begin() + 8 + static_cast<std::ptrdiff_t>(length));
}

TEST(ModelFile, GivesTheSameNetworkBack) {
  const Network network(denseSpec(4, {5, 3}, Activation::kTanh, Activation::kSigmoid));
  const auto loaded = loadModel(saveModel(network));
  EXPECT_EQ(toJson(loaded->spec()), toJson(network.spec()));
  EXPECT_EQ(Vector(loaded->parameters()), Vector(network.parameters()));
}

TEST(ModelFile, IsSafetensorsWithPyTorchsNamesAndOrder) {
  Network network(denseSpec(2, {3}));
  for (Index i = 0; i < network.parameterCount(); ++i) {
    network.parameters()[i] = static_cast<Scalar>(i);
  }
  const Bytes file = saveModel(network);
  const json header = headerOf(file);
  EXPECT_EQ(header["layers.0.weight"]["shape"], json({3, 4}));
  EXPECT_EQ(header["layers.0.weight"]["dtype"], "F32");
  EXPECT_EQ(header["layers.0.weight"]["data_offsets"], json({0, 48}));
  EXPECT_EQ(header["layers.0.bias"]["shape"], json({3}));
  EXPECT_EQ(header["layers.0.bias"]["data_offsets"], json({48, 60}));
  float numbers[15];
  std::memcpy(numbers, file.data() + file.size() - sizeof numbers, sizeof numbers);
  // Row 0 of a column-major 3 × 4 matrix.
  EXPECT_EQ(numbers[0], 0);
  EXPECT_EQ(numbers[1], 3);
  EXPECT_EQ(numbers[2], 6);
  EXPECT_EQ(numbers[12], 12);
}

// The format asks for numbers that are aligned, so spaces may follow the header.
TEST(ModelFile, BeginsItsNumbersAtAMultipleOfEightBytes) {
  for (const Index units : {1, 10, 100, 1000}) {
    const Network network(denseSpec(2, {units, 3}));
    const auto numbers = static_cast<std::size_t>(network.parameterCount()) * sizeof(float);
    EXPECT_EQ((saveModel(network).size() - numbers) % 8, 0U) << units;
  }
}

TEST(ModelFile, RefusesEveryPrefixOfAFile) {
  const Bytes file = saveModel(Network(denseSpec(2, {3})));
  for (std::size_t size = 0; size < file.size(); ++size) {
    const Bytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_EQ(errorOf([&] { loadModel(cut); }).rfind("Model file: expected", 0), 0U) << size;
  }
}

TEST(ModelFile, SurvivesEveryChangedByteOfTheHeader) {
  const Bytes file = saveModel(Network(denseSpec(2, {3})));
  for (std::size_t place = 0; place < file.size() - 60; ++place) {
    Bytes changed = file;
    changed[place] ^= 0x15;
    try {
      loadModel(changed);
    } catch (const std::runtime_error&) {
    }
  }
}

TEST(ModelFile, RefusesForeignFiles) {
  EXPECT_EQ(errorOf([] { loadModel(Bytes(100, 0xff)); }),
            "Model file: expected a safetensors file, got another format.");
  EXPECT_EQ(errorOf([] { loadModel(fileOf("not json", 0)); }),
            "Model file: expected a safetensors header in JSON, got something else.");
  EXPECT_EQ(
      errorOf([] { loadModel(fileOf("{}", 0)); }),
      "Model file: expected one that Inkling saved, got safetensors without its architecture.");
}

TEST(ModelFile, RefusesTensorsThatDoNotFitTheArchitecture) {
  const Bytes file = saveModel(Network(denseSpec(2, {3})));
  json header = headerOf(file);
  header["layers.0.weight"]["shape"] = {4, 3};
  EXPECT_EQ(errorOf([&] { loadModel(fileOf(header.dump(), 60)); }),
            "Model file: expected 'layers.0.weight' as F32 of shape [3,4], got \"F32\" of shape "
            "[4,3].");
  header.erase("layers.0.weight");
  EXPECT_EQ(errorOf([&] { loadModel(fileOf(header.dump(), 60)); }),
            "Model file: expected a tensor 'layers.0.weight', got none of that name.");
}

TEST(ModelFile, RefusesTensorsThatAreLongerOrShorterThanTheirShape) {
  const json header = headerOf(saveModel(Network(denseSpec(2, {3}))));
  EXPECT_NO_THROW(loadModel(fileOf(header.dump(), 60)));
  for (const int end : {44, 52}) {
    json changed = header;
    changed["layers.0.weight"]["data_offsets"] = {0, end};
    EXPECT_THROW(loadModel(fileOf(changed.dump(), 60)), std::runtime_error) << end;
  }
}

TEST(ModelFile, RefusesAnArchitectureLargerThanTheFileBeforeMakingIt) {
  const std::string architecture =
      R"({\"layers\":[{\"units\":10000,\"activation\":\"relu\"},{\"units\":10,\"activation\":\"softmax\"}]})";
  const std::string header = R"({"__metadata__":{"inkling":")" + architecture + R"("}})";
  const std::string sentence = errorOf([&] { loadModel(fileOf(header, 0)); });
  EXPECT_EQ(sentence.rfind("Model file: expected 31800040 bytes of parameters", 0), 0U) << sentence;
}

TEST(ModelFile, RefusesTensorsBeyondTheArchitecture) {
  json header = headerOf(saveModel(Network(denseSpec(2, {3}))));
  header["layers.1.bias"] = header["layers.0.bias"];
  EXPECT_EQ(errorOf([&] { loadModel(fileOf(header.dump(), 60)); }),
            "Model file: expected 2 tensors, got 3.");
}

TEST(ModelFile, RefusesTensorsThatDoNotFillTheFileSideBySide) {
  Bytes longer = saveModel(Network(denseSpec(2, {3})));
  json header = headerOf(longer);
  longer.push_back(0);
  EXPECT_EQ(errorOf([&] { loadModel(longer); }),
            "Model file: expected nothing behind the tensors, got more bytes.");
  // The weights take 48 bytes, the biases 12, in either order.
  const auto refusal = [&](std::size_t weights, std::size_t biases, std::size_t numbers) {
    header["layers.0.weight"]["data_offsets"] = {weights, weights + 48};
    header["layers.0.bias"]["data_offsets"] = {biases, biases + 12};
    return errorOf([&] { loadModel(fileOf(header.dump(), numbers)); });
  };
  const std::string sentence = "Model file: expected tensors side by side, got gaps or overlaps.";
  EXPECT_EQ(refusal(12, 0, 60), "");
  EXPECT_EQ(refusal(0, 36, 60), sentence);
  EXPECT_EQ(refusal(0, 0, 60), sentence);
  EXPECT_EQ(refusal(16, 0, 64), sentence);
  EXPECT_EQ(refusal(16, 4, 64), sentence);
}

TEST(ModelFile, RefusesVariancesBelowZero) {
  Network network(networkSpecFromJson(
      R"({"input":[2,2,1],"layers":[{"units":3},{"type":"batch_norm"},{"units":3,"activation":"softmax"}]})"));
  const std::vector<Parameter> parameters = network.namedParameters();
  const Parameter& variance = parameters[5];
  ASSERT_EQ(variance.name, "layers.1.running_var");
  network.parameters()[variance.offset - 1] = -1;
  network.parameters()[variance.offset] = 0;
  EXPECT_EQ(errorOf([&] { loadModel(saveModel(network)); }), "");
  network.parameters()[variance.offset] = -1;
  EXPECT_EQ(
      errorOf([&] { loadModel(saveModel(network)); }),
      "Model file: expected variances of 0 or more in 'layers.1.running_var', got one below.");
}

TEST(ModelFile, RefusesHeadersAndArchitecturesThatAreNestedDeeply) {
  const std::string nested = R"({"layers":)" + std::string(20'000, '[') + std::string(20'000, ']');
  const std::string sentence = "JSON: expected lists and objects at most 32 deep, got deeper ones.";
  EXPECT_EQ(errorOf([&] { loadModel(fileOf(nested + "}", 0)); }),
            "Model file: expected a safetensors header. " + sentence);
  const json header{{"__metadata__", {{"inkling", nested + "}"}}}};
  EXPECT_EQ(errorOf([&] { loadModel(fileOf(header.dump(), 0)); }),
            "Model file: expected an architecture that this version knows. " + sentence);
}

TEST(ModelFile, RefusesNumbersThatAreNone) {
  Network network(denseSpec(2, {3}));
  network.parameters()[4] = std::numeric_limits<Scalar>::infinity();
  EXPECT_EQ(errorOf([&] { loadModel(saveModel(network)); }),
            "Model file: expected finite numbers in 'layers.0.weight', got others.");
}

}  // namespace
}  // namespace inkling
