#include "storage/sealed/sealed_export_files.h"

#include <sodium.h>

#include "domain/base/version.h"
#include "domain/store/store_error.h"
#include "storage/sealed/sealer.h"
#include "storage/sealed/unsealer.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece = std::size_t{1} << usual_chunk_exponent;

void require_new(const fs::path& target) {
  std::error_code error;
  if (fs::symlink_status(target, error).type() != fs::file_type::not_found)
    throw StoreError(StoreFault::duplicate, target.string());
}

// Wiped when it goes.
struct Buffer {
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { sodium_memzero(bytes.data(), bytes.size()); }
  Bytes bytes = Bytes(piece);
};

// Compares what it is given with a file.
class SameAs final : public ByteOutput {
 public:
  explicit SameAs(const fs::path& file) : x_source(file), x_file(file) {}
  void write(ByteView bytes) override {
    x_buffer.bytes.resize(bytes.size());
    if (x_source.read(x_buffer.bytes) != bytes.size() ||
        sodium_memcmp(x_buffer.bytes.data(), bytes.data(), bytes.size()) != 0)
      throw FileError(x_file, "what was read back is not what was written");
  }

 private:
  FileInput x_source;
  fs::path x_file;
  Buffer x_buffer;
};

}  // namespace

void SealedExportFiles::seal(const fs::path& plain, const fs::path& target, std::string_view passphrase,
                             Progress& progress) {
  require_new(target);
  FileInput source(plain);
  OutputFile file(target);
  SealedContents contents{SealedKind::exported, {}, *source.size()};
  contents.origin.made_at = x_clock.now();
  contents.origin.program_version = program_version;
  Locks locks;
  locks.passphrase = passphrase;
  FileOutput sink(file);
  Sealer sealer(contents, locks, x_work, sink);
  Buffer buffer;
  while (const std::size_t count = source.read(buffer.bytes)) {
    progress.check();
    sealer.append(ByteView(buffer.bytes).first(count));
  }
  sealer.finish();
  FileInput written(file.temporary());
  written.read_from_medium();
  Unsealer unsealer(written);
  unsealer.open_with_content_key(sealer.content_key());
  SameAs same(plain);
  unsealer.pour_into(same, progress);
  require_new(target);
  file.commit();
}

void SealedExportFiles::open_sealed(const fs::path& sealed, const fs::path& target, std::string_view passphrase,
                                    Progress& progress) {
  require_new(target);
  FileInput source(sealed);
  Unsealer unsealer(source);
  if (unsealer.header().kind != SealedKind::exported)
    throw SealedError(SealedFault::another_kind, "sealed, but no export");
  unsealer.open_with_passphrase(passphrase);
  OutputFile file(target);
  FileOutput sink(file);
  unsealer.pour_into(sink, progress);
  require_new(target);
  file.commit();
}

}  // namespace psoas::storage
