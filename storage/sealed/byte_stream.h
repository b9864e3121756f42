#pragma once

// Where bytes come from and where they go, a piece at a time, so that no file has to be in memory whole.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "domain/base/output_file.h"

namespace psoas::storage {

using ByteView = std::span<const unsigned char>;
using Bytes = std::vector<unsigned char>;

class ByteInput {
 public:
  virtual ~ByteInput() = default;

  // Fills `room` from its beginning; fewer bytes only at the end. Throws FileError, or what the source says.
  virtual std::size_t read(std::span<unsigned char> room) = 0;

  // How many bytes there are in all, when that is known.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
};

class ByteOutput {
 public:
  virtual ~ByteOutput() = default;
  virtual void write(ByteView bytes) = 0;
};

class FileInput final : public ByteInput {
 public:
  // Opens an ordinary file. Throws FileError.
  explicit FileInput(std::filesystem::path file);
  FileInput(const FileInput&) = delete;
  FileInput& operator=(const FileInput&) = delete;
  ~FileInput() override;

  std::size_t read(std::span<unsigned char> room) override;
  std::optional<std::uint64_t> size() const override { return x_size; }

  // Forgets what the system keeps of the file in memory, so that what is read next comes from the medium; in so far
  // as the system obeys.
  void read_from_medium();

 private:
  std::filesystem::path x_file;
  int x_number;
  std::uint64_t x_size = 0;
};

// Writes to a file in the making; giving it its name is left to its owner.
class FileOutput final : public ByteOutput {
 public:
  explicit FileOutput(OutputFile& file) : x_file(file) {}
  void write(ByteView bytes) override;

 private:
  OutputFile& x_file;
};

// Bytes in memory; they have to stay there.
class MemoryInput final : public ByteInput {
 public:
  explicit MemoryInput(ByteView bytes) : x_left(bytes), x_size(bytes.size()) {}
  std::size_t read(std::span<unsigned char> room) override;
  std::optional<std::uint64_t> size() const override { return x_size; }

 private:
  ByteView x_left;
  std::uint64_t x_size;
};

class MemoryOutput final : public ByteOutput {
 public:
  void write(ByteView bytes) override { x_bytes.insert(x_bytes.end(), bytes.begin(), bytes.end()); }
  const Bytes& bytes() const { return x_bytes; }

 private:
  Bytes x_bytes;
};

}  // namespace psoas::storage
