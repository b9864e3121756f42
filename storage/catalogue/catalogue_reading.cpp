#include "storage/catalogue/catalogue_reading.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "domain/base/output_file.h"
#include "domain/base/text.h"
#include "domain/catalogue/own_entries.h"
#include "storage/catalogue/embedded_catalogue.h"

namespace psoas::storage {

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file, const std::string& name) {
  std::error_code error;
  if (fs::is_directory(file, error)) throw FileError(file, "it is a folder");
  const std::uintmax_t size = fs::file_size(file, error);
  if (error) throw FileError(file, error.message());
  if (size > most_catalogue_bytes)
    throw CatalogueError({{name, 0, "", "too_large", std::to_string(size), std::to_string(most_catalogue_bytes)}});
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw FileError(file, "it cannot be read");
  return bytes;
}

void require_utf8(const std::string& bytes, const std::string& name) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const std::size_t bad = utf16 ? 0 : std::min(first_invalid_utf8(bytes), bytes.find('\0'));
  if (bad == std::string::npos) return;
  const auto line = static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
  throw CatalogueError({{name, utf16 ? 0 : line + 1, "", "not_utf8", utf16 ? "UTF-16" : "", ""}});
}

}  // namespace

CatalogueContent read_catalogue_file(const fs::path& file, const CatalogueContent& own) {
  const std::string name = file.filename().string();
  const std::string bytes = bytes_of(file, name);
  require_utf8(bytes, name);
  const CatalogueFile given = parse_catalogue_file(name, bytes, embedded_shared_lists());
  CatalogueFile together = given;
  static_cast<CatalogueContent&>(together) = laid_over(own, given).content;
  merged(*embedded_catalogue_shared(), together);
  return given;
}

}  // namespace psoas::storage
