#include "tests/faults/memory_failure.h"

#include <sqlite3.h>

namespace psoas::tests {

namespace {

sqlite3_mem_methods usual;
std::int64_t until_failure = 0;  // 0: never
bool is_lasting = false;
bool failed = false;
std::int64_t alive = 0;

bool refused() {
  if (until_failure == 0 || --until_failure > 0) return false;
  until_failure = is_lasting ? 1 : 0;
  failed = true;
  return true;
}

void* allocate(int bytes) {
  if (refused()) return nullptr;
  void* given = usual.xMalloc(bytes);
  alive += given != nullptr ? 1 : 0;
  return given;
}

void* reallocate(void* old, int bytes) { return refused() ? nullptr : usual.xRealloc(old, bytes); }

void give_back(void* given) {
  --alive;
  usual.xFree(given);
}

// Before SQLite's first use, which is after the start of main().
const bool installed = [] {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
  static sqlite3_mem_methods ours = usual;
  ours.xMalloc = allocate;
  ours.xRealloc = reallocate;
  ours.xFree = give_back;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) == SQLITE_OK;
}();

}  // namespace

MemoryFailure::MemoryFailure(std::int64_t allocation, bool lasting) {
  failed = !installed;
  is_lasting = lasting;
  until_failure = allocation;
}

MemoryFailure::~MemoryFailure() { until_failure = 0; }

bool MemoryFailure::has_failed() const { return failed; }

std::int64_t allocations_alive() { return alive; }

}  // namespace psoas::tests
