#pragma once

// A disk that remembers what was asked of it: a layer over SQLite's usual file system that records each write, cut,
// write-through and removal, and can let a write-through fail the way Linux does, which then forgets the pages.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace psoas::tests {

struct DiskEvent {
  enum class Kind { write, cut, write_through, failed_write_through, removal, note };
  Kind kind{};
  std::string file;  // its path; of a note: what was noted
  std::int64_t at = 0;
  std::string bytes;
  bool through = false;  // of a removal: the folder was written through
};

struct Recording {
  std::map<std::string, std::string> before;  // contents of files when the recording began, by path
  std::vector<DiskEvent> events;
};

class RecordingDisk {
 public:
  RecordingDisk();
  RecordingDisk(const RecordingDisk&) = delete;
  RecordingDisk& operator=(const RecordingDisk&) = delete;
  ~RecordingDisk();

  // The name the layer is known by to SQLite.
  static std::string name() { return "recording-disk"; }

  // Begins anew with what these files hold now.
  void record(const std::vector<std::string>& files);
  // Stands among the events: what was acknowledged at this point.
  void note(const std::string& text);
  // The write-through with this number from now on (1 is the next) fails, once.
  void fail_write_through(int call);
  bool has_failed() const;

  const Recording& recording() const;
};

}  // namespace psoas::tests
