#pragma once

// The rollback journal beside a file: what a transaction that was cut short has left there.

#include <filesystem>
#include <string>

namespace psoas::storage {

// True when there is a journal that is not empty: an earlier run ended inside a transaction, or one is running now.
bool has_unfinished_journal(const std::filesystem::path& file);

// The file's first page as it was before that transaction, and as SQLite will put it back; "" when the journal does
// not hold it whole. The file's own first page may be torn until then. Reads the journal alone, on which no locks are
// held.
std::string first_page_in_journal(const std::filesystem::path& file);

// Brings the journal as it stands to the disk, if there is one. After a write-through that failed, the disk may still
// hold the journal at its old length, and what is written into it next would be mixed with that: so this comes first.
// `disk` is SQLite's name of a file system layer, "" the usual one. Throws StoreError.
void write_journal_through(const std::filesystem::path& file, const std::string& disk);

}  // namespace psoas::storage
