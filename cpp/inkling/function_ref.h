// A reference to something that can be called.
#pragma once

namespace inkling {

/// Refers to a callable that takes these arguments, a lambda as a rule. It does not keep it alive:
/// take one as an argument only. (A std::function would need memory, and six functions more in the
/// module for each; a template, the function that takes it once more for each.)
template <typename... Arguments>
class FunctionRef {
 public:
  template <typename Callable>
  FunctionRef(const Callable& callable)  // NOLINT(google-explicit-constructor): a lambda is one
      : callable_(&callable), call_([](const void* object, Arguments... arguments) {
          (*static_cast<const Callable*>(object))(arguments...);
        }) {}

  void operator()(Arguments... arguments) const { call_(callable_, arguments...); }

 private:
  const void* callable_;
  void (*call_)(const void* object, Arguments... arguments);
};

}  // namespace inkling
