#include "reports/xlsx/packing.h"

#include <dlfcn.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <stop_token>
#include <thread>

namespace psoas::reports {

namespace {

// While a workbook is packed on this thread. The wish to stop is asked for at each piece, and every now and then
// beside the library, which copies the rows of a sheet without a word before it packs them.
class Packing {
 public:
  Packing(const std::vector<lxw_worksheet*>& sheets, Progress& progress) : x_progress(progress) {
    for (const lxw_worksheet* sheet : sheets)
      if (sheet->optimize_tmpfile) x_rows.push_back(::dup(::fileno(sheet->optimize_tmpfile)));
    x_beside = std::jthread([this](const std::stop_token& packed) { watch(packed); });
    current = this;
  }
  Packing(const Packing&) = delete;
  Packing& operator=(const Packing&) = delete;
  ~Packing() {
    current = nullptr;
    x_beside.request_stop();
    x_beside.join();
    for (const int rows : x_rows) ::close(rows);
  }

  bool stopped() {
    const std::lock_guard guard(x_lock);
    if (!x_stopped && x_progress.cancelled()) {
      x_stopped = true;
      x_wished.notify_one();
    }
    return x_stopped;
  }

  static thread_local Packing* current;

 private:
  void watch(const std::stop_token& packed) {
    using namespace std::chrono_literals;
    while (!packed.stop_requested() && !stopped()) {
      std::unique_lock lock(x_lock);
      x_wished.wait_for(lock, packed, 20ms, [this] { return x_stopped; });
    }
    if (stopped()) take_rows_away();
  }

  // The library then finds none in the sheet it copies and in those that are left. Beside it, for to give the room
  // of large files back takes a while.
  void take_rows_away() {
    for (const int rows : x_rows)
      if (::ftruncate(rows, 0) != 0) continue;  // then it takes longer
  }

  Progress& x_progress;
  std::vector<int> x_rows;
  bool x_stopped = false;
  std::mutex x_lock;  // also: the wish is asked for by one at a time
  std::condition_variable_any x_wished;
  std::jthread x_beside;
};

thread_local Packing* Packing::current = nullptr;

}  // namespace

int pack(lxw_workbook* workbook, const std::vector<lxw_worksheet*>& sheets, Progress& progress) {
  Packing packing(sheets, progress);
  const lxw_error error = workbook_close(workbook);
  if (packing.stopped()) throw Cancelled();
  return error;
}

}  // namespace psoas::reports

// The library knows no way to stop. It hands each piece to minizip by this function, which the linker finds here
// first: a piece of a package that nobody wants any more is dropped instead of compressed.
extern "C" [[gnu::visibility("default")]] int zipWriteInFileInZip(void* package, const void* bytes, unsigned count) {
  using Write = int (*)(void*, const void*, unsigned);
  static const auto write = reinterpret_cast<Write>(::dlsym(RTLD_NEXT, "zipWriteInFileInZip"));
  constexpr int cannot_write = -1;  // ZIP_ERRNO
  if (psoas::reports::Packing::current && psoas::reports::Packing::current->stopped()) return 0;
  return write ? write(package, bytes, count) : cannot_write;
}
