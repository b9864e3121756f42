#include "tests/storage/sqlite_layer.h"

#include <new>

namespace psoas::tests {

sqlite3_io_methods calls_handed_on() {
  sqlite3_io_methods io{};
  io.iVersion = 1;
  io.xClose = [](sqlite3_file* file) { return below(file)->pMethods->xClose(below(file)); };
  io.xRead = [](sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    return below(file)->pMethods->xRead(below(file), into, size, at);
  };
  io.xWrite = [](sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    return below(file)->pMethods->xWrite(below(file), from, size, at);
  };
  io.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
    return below(file)->pMethods->xTruncate(below(file), size);
  };
  io.xSync = [](sqlite3_file* file, int flags) { return below(file)->pMethods->xSync(below(file), flags); };
  io.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
    return below(file)->pMethods->xFileSize(below(file), size);
  };
  io.xLock = [](sqlite3_file* file, int lock) { return below(file)->pMethods->xLock(below(file), lock); };
  io.xUnlock = [](sqlite3_file* file, int lock) { return below(file)->pMethods->xUnlock(below(file), lock); };
  io.xCheckReservedLock = [](sqlite3_file* file, int* held) {
    return below(file)->pMethods->xCheckReservedLock(below(file), held);
  };
  io.xFileControl = [](sqlite3_file* file, int what, void* with) {
    return below(file)->pMethods->xFileControl(below(file), what, with);
  };
  io.xSectorSize = [](sqlite3_file* file) { return below(file)->pMethods->xSectorSize(below(file)); };
  io.xDeviceCharacteristics = [](sqlite3_file* file) {
    return below(file)->pMethods->xDeviceCharacteristics(below(file));
  };
  return io;
}

int open_below(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* given,
               const sqlite3_io_methods* calls) {
  constexpr int lasting = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
  LayeredFile* made = new (file) LayeredFile{};
  made->below = reinterpret_cast<sqlite3_file*>(made + 1);
  made->name = (flags & lasting) != 0 ? name : nullptr;
  const int code = below(layer)->xOpen(below(layer), name, made->below, flags, given);
  if (made->below->pMethods != nullptr) made->base.pMethods = calls;
  return code;
}

sqlite3_vfs layer_over_usual(const char* name) {
  sqlite3_vfs* usual = sqlite3_vfs_find(nullptr);
  sqlite3_vfs vfs = *usual;
  vfs.zName = name;
  vfs.szOsFile = static_cast<int>(sizeof(LayeredFile)) + usual->szOsFile;
  vfs.pAppData = usual;
  vfs.pNext = nullptr;
  vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };
  return vfs;
}

}  // namespace psoas::tests
