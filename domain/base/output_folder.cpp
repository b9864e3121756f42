#include "domain/base/output_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "domain/base/uuid.h"

namespace psoas {

namespace {

void bring_to_disk(const std::filesystem::path& folder) {
  const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (number < 0) return;
  ::fsync(number);
  ::close(number);
}

}  // namespace

OutputFolder::OutputFolder(std::filesystem::path target) : x_target(std::move(target)) {
  if (std::filesystem::exists(std::filesystem::symlink_status(x_target)))
    throw FileError(x_target, std::generic_category().message(EEXIST));
  const std::filesystem::path parent = x_target.has_parent_path() ? x_target.parent_path() : ".";
  x_temporary = parent / (".psoastrack-" + new_uuid());
  if (::mkdir(x_temporary.c_str(), 0700) != 0) throw FileError(x_target, std::generic_category().message(errno));
}

OutputFolder::~OutputFolder() {
  if (x_committed) return;
  std::error_code ignored;
  std::filesystem::remove_all(x_temporary, ignored);
}

void OutputFolder::commit() {
  bring_to_disk(x_temporary);
  std::error_code error;
  std::filesystem::rename(x_temporary, x_target, error);
  if (error) throw FileError(x_target, error.message());
  x_committed = true;
  bring_to_disk(x_target.has_parent_path() ? x_target.parent_path() : ".");
}

}  // namespace psoas
