#include "storage/sealed/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace psoas::storage {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw FileError(file, std::generic_category().message(errno));
}

}  // namespace

FileInput::FileInput(std::filesystem::path file)
    : x_file(std::move(file)), x_number(::open(x_file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  if (x_number < 0) fail(x_file);
  struct stat status {};
  if (::fstat(x_number, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(x_number);
    throw FileError(x_file, "Not an ordinary file");
  }
  x_size = static_cast<std::uint64_t>(status.st_size);
}

FileInput::~FileInput() { ::close(x_number); }

std::size_t FileInput::read(std::span<unsigned char> room) {
  std::size_t done = 0;
  while (done < room.size()) {
    const ssize_t count = ::read(x_number, room.data() + done, room.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(x_file);
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

void FileInput::read_from_medium() {
  ::fdatasync(x_number);
  ::posix_fadvise(x_number, 0, 0, POSIX_FADV_DONTNEED);
}

void FileOutput::write(ByteView bytes) { x_file.append({reinterpret_cast<const char*>(bytes.data()), bytes.size()}); }

std::size_t MemoryInput::read(std::span<unsigned char> room) {
  const std::size_t count = std::min(room.size(), x_left.size());
  std::copy_n(x_left.begin(), count, room.begin());
  x_left = x_left.subspan(count);
  return count;
}

}  // namespace psoas::storage
