#include "tests/storage/failing_disk.h"

#include <sqlite3.h>

namespace psoas::tests {

namespace {

struct Plan {
  int until_failure = 0;  // 0: healthy
  DiskFault fault = DiskFault::write;
  bool lasting = false;
  bool failed = false;
};

Plan plan;

enum class Call { read, write, sync, other };

bool can_happen(DiskFault fault, Call call) {
  switch (fault) {
    case DiskFault::read: return call == Call::read;
    case DiskFault::write:
    case DiskFault::torn:
    case DiskFault::full: return call == Call::write;
    case DiskFault::sync: return call == Call::sync;
  }
  return false;
}

// SQLITE_OK when the call may go on.
int outcome(Call call) {
  if (plan.until_failure == 0 || !can_happen(plan.fault, call)) return SQLITE_OK;
  if (--plan.until_failure > 0) return SQLITE_OK;
  plan.until_failure = plan.lasting ? 1 : 0;
  plan.failed = true;
  switch (plan.fault) {
    case DiskFault::read: return SQLITE_IOERR_READ;
    case DiskFault::write:
    case DiskFault::torn: return SQLITE_IOERR_WRITE;
    case DiskFault::full: return SQLITE_FULL;
    case DiskFault::sync: return SQLITE_IOERR_FSYNC;
  }
  return SQLITE_IOERR;
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }
sqlite3_vfs* usual(sqlite3_vfs* layer) { return static_cast<sqlite3_vfs*>(layer->pAppData); }

template <class Work>
int unless_failing(Call call, Work work) {
  const int code = outcome(call);
  return code == SQLITE_OK ? work() : code;
}

const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods io{};
    io.iVersion = 1;
    io.xClose = [](sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); };
    io.xRead = [](sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
      return unless_failing(Call::read, [&] { return real(file)->pMethods->xRead(real(file), into, size, at); });
    };
    io.xWrite = [](sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
      const auto write = [&](int count) { return real(file)->pMethods->xWrite(real(file), from, count, at); };
      const int code = outcome(Call::write);
      if (code != SQLITE_OK && plan.fault == DiskFault::torn) write(size / 2);
      return code == SQLITE_OK ? write(size) : code;
    };
    io.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
      return unless_failing(Call::write, [&] { return real(file)->pMethods->xTruncate(real(file), size); });
    };
    io.xSync = [](sqlite3_file* file, int flags) {
      return unless_failing(Call::sync, [&] { return real(file)->pMethods->xSync(real(file), flags); });
    };
    io.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
      return real(file)->pMethods->xFileSize(real(file), size);
    };
    io.xLock = [](sqlite3_file* file, int lock) { return real(file)->pMethods->xLock(real(file), lock); };
    io.xUnlock = [](sqlite3_file* file, int lock) { return real(file)->pMethods->xUnlock(real(file), lock); };
    io.xCheckReservedLock = [](sqlite3_file* file, int* held) {
      return real(file)->pMethods->xCheckReservedLock(real(file), held);
    };
    io.xFileControl = [](sqlite3_file* file, int what, void* with) {
      return real(file)->pMethods->xFileControl(real(file), what, with);
    };
    io.xSectorSize = [](sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); };
    io.xDeviceCharacteristics = [](sqlite3_file* file) {
      return real(file)->pMethods->xDeviceCharacteristics(real(file));
    };
    return io;
  }();
  return &all;
}

int open_file(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* given) {
  auto* ours = reinterpret_cast<File*>(file);
  ours->base.pMethods = nullptr;
  ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
  const int code = usual(layer)->xOpen(usual(layer), name, ours->real, flags, given);
  if (ours->real->pMethods != nullptr) ours->base.pMethods = methods();
  return code;
}

sqlite3_vfs* layer() {
  static sqlite3_vfs made = [] {
    sqlite3_vfs* below = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs = *below;
    static const std::string name = FailingDisk::name();
    vfs.zName = name.c_str();
    vfs.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
    vfs.pAppData = below;
    vfs.pNext = nullptr;
    vfs.xOpen = open_file;
    vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };
    return vfs;
  }();
  return &made;
}

}  // namespace

FailingDisk::FailingDisk() {
  sqlite3_vfs_register(layer(), 0);
  heal();
}

FailingDisk::~FailingDisk() { heal(); }

void FailingDisk::fail_at(int call, DiskFault fault, bool lasting) { plan = {call, fault, lasting, false}; }

void FailingDisk::heal() { plan.until_failure = 0; }

bool FailingDisk::has_failed() const { return plan.failed; }

}  // namespace psoas::tests
