#include "storage/backup/image.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

#include "storage/sqlite/errors.h"
#include "storage/sqlite/opening.h"
#include "storage/sqlite/page_cipher.h"

namespace psoas::storage {

namespace {

class PagesOfFile final : public ByteInput {
 public:
  PagesOfFile(sqlite3_file* file, std::uint64_t size) : x_file(file), x_size(size) {}

  std::size_t read(std::span<unsigned char> room) override {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(room.size(), x_size - x_at));
    if (count == 0) return 0;
    const int code =
        x_file->pMethods->xRead(x_file, room.data(), static_cast<int>(count), static_cast<sqlite3_int64>(x_at));
    if (code == SQLITE_IOERR_SHORT_READ) throw StoreError(StoreFault::damaged, "the file is shorter than it says");
    if (code != SQLITE_OK) throw store_error(code, "the file cannot be read");
    x_at += count;
    return count;
  }
  std::optional<std::uint64_t> size() const override { return x_size; }

 private:
  sqlite3_file* x_file;
  std::uint64_t x_size;
  std::uint64_t x_at = 0;
};

// A database in memory has no file, and that of a keyed one is ciphered: SQLite copies the pages as it reads them.
class CopiedPages final : public ByteInput {
 public:
  explicit CopiedPages(sqlite3* handle) : x_bytes(sqlite3_serialize(handle, "main", &x_size, 0)) {
    if (x_bytes == nullptr) throw StoreError(StoreFault::no_memory, "a copy of the record");
    x_left = {x_bytes, static_cast<std::size_t>(x_size)};
  }
  CopiedPages(const CopiedPages&) = delete;
  CopiedPages& operator=(const CopiedPages&) = delete;
  ~CopiedPages() override { sqlite3_free(x_bytes); }

  std::size_t read(std::span<unsigned char> room) override {
    const std::size_t count = std::min(room.size(), x_left.size());
    std::copy_n(x_left.begin(), count, room.begin());
    x_left = x_left.subspan(count);
    return count;
  }
  std::optional<std::uint64_t> size() const override { return static_cast<std::uint64_t>(x_size); }

 private:
  sqlite3_int64 x_size = 0;
  unsigned char* x_bytes;
  ByteView x_left;
};

}  // namespace

std::unique_ptr<ByteInput> image_of(SqliteConnection& connection) {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK)
    throw StoreError(StoreFault::unavailable, "the file cannot be read");
  if (file == nullptr || file->pMethods == nullptr || page_cipher::is_there())
    return std::make_unique<CopiedPages>(connection.handle());
  const auto pages = std::stoull(connection.pragma("PRAGMA page_count"));
  const auto page_bytes = std::stoull(connection.pragma("PRAGMA page_size"));
  return std::make_unique<PagesOfFile>(file, pages * page_bytes);
}

ImageBuffer::ImageBuffer(std::uint64_t size)
    : x_bytes(static_cast<unsigned char*>(sqlite3_malloc64(std::max<std::uint64_t>(size, 1)))), x_size(size) {
  if (x_bytes == nullptr) throw StoreError(StoreFault::no_memory, std::to_string(size >> 20) + " MB are needed");
}

ImageBuffer::~ImageBuffer() { sqlite3_free(x_bytes); }

void ImageBuffer::write(ByteView bytes) {
  if (bytes.size() > x_size - x_written) throw std::logic_error("an image longer than announced");
  std::memcpy(x_bytes + x_written, bytes.data(), bytes.size());
  x_written += bytes.size();
}

std::unique_ptr<SqliteConnection> ImageBuffer::open() {
  auto connection = open_memory();
  connection->take_image(std::exchange(x_bytes, nullptr), static_cast<std::int64_t>(x_written));
  return connection;
}

}  // namespace psoas::storage
