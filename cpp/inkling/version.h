#pragma once

namespace inkling {

/// The version of package.json, from which CMake takes it.
constexpr const char* kVersion = INKLING_VERSION;

}  // namespace inkling
