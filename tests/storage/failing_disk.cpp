#include "tests/storage/failing_disk.h"

#include "tests/storage/sqlite_layer.h"

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

template <class Work>
int unless_failing(Call call, Work work) {
  const int code = outcome(call);
  return code == SQLITE_OK ? work() : code;
}

const sqlite3_io_methods* calls() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods io = calls_handed_on();
    io.xRead = [](sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
      return unless_failing(Call::read, [&] { return below(file)->pMethods->xRead(below(file), into, size, at); });
    };
    io.xWrite = [](sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
      const auto write = [&](int count) { return below(file)->pMethods->xWrite(below(file), from, count, at); };
      const int code = outcome(Call::write);
      if (code != SQLITE_OK && plan.fault == DiskFault::torn) write(size / 2);
      return code == SQLITE_OK ? write(size) : code;
    };
    io.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
      return unless_failing(Call::write, [&] { return below(file)->pMethods->xTruncate(below(file), size); });
    };
    io.xSync = [](sqlite3_file* file, int flags) {
      return unless_failing(Call::sync, [&] { return below(file)->pMethods->xSync(below(file), flags); });
    };
    return io;
  }();
  return &all;
}

int open_file(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* given) {
  return open_below(layer, name, file, flags, given, calls());
}

sqlite3_vfs* layer() {
  static const std::string name = FailingDisk::name();
  static sqlite3_vfs made = [] {
    sqlite3_vfs vfs = layer_over_usual(name.c_str());
    vfs.xOpen = open_file;
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
