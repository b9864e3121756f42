#include "reports/xlsx/packing.h"

#include <dlfcn.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdio>

namespace psoas::reports {

namespace {

// While a workbook is packed on this thread.
class Packing {
 public:
  Packing(const std::vector<lxw_worksheet*>& sheets, Progress& progress) : x_progress(progress) {
    for (const lxw_worksheet* sheet : sheets)
      if (sheet->optimize_tmpfile) x_rows.push_back(::dup(::fileno(sheet->optimize_tmpfile)));
    current = this;
  }
  Packing(const Packing&) = delete;
  Packing& operator=(const Packing&) = delete;
  ~Packing() {
    current = nullptr;
    for (const int rows : x_rows) ::close(rows);
  }

  bool stopped() {
    if (!x_stopped && x_progress.cancelled()) {
      x_stopped = true;
      // The library copies the rows of the sheets that are left before it packs them: now there are none.
      for (const int rows : x_rows)
        if (::ftruncate(rows, 0) != 0) continue;  // then it takes longer
    }
    return x_stopped;
  }

  static thread_local Packing* current;

 private:
  Progress& x_progress;
  std::vector<int> x_rows;
  bool x_stopped = false;
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
