#include "files.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace inkling::cli {

namespace {

void checkWritten(const std::ofstream& stream, const std::string& path) {
  if (!stream) throw std::runtime_error("File: expected to write '" + path + "', could not.");
}

}  // namespace

Bytes readFile(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    throw std::runtime_error("File: expected to read '" + path + "', could not open it.");
  return Bytes(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
}

void checkWritable(const std::string& path) {
  checkWritten(std::ofstream(path, std::ios::binary | std::ios::app), path);
}

void writeFile(const std::string& path, const Bytes& bytes) {
  std::ofstream stream(path, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  checkWritten(stream, path);
}

DataSet readDataSet(const std::string& folder, const std::string& name) {
  return {readFile(folder + "/" + name + "-images-idx3-ubyte"),
          readFile(folder + "/" + name + "-labels-idx1-ubyte")};
}

}  // namespace inkling::cli
