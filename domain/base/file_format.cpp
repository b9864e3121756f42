#include "domain/base/file_format.h"

namespace psoas {

std::string ending_of(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ending;
}

std::vector<std::string> endings(const std::vector<FileFormat>& formats) {
  std::vector<std::string> endings;
  for (const FileFormat& format : formats) endings.push_back(format.ending);
  return endings;
}

}  // namespace psoas
