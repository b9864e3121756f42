#include "reports/chart/surface_file.h"

#include <new>

#include "domain/base/output_file.h"

namespace psoas::reports {

cairo_status_t keep_bytes(void* closure, const unsigned char* bytes, unsigned int length) {
  try {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), length);
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;  // an exception may not pass through C
  }
  return CAIRO_STATUS_SUCCESS;
}

void write_surface(const std::filesystem::path& file, const std::string& bytes, cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw FileError(file, cairo_status_to_string(status));
  OutputFile output(file);
  output.append(bytes);
  output.commit();
}

}  // namespace psoas::reports
