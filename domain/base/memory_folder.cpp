#include "domain/base/memory_folder.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include "domain/base/uuid.h"

namespace psoas {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view beginning = ".psoastrack-memory-";  // then the number of the process, then chance
constexpr long tmpfs_type = 0x01021994;

bool is_in_memory(const fs::path& place) {
  struct statfs system {};
  return ::statfs(place.c_str(), &system) == 0 && static_cast<long>(system.f_type) == tmpfs_type &&
         ::access(place.c_str(), W_OK | X_OK) == 0;
}

// 0 for a name that is none of ours.
pid_t process_in(std::string_view name) {
  if (!name.starts_with(beginning)) return 0;
  name.remove_prefix(beginning.size());
  pid_t process = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
  return error == std::errc() && end != name.data() + name.size() && *end == '-' ? process : 0;
}

bool is_ours(const fs::path& folder) {
  struct stat facts {};
  return ::lstat(folder.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == ::geteuid();
}

void remove_what_was_left(const fs::path& place) {
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(place, ignored)) {
    const pid_t process = process_in(entry.path().filename().string());
    const bool has_ended = process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
    if (has_ended && is_ours(entry.path())) fs::remove_all(entry.path(), ignored);
  }
}

std::vector<fs::path> usual_places() {
  std::vector<fs::path> places;
  if (const char* runtime = std::getenv("XDG_RUNTIME_DIR"); runtime != nullptr && *runtime == '/')
    places.emplace_back(runtime);
  places.emplace_back("/dev/shm");
  return places;
}

}  // namespace

MemoryFolder::MemoryFolder() : MemoryFolder(usual_places()) {}

MemoryFolder::MemoryFolder(const std::vector<fs::path>& places) {
  for (const fs::path& place : places) {
    if (!is_in_memory(place)) continue;
    remove_what_was_left(place);
    x_path = place / (std::string(beginning) + std::to_string(::getpid()) + "-" + new_uuid());
    if (::mkdir(x_path.c_str(), 0700) == 0) return;
  }
  throw FileError(places.empty() ? fs::path() : places.back(), "no folder in memory, which a sealed file is made in");
}

MemoryFolder::~MemoryFolder() {
  std::error_code ignored;
  fs::remove_all(x_path, ignored);
}

}  // namespace psoas
