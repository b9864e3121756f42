#include "tests/faults/recording_disk.h"

#include <sqlite3.h>

#include <new>

#include "tests/storage/clinic_for_tests.h"

namespace psoas::tests {

namespace {

struct State {
  Recording recording;
  int until_failure = 0;
  bool failed = false;
};

State& state() {
  static State only;
  return only;
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;
  const char* name;  // lives as long as the file is open; nullptr for SQLite's own temporary files
};

File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file)->real; }

void remember(DiskEvent::Kind kind, sqlite3_file* file, std::int64_t at = 0, std::string bytes = {}) {
  if (ours(file)->name != nullptr)
    state().recording.events.push_back({kind, ours(file)->name, at, std::move(bytes), false});
}

// Nothing is written through in earnest: that is imitated afterwards, and costs the time.
int write_through(sqlite3_file* file) {
  const bool fails = state().until_failure > 0 && --state().until_failure == 0;
  state().failed = state().failed || fails;
  remember(fails ? DiskEvent::Kind::failed_write_through : DiskEvent::Kind::write_through, file);
  return fails ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods io{};
    io.iVersion = 1;
    io.xClose = [](sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); };
    io.xRead = [](sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
      return real(file)->pMethods->xRead(real(file), into, size, at);
    };
    io.xWrite = [](sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
      remember(DiskEvent::Kind::write, file, at,
               std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)));
      return real(file)->pMethods->xWrite(real(file), from, size, at);
    };
    io.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
      remember(DiskEvent::Kind::cut, file, size);
      return real(file)->pMethods->xTruncate(real(file), size);
    };
    io.xSync = [](sqlite3_file* file, int) { return write_through(file); };
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

sqlite3_vfs* usual(sqlite3_vfs* layer) { return static_cast<sqlite3_vfs*>(layer->pAppData); }

int open_file(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* given) {
  constexpr int lasting = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
  File* made = new (file) File{};
  made->real = reinterpret_cast<sqlite3_file*>(made + 1);
  made->name = (flags & lasting) != 0 ? name : nullptr;
  const int code = usual(layer)->xOpen(usual(layer), name, made->real, flags, given);
  if (made->real->pMethods != nullptr) made->base.pMethods = methods();
  return code;
}

int remove_file(sqlite3_vfs* layer, const char* name, int through) {
  state().recording.events.push_back({DiskEvent::Kind::removal, name, 0, {}, through != 0});
  return usual(layer)->xDelete(usual(layer), name, 0);
}

sqlite3_vfs* layer() {
  static sqlite3_vfs made = [] {
    sqlite3_vfs* below = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs = *below;
    static const std::string name = RecordingDisk::name();
    vfs.zName = name.c_str();
    vfs.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
    vfs.pAppData = below;
    vfs.pNext = nullptr;
    vfs.xOpen = open_file;
    vfs.xDelete = remove_file;
    vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };
    return vfs;
  }();
  return &made;
}

}  // namespace

RecordingDisk::RecordingDisk() {
  sqlite3_vfs_register(layer(), 0);
  state() = {};
}

RecordingDisk::~RecordingDisk() { state() = {}; }

void RecordingDisk::record(const std::vector<std::string>& files) {
  state() = {};
  for (const std::string& file : files)
    if (std::filesystem::exists(file)) state().recording.before[file] = bytes_of(file);
}

void RecordingDisk::note(const std::string& text) {
  state().recording.events.push_back({DiskEvent::Kind::note, text, 0, {}, false});
}

void RecordingDisk::fail_write_through(int call) { state().until_failure = call; }

bool RecordingDisk::has_failed() const { return state().failed; }

const Recording& RecordingDisk::recording() const { return state().recording; }

}  // namespace psoas::tests
