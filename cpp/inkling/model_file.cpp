#include "inkling/model_file.h"

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "inkling/json_values.h"

namespace inkling {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kMaxHeader = 1'000'000;
constexpr const char* kArchitectureKey = "inkling";

[[noreturn]] void fail(const std::string& sentence) {
  throw std::runtime_error("Model file: " + sentence);
}

std::uint64_t headerLength(const Bytes& file) {
  if (file.size() < kLengthBytes) {
    fail("expected a safetensors file, got " + std::to_string(file.size()) + " bytes.");
  }
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i) {
    length |= static_cast<std::uint64_t>(file[i]) << (8 * i);
  }
  if (length > kMaxHeader) fail("expected a safetensors file, got another format.");
  if (kLengthBytes + length > file.size()) {
    fail("expected a header of " + std::to_string(length) + " bytes, got a file of " +
         std::to_string(file.size()) + " bytes; it is cut.");
  }
  return length;
}

Json parseHeader(const Bytes& file, std::uint64_t length) {
  const auto* text = reinterpret_cast<const char*>(file.data()) + kLengthBytes;
  try {
    Json header = parseJson({text, static_cast<std::size_t>(length)});
    if (header.is_object()) return header;
  } catch (const std::invalid_argument& error) {
    fail(std::string("expected a safetensors header. ") + error.what());
  }
  fail("expected a safetensors header in JSON, got something else.");
}

NetworkSpec architecture(const Json& header) {
  const auto metadata = header.find("__metadata__");
  if (metadata == header.end() || !metadata->is_object() || !metadata->contains(kArchitectureKey) ||
      !(*metadata)[kArchitectureKey].is_string()) {
    fail("expected one that Inkling saved, got safetensors without its architecture.");
  }
  try {
    return networkSpecFromJson((*metadata)[kArchitectureKey].get<std::string>());
  } catch (const std::invalid_argument& error) {
    fail(std::string("expected an architecture that this version knows. ") + error.what());
  }
}

Json tensorShape(const Parameter& parameter) { return Json(parameter.shape); }

std::size_t bytesOf(const Parameter& parameter) {
  return static_cast<std::size_t>(parameter.rows * parameter.columns) * sizeof(float);
}

// Where the numbers of one tensor begin, from dataStart on.
std::size_t findTensor(const Bytes& file, const Json& header, std::size_t dataStart,
                       const Parameter& parameter) {
  const auto found = header.find(parameter.name);
  if (found == header.end() || !found->is_object()) {
    fail("expected a tensor '" + parameter.name + "', got none of that name.");
  }
  const Json& tensor = *found;
  const Json shape = tensorShape(parameter);
  if (tensor.value("dtype", Json()) != "F32" || tensor.value("shape", Json()) != shape) {
    fail("expected '" + parameter.name + "' as F32 of shape " + shape.dump() + ", got " +
         tensor.value("dtype", Json()).dump() + " of shape " +
         tensor.value("shape", Json()).dump() + ".");
  }
  const Json offsets = tensor.value("data_offsets", Json());
  const std::uint64_t bytes = bytesOf(parameter);
  if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
      !offsets[1].is_number_unsigned()) {
    fail("expected data offsets for '" + parameter.name + "', got " + offsets.dump() + ".");
  }
  const std::uint64_t available = file.size() - dataStart;
  const auto begin = offsets[0].get<std::uint64_t>();
  if (offsets[1].get<std::uint64_t>() - begin != bytes || begin > available ||
      bytes > available - begin) {
    fail("expected " + std::to_string(bytes) + " bytes for '" + parameter.name +
         "', got a file that ends before; it is cut.");
  }
  return static_cast<std::size_t>(begin);
}

// The format wants every byte in one tensor, and none in two: side by side, in any order.
void checkTiling(const std::vector<Parameter>& parameters, const std::vector<std::size_t>& begins,
                 std::size_t available) {
  std::size_t end = 0;
  for (std::size_t passed = 0; passed < parameters.size(); ++passed) {
    std::size_t next = 0;
    while (next < begins.size() && begins[next] != end) ++next;
    if (next == begins.size()) fail("expected tensors side by side, got gaps or overlaps.");
    end += bytesOf(parameters[next]);
  }
  if (end != available) fail("expected nothing behind the tensors, got more bytes.");
}

