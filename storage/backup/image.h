#pragma once

// A whole database as bytes: read from an open connection as it stands, and opened again in memory.

#include <cstdint>
#include <memory>

#include "storage/sealed/byte_stream.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

// The pages of the database, through SQLite's own open file: opening it a second time in this process would drop the
// locks on it when that is closed. The connection holds a read transaction that has read something, as long as the
// source is used: then nobody changes a page. Throws StoreError.
std::unique_ptr<ByteInput> image_of(SqliteConnection& connection);

// Room for an image, given over to SQLite when it is opened.
class ImageBuffer final : public ByteOutput {
 public:
  // Throws StoreError no_memory.
  explicit ImageBuffer(std::uint64_t size);
  ImageBuffer(const ImageBuffer&) = delete;
  ImageBuffer& operator=(const ImageBuffer&) = delete;
  ~ImageBuffer() override;

  void write(ByteView bytes) override;

  // A connection that only reads. Once, when all bytes were written. Throws StoreError.
  std::unique_ptr<SqliteConnection> open();

 private:
  unsigned char* x_bytes;
  std::uint64_t x_size;
  std::uint64_t x_written = 0;
};

}  // namespace psoas::storage
