#include "domain/base/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "domain/base/uuid.h"

namespace psoas {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw FileError(file, std::generic_category().message(errno));
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags) : x_number(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {
    if (x_number < 0) fail(file);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(x_number); }
  int number() const { return x_number; }

 private:
  int x_number;
};

void synchronise(const std::filesystem::path& path, int flags) {
  const Descriptor descriptor(path, flags);
  if (::fsync(descriptor.number()) != 0) fail(path);
}

// An office program that has a file open lays a file of this name beside it. Replaced all the same, the file would be
// overwritten by that program's next save.
void refuse_open_elsewhere(const std::filesystem::path& target) {
  const std::string name = target.filename().string();
  for (const std::string& mark : {".~lock." + name + "#", "~$" + name})
    if (std::filesystem::exists(target.parent_path() / mark))
      throw FileError(target, "another program has it open, whose mark " + mark + " lies beside it: close it there");
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path target) : x_target(std::move(target)) {
  const std::filesystem::path folder = x_target.has_parent_path() ? x_target.parent_path() : ".";
  x_temporary = folder / (".psoastrack-" + new_uuid() + x_target.extension().string());
  if (std::filesystem::is_directory(x_target)) throw FileError(x_target, "Is a directory");
  refuse_open_elsewhere(x_target);
  try {
    Descriptor(x_temporary, O_WRONLY | O_CREAT | O_EXCL);
  } catch (const FileError& error) {
    throw FileError(x_target, error.what());
  }
}

OutputFile::~OutputFile() {
  if (x_committed) return;
  std::error_code ignored;
  std::filesystem::remove(x_temporary, ignored);
}

void OutputFile::append(std::string_view bytes) {
  const Descriptor descriptor(x_temporary, O_WRONLY | O_APPEND);
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw FileError(x_target, std::generic_category().message(errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void OutputFile::commit() {
  try {
    synchronise(x_temporary, O_RDONLY);
    std::error_code error;
    std::filesystem::rename(x_temporary, x_target, error);
    if (error) throw FileError(x_target, error.message());
    x_committed = true;
    synchronise(x_target.has_parent_path() ? x_target.parent_path() : ".", O_RDONLY | O_DIRECTORY);
  } catch (const FileError& error) {
    throw FileError(x_target, error.what());
  }
}

}  // namespace psoas