// Weights lie column-major in memory and row-major in the file.
template <typename Visit>
void eachScalar(const Parameter& parameter, Visit visit) {
  std::size_t place = 0;
  for (Index row = 0; row < parameter.rows; ++row) {
    for (Index column = 0; column < parameter.columns; ++column) {
      visit(place, parameter.offset + row + column * parameter.rows);
      place += sizeof(float);
    }
  }
}

void readNumbers(const std::uint8_t* numbers, const Parameter& parameter, VectorView parameters) {
  eachScalar(parameter, [&](std::size_t at, Index index) {
    float number = 0;
    std::memcpy(&number, numbers + at, sizeof number);
    if (!std::isfinite(number)) {
      fail("expected finite numbers in '" + parameter.name + "', got others.");
    }
    if (number < 0 && parameter.kind == Parameter::Kind::kVariance) {
      fail("expected variances of 0 or more in '" + parameter.name + "', got one below.");
    }
    parameters[index] = static_cast<Scalar>(number);
  });
}

}  // namespace

Bytes saveModel(const Network& network) {
  Json header;
  header["__metadata__"] = {{"format", "pt"}, {kArchitectureKey, toJson(network.spec())}};
  std::uint64_t offset = 0;
  const std::vector<Parameter> parameters = network.namedParameters();
  for (const Parameter& parameter : parameters) {
    const std::uint64_t end = offset + bytesOf(parameter);
    header[parameter.name] = {
        {"dtype", "F32"}, {"shape", tensorShape(parameter)}, {"data_offsets", {offset, end}}};
    offset = end;
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');  // the format asks for aligned numbers

  Bytes file(kLengthBytes + text.size() + offset);
  for (std::size_t i = 0; i < kLengthBytes; ++i) {
    file[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(text.size()) >> (8 * i));
  }
  std::memcpy(file.data() + kLengthBytes, text.data(), text.size());
  std::uint8_t* place = file.data() + kLengthBytes + text.size();
  for (const Parameter& parameter : parameters) {
    eachScalar(parameter, [&](std::size_t at, Index index) {
      const auto number = static_cast<float>(network.parameters()[index]);
      std::memcpy(place + at, &number, sizeof number);
    });
    place += bytesOf(parameter);
  }
  return file;
}

std::unique_ptr<Network> loadModel(const Bytes& file) {
  const std::uint64_t length = headerLength(file);
  const Json header = parseHeader(file, length);
  const NetworkSpec spec = architecture(header);
  // Checked before the network takes memory: the header may promise more than the file holds, and
  // the architecture be of other tensors.
  const auto promised = static_cast<std::uint64_t>(parameterCount(spec)) * sizeof(float);
  if (promised > file.size()) {
    fail("expected " + std::to_string(promised) + " bytes of parameters, got a file of " +
         std::to_string(file.size()) + " bytes; it is cut.");
  }
  const std::vector<Parameter> parameters = namedParameters(spec);
  const auto dataStart = static_cast<std::size_t>(kLengthBytes + length);
  std::vector<std::size_t> begins;
  begins.reserve(parameters.size());
  for (const Parameter& parameter : parameters) {
    begins.push_back(findTensor(file, header, dataStart, parameter));
  }
  // Beside the tensors there are the metadata.
  if (header.size() != parameters.size() + 1) {
    fail("expected " + std::to_string(parameters.size()) + " tensors, got " +
         std::to_string(header.size() - 1) + ".");
  }
  checkTiling(parameters, begins, file.size() - dataStart);
  auto network = std::make_unique<Network>(spec);
  auto begin = begins.begin();
  for (const Parameter& parameter : parameters) {
    readNumbers(file.data() + dataStart + *begin++, parameter, network->parameters());
  }
  return network;
}

}  // namespace inkling
