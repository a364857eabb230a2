// Emscripten's threads can pass on calls about canvases, and for those bring the glue of WebGL
// along, which every visitor would download. Here there is no canvas: defined, they need none.
#include <emscripten/html5.h>

extern "C" {

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE emscripten_webgl_create_context(
    const char* /*target*/, const EmscriptenWebGLContextAttributes* /*attributes*/) {
  return 0;
}

EMSCRIPTEN_RESULT emscripten_set_canvas_element_size(const char* /*target*/, int /*width*/,
                                                     int /*height*/) {
  return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}
}
