#include "storage/sqlite/errors.h"

#include <sqlite3.h>

#include <new>

#include "storage/sqlite/lock_holder.h"
#include "storage/sqlite/page_cipher.h"

namespace psoas::storage {

namespace {

StoreFault fault_of(int extended_code) {
  switch (extended_code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreFault::busy;
    case SQLITE_READONLY: return StoreFault::read_only;
    case SQLITE_FULL: return StoreFault::full;
    case SQLITE_CORRUPT: return StoreFault::damaged;
    case SQLITE_NOTADB: return StoreFault::foreign_file;
    case SQLITE_CONSTRAINT: return StoreFault::duplicate;
    default: return StoreFault::unavailable;
  }
}

bool is_duplicate(int extended_code) {
  return extended_code == SQLITE_CONSTRAINT_UNIQUE || extended_code == SQLITE_CONSTRAINT_PRIMARYKEY;
}

// "UNIQUE constraint failed: patient.mrn" names the field that is taken.
std::string field_taken(const std::string& message) {
  const std::size_t colon = message.rfind(": ");
  const std::string columns = colon == std::string::npos ? message : message.substr(colon + 2);
  const std::size_t dot = columns.find('.');
  return dot == std::string::npos ? columns : columns.substr(dot + 1, columns.find(',') - dot - 1);
}

}  // namespace

bool is_io_error(int extended_code) { return (extended_code & 0xFF) == SQLITE_IOERR; }

StoreError store_error(int extended_code, const std::string& message) {
  if (is_duplicate(extended_code)) return StoreError(StoreFault::duplicate, field_taken(message));
  if (extended_code == SQLITE_CONSTRAINT_FOREIGNKEY)
    return StoreError(StoreFault::missing, "what the entry belongs to");
  return StoreError(fault_of(extended_code), message);
}

void throw_last_error(sqlite3* database) {
  const int code = sqlite3_extended_errcode(database);
  if (page_cipher::means_damage(code)) throw StoreError(StoreFault::damaged, "a page is not as it was written");
  if ((code & 0xFF) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM) throw std::bad_alloc();
  const std::string message = sqlite3_errmsg(database);
  if ((code & 0xFF) == SQLITE_CONSTRAINT && !is_duplicate(code) && code != SQLITE_CONSTRAINT_FOREIGNKEY)
    throw std::logic_error(message);
  if ((code & 0xFF) == SQLITE_ERROR || (code & 0xFF) == SQLITE_MISUSE) throw std::logic_error(message);
  if ((code & 0xFF) == SQLITE_BUSY) {
    const char* file = sqlite3_db_filename(database, "main");
    const std::string holder = file == nullptr ? std::string() : holder_of(file);
    throw StoreError(StoreFault::busy, holder.empty() ? message : holder);
  }
  throw store_error(code, message);
}

}  // namespace psoas::storage
