#include "storage/backup/opened_backup.h"

#include <sodium.h>

#include "storage/backup/image.h"
#include "storage/backup/record_facts.h"
#include "storage/sqlite/opening.h"

namespace psoas::storage {

void require_restorable(const SealedHeader& header, SchemaSteps known_steps) {
  if (header.kind != SealedKind::backup) throw RestoreError(RestoreFault::no_backup, "sealed, but no backup");
  if (header.origin.schema_version > static_cast<int>(known_steps.size()))
    throw RestoreError(RestoreFault::newer_schema, "schema version " + std::to_string(header.origin.schema_version));
}

RecordFacts require_the_record(SqliteConnection& contents, const SealedOrigin& origin) {
  if (contents.pragma("PRAGMA application_id") != std::to_string(application_id))
    throw RestoreError(RestoreFault::no_backup, "no clinic's file is in it");
  require_sound(contents, CheckDepth::whole);
  const RecordFacts facts = facts_of(contents);
  if (facts.schema_version != origin.schema_version || facts.audit_sequence != origin.audit_sequence ||
      digest_in_header(facts.audit_head) != origin.audit_head || identity_bytes(facts.clinic) != origin.clinic)
    throw RestoreError(RestoreFault::not_the_record, "the record is not the one its header tells of");
  return facts;
}

std::unique_ptr<SqliteConnection> opened_backup(const std::filesystem::path& backup, const Opener& open,
                                                SchemaSteps known_steps, Progress& progress, SealedOrigin& origin) {
  FileInput source(backup);
  source.read_from_medium();
  Unsealer unsealer(source);
  require_restorable(unsealer.header(), known_steps);
  origin = unsealer.header().origin;
  open(unsealer);
  ImageBuffer image(unsealer.header().plaintext_bytes);
  unsealer.pour_into(image, progress);
  auto connection = image.open();
  progress.at("check", 0, 0);
  progress.check();
  require_the_record(*connection, origin);
  return connection;
}

std::array<unsigned char, 32> digest_in_header(std::string_view text) {
  std::array<unsigned char, 32> digest{};
  if (text.empty()) return digest;
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  return digest;
}

}  // namespace psoas::storage
