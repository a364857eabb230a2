// Files, for the command line; the library itself does no I/O.
#pragma once

#include <string>

#include "inkling/data/data_set.h"

namespace inkling::cli {

/// The whole file. Throws std::runtime_error when it can't be read.
Bytes readFile(const std::string& path);

/// Throws std::runtime_error when writeFile could not write there. What the file holds stays; where
/// there is none, it is made, empty.
void checkWritable(const std::string& path);

/// Throws std::runtime_error when it can't be written.
void writeFile(const std::string& path, const Bytes& bytes);

/// '<folder>/<name>-images-idx3-ubyte' and its labels; `name` is 'train' or 't10k'.
DataSet readDataSet(const std::string& folder, const std::string& name);

}  // namespace inkling::cli
