#pragma once

// Between Cairo and a file: a surface writes its bytes into memory, and the file is written from them at once and
// whole.

#include <cairo.h>

#include <filesystem>
#include <memory>
#include <string>

namespace psoas::reports {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

// For Cairo's stream functions; `closure` is a std::string.
cairo_status_t keep_bytes(void* closure, const unsigned char* bytes, unsigned int length);

// Throws FileError, also when `status` says that drawing went wrong.
void write_surface(const std::filesystem::path& file, const std::string& bytes, cairo_status_t status);

}  // namespace psoas::reports
