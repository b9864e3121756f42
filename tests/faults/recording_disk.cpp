#include "tests/faults/recording_disk.h"

#include "tests/storage/clinic_for_tests.h"
#include "tests/storage/sqlite_layer.h"

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

void remember(DiskEvent::Kind kind, sqlite3_file* file, std::int64_t at = 0, std::string bytes = {}) {
  if (layered(file)->name != nullptr)
    state().recording.events.push_back({kind, layered(file)->name, at, std::move(bytes), false});
}

// Nothing is written through in earnest: that is imitated afterwards, and costs the time.
int write_through(sqlite3_file* file) {
  const bool fails = state().until_failure > 0 && --state().until_failure == 0;
  state().failed = state().failed || fails;
  remember(fails ? DiskEvent::Kind::failed_write_through : DiskEvent::Kind::write_through, file);
  return fails ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

const sqlite3_io_methods* calls() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods io = calls_handed_on();
    io.xWrite = [](sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
      remember(DiskEvent::Kind::write, file, at,
               std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)));
      return below(file)->pMethods->xWrite(below(file), from, size, at);
    };
    io.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
      remember(DiskEvent::Kind::cut, file, size);
      return below(file)->pMethods->xTruncate(below(file), size);
    };
    io.xSync = [](sqlite3_file* file, int) { return write_through(file); };
    return io;
  }();
  return &all;
}

int open_file(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* given) {
  return open_below(layer, name, file, flags, given, calls());
}

int remove_file(sqlite3_vfs* layer, const char* name, int through) {
  state().recording.events.push_back({DiskEvent::Kind::removal, name, 0, {}, through != 0});
  return below(layer)->xDelete(below(layer), name, 0);
}

sqlite3_vfs* layer() {
  static const std::string name = RecordingDisk::name();
  static sqlite3_vfs made = [] {
    sqlite3_vfs vfs = layer_over_usual(name.c_str());
    vfs.xOpen = open_file;
    vfs.xDelete = remove_file;
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
