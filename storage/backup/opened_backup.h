#pragma once

// A backup's contents as a database, found to be what its header says, whether in memory or in a file.

#include <filesystem>
#include <functional>
#include <memory>

#include "domain/store/backups.h"
#include "storage/sealed/unsealer.h"
#include "storage/sqlite/migration.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

// Opens the file by what somebody gave for it.
using Opener = std::function<void(Unsealer&)>;

// Throws RestoreError no_backup, newer_schema.
void require_restorable(const SealedHeader& header, SchemaSteps known_steps);

// SQLite's checks, and the record against the header. What it holds. Throws RestoreError not_the_record, no_backup;
// StoreError damaged.
RecordFacts require_the_record(SqliteConnection& contents, const SealedOrigin& origin);

// Into memory, all of the above. `origin` is what the header says.
std::unique_ptr<SqliteConnection> opened_backup(const std::filesystem::path& backup, const Opener& open,
                                                SchemaSteps known_steps, Progress& progress, SealedOrigin& origin);

// The digest of a text by which a header tells it from others, zeros for "".
std::array<unsigned char, 32> digest_in_header(std::string_view text);

}  // namespace psoas::storage
