#include "storage/backup/make_backup.h"

#include <sodium.h>
#include <unistd.h>

#include <array>

#include "domain/base/output_file.h"
#include "domain/base/version.h"
#include "storage/backup/disk.h"
#include "storage/backup/image.h"
#include "storage/backup/opened_backup.h"
#include "storage/backup/record_facts.h"
#include "storage/sealed/sealer.h"
#include "storage/sealed/unsealer.h"
#include "storage/sqlite/opening.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece = std::size_t{1} << usual_chunk_exponent;

// Holds the record as it is until it goes.
class HeldRecord {
 public:
  explicit HeldRecord(SqliteConnection& connection) : x_connection(connection) {
    x_connection.begin_reading();
    try {
      x_facts = facts_of(x_connection);
    } catch (...) {
      x_connection.roll_back();
      throw;
    }
  }
  HeldRecord(const HeldRecord&) = delete;
  HeldRecord& operator=(const HeldRecord&) = delete;
  ~HeldRecord() { x_connection.roll_back(); }
  const RecordFacts& facts() const { return x_facts; }

 private:
  SqliteConnection& x_connection;
  RecordFacts x_facts;
};

std::string computer_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : std::string();
}

SealedOrigin origin_of(const RecordFacts& facts, Moment now) {
  SealedOrigin origin;
  origin.made_at = now;
  origin.schema_version = facts.schema_version;
  origin.program_version = program_version;
  origin.clinic = identity_bytes(facts.clinic);
  origin.audit_sequence = facts.audit_sequence;
  origin.audit_head = digest_in_header(facts.audit_head);
  origin.device = digest_in_header(computer_name());
  return origin;
}

// What a record held when it was sealed, and the key by which that is read back.
struct Sealed {
  RecordFacts facts;
  SecretBytes key;
};

// Seals the record as it stands.
Sealed seal_record(SqliteConnection& connection, const Locks& locks, const KdfWork& work, Moment now, ByteOutput& sink,
                   Progress& progress) {
  const HeldRecord held(connection);
  const std::unique_ptr<ByteInput> pages = image_of(connection);
  const std::uint64_t size = pages->size().value();
  Sealer sealer({SealedKind::backup, origin_of(held.facts(), now), size}, locks, work, sink);
  Bytes buffer(piece);
  for (std::uint64_t done = 0; done < size;) {
    progress.check();
    const std::size_t count = pages->read(buffer);
    sealer.append(ByteView(buffer).first(count));
    done += count;
    progress.at("seal", static_cast<std::int64_t>(done), static_cast<std::int64_t>(size));
  }
  sealer.finish();
  sodium_memzero(buffer.data(), buffer.size());
  return {held.facts(), sealer.content_key().copy()};
}

void copy(const fs::path& from, OutputFile& to, Progress& progress) {
  FileInput source(from);
  const auto size = static_cast<std::int64_t>(*source.size());
  Bytes buffer(16 * piece);
  std::int64_t done = 0;
  while (const std::size_t count = source.read(buffer)) {
    progress.check();
    FileOutput(to).write(ByteView(buffer).first(count));
    progress.at("copy", done += static_cast<std::int64_t>(count), size);
  }
}

Sealed seal_into(OutputFile& file, SqliteConnection& connection, const BackupOrder& order, const Locks& locks,
                 const KdfWork& work, Moment now, Progress& progress) {
  if (order.database.empty() || on_same_file_system(order.database, order.folder)) {
    FileOutput sink(file);
    return seal_record(connection, locks, work, now, sink, progress);
  }
  OutputFile beside(order.database);
  FileOutput sink(beside);
  Sealed sealed = seal_record(connection, locks, work, now, sink, progress);
  copy(beside.temporary(), file, progress);
  return sealed;
}

// Forgets what it is given.
class Nowhere final : public ByteOutput {
 public:
  void write(ByteView) override {}
};

// From the medium; what fits into memory is opened there as a database.
void require_same_record(const fs::path& file, const Sealed& sealed, std::uint64_t most_in_memory, Progress& progress) {
  FileInput input(file);
  input.read_from_medium();
  Unsealer unsealer(input);
  unsealer.open_with_content_key(sealed.key);
  if (unsealer.header().plaintext_bytes > most_in_memory) {
    Nowhere nowhere;
    return unsealer.pour_into(nowhere, progress);
  }
  ImageBuffer image(unsealer.header().plaintext_bytes);
  unsealer.pour_into(image, progress);
  const auto connection = image.open();
  progress.at("check", 0, 0);
  progress.check();
  require_sound(*connection, CheckDepth::whole);
  if (facts_of(*connection) != sealed.facts)
    throw RestoreError(RestoreFault::not_the_record, "the backup holds something else than the record");
}

bool is_large(SqliteConnection& connection, std::uint64_t most_in_memory) {
  return std::stoull(connection.pragma("PRAGMA page_count")) * std::stoull(connection.pragma("PRAGMA page_size")) >
         most_in_memory;
}

}  // namespace

std::string stamp_of(Moment now) {
  std::string stamp = to_string(now).substr(0, 19);  // 2026-03-02T14:30:05
  stamp[10] = '-';
  std::erase(stamp, ':');
  return stamp + "Z";
}

fs::path free_backup_name(const fs::path& folder, const std::string& name, Moment now) {
  for (int number = 1;; ++number) {
    const std::string behind = number == 1 ? std::string() : "-" + std::to_string(number);
    const fs::path file = folder / (name + "-" + stamp_of(now) + behind + std::string(backup_ending));
    if (!fs::exists(file)) return file;
  }
}

std::string backup_name_of(const fs::path& database) {
  const std::string stem = database.stem().string();
  return stem.empty() ? "clinic" : stem;
}

MadeBackup make_backup(SqliteConnection& connection, const BackupOrder& order, const Locks& locks, const KdfWork& work,
                       const Clock& clock, Progress& progress, std::uint64_t most_in_memory) {
  if (is_large(connection, most_in_memory))
    if (const std::string damage = connection.damage_by_table(progress); !damage.empty())
      throw StoreError(StoreFault::damaged, damage);
  const Moment now = clock.now();
  MadeBackup made;
  made.file = free_backup_name(order.folder, order.name, now);
  OutputFile file(made.file);
  Sealed sealed = seal_into(file, connection, order, locks, work, now, progress);
  made.bytes = fs::file_size(file.temporary());
  require_same_record(file.temporary(), sealed, most_in_memory, progress);
  made.facts = std::move(sealed.facts);
  file.commit();
  return made;
}

}  // namespace psoas::storage
