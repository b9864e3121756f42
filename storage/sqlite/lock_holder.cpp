#include "storage/sqlite/lock_holder.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>

namespace psoas::storage {

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// "08:02:1234567": major and minor in base 16, the inode in base 10.
bool is_file(const std::string& place, const FileIdentity& file) {
  FileIdentity found;
  return std::sscanf(place.c_str(), "%x:%x:%lu", &found.major, &found.minor, &found.inode) == 3 &&
         found.major == file.major && found.minor == file.minor && found.inode == file.inode;
}

}  // namespace

std::optional<int> holder_in(std::string_view locks, const FileIdentity& file, int own) {
  std::optional<int> reader;
  std::istringstream lines{std::string(locks)};
  for (std::string line; std::getline(lines, line);) {
    // A lock that is waited for has an arrow behind its number, and is held by nobody.
    std::istringstream words(line);
    std::string number;
    std::string kind;
    std::string strictness;
    std::string access;
    int process = 0;
    std::string place;
    if (!(words >> number >> kind >> strictness >> access >> process >> place)) continue;
    if (process == own || process <= 0 || !is_file(place, file)) continue;
    if (access == "WRITE") return process;
    reader = process;
  }
  return reader;
}

std::string holder_of(const std::filesystem::path& file) {
  struct stat facts {};
  if (stat(file.c_str(), &facts) != 0) return {};
  const std::optional<int> process =
      holder_in(text_of("/proc/locks"), {major(facts.st_dev), minor(facts.st_dev), facts.st_ino}, getpid());
  if (!process) return {};
  std::string name = text_of("/proc/" + std::to_string(*process) + "/comm");
  while (!name.empty() && name.back() == '\n') name.pop_back();
  return (name.empty() ? "" : name + ", ") + "process " + std::to_string(*process);
}

}  // namespace psoas::storage
