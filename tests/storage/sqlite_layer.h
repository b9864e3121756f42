#pragma once

// A layer over SQLite's usual file system that hands every call on; a test puts its own in place of some.

#include <sqlite3.h>

namespace psoas::tests {

struct LayeredFile {
  sqlite3_file base;
  sqlite3_file* below;
  const char* name;  // lives as long as the file is open; nullptr for SQLite's own temporary files
};

inline LayeredFile* layered(sqlite3_file* file) { return reinterpret_cast<LayeredFile*>(file); }
inline sqlite3_file* below(sqlite3_file* file) { return layered(file)->below; }
inline sqlite3_vfs* below(sqlite3_vfs* layer) { return static_cast<sqlite3_vfs*>(layer->pAppData); }

// Each of them handed on.
sqlite3_io_methods calls_handed_on();

// For a layer's xOpen: opens below and gives the file these calls.
int open_below(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* given,
               const sqlite3_io_methods* calls);

// Known to SQLite by `name` once it is registered; it never sleeps. `name` lives as long as the layer.
sqlite3_vfs layer_over_usual(const char* name);

}  // namespace psoas::tests
