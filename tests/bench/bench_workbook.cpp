// A quarter's workbook through ours and the same cells through the bare library, in one run. Prints both times, their
// ratio and how much memory each took beyond a process that only holds the record.
//
//   bench_workbook [visits] [rounds]

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "reports/xlsx/quarter_workbook.h"
#include "tests/reports/xlsx/invented_quarter.h"

using namespace psoas;
using namespace psoas::reports;

namespace {

struct Cell {
  lxw_row_t row;
  lxw_col_t column;
  int style;
  bool is_text;
  double number;
  std::size_t text_at;  // into the sheet's texts
};

struct SheetCells {
  std::vector<Cell> cells;
  std::string texts;  // each ends with a NUL
};

std::string unescaped(std::string_view xml) {
  std::string text;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const std::string_view rest = xml.substr(i);
    const auto takes = [&](std::string_view escape, char meant) {
      if (!rest.starts_with(escape)) return false;
      text += meant;
      i += escape.size() - 1;
      return true;
    };
    if (!takes("&amp;", '&') && !takes("&lt;", '<') && !takes("&gt;", '>') && !takes("&quot;", '"')) text += xml[i];
  }
  return text;
}

std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t start = text.find(before);
  if (start == std::string_view::npos) return {};
  const std::size_t from = start + before.size();
  return text.substr(from, text.find(after, from) - from);
}

// The cells of a sheet that our workbook wrote, in order.
SheetCells cells_of(const std::string& xml) {
  SheetCells sheet;
  for (std::size_t at = xml.find("<c r="); at != std::string::npos; at = xml.find("<c r=", at + 1)) {
    const std::string_view cell(xml.data() + at, xml.find("</c>", at) - at);
    const std::string name(between(cell, "r=\"", "\""));
    Cell made{lxw_name_to_row(name.c_str()), lxw_name_to_col(name.c_str()), 0, false, 0, sheet.texts.size()};
    made.style = std::atoi(std::string(between(cell, " s=\"", "\"")).c_str());
    made.is_text = cell.find("inlineStr") != std::string_view::npos;
    if (made.is_text) {
      const std::string_view body = cell.substr(cell.find("<t"));
      sheet.texts += unescaped(between(body, ">", "</t>"));
      sheet.texts += '\0';
    } else {
      made.number = std::atof(std::string(between(cell, "<v>", "</v>")).c_str());
    }
    sheet.cells.push_back(made);
  }
  return sheet;
}

std::string unzipped(const std::filesystem::path& workbook, const std::string& part) {
  FILE* pipe = popen(("unzip -p '" + workbook.string() + "' " + part + " 2>/dev/null").c_str(), "r");
  std::string text;
  char buffer[65536];
  while (const std::size_t read = std::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, read);
  pclose(pipe);
  return text;
}

// As short as the library allows: nothing checked.
void write_bare(const std::vector<SheetCells>& sheets, const std::filesystem::path& target) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* workbook = workbook_new_opt(target.c_str(), &options);
  std::vector<lxw_format*> formats{nullptr};
  for (int i = 1; i < 40; ++i) {
    formats.push_back(workbook_add_format(workbook));
    format_set_num_format(formats.back(), ("0." + std::string(static_cast<std::size_t>(i), '0')).c_str());
  }
  for (const SheetCells& cells : sheets) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, nullptr);
    for (const Cell& cell : cells.cells) {
      lxw_format* format = formats[static_cast<std::size_t>(cell.style)];
      if (cell.is_text) worksheet_write_string(sheet, cell.row, cell.column, cells.texts.data() + cell.text_at, format);
      else worksheet_write_number(sheet, cell.row, cell.column, cell.number, format);
    }
  }
  workbook_close(workbook);
}

long memory_kib(const char* field) {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line))
    if (line.starts_with(field)) return std::atol(line.c_str() + std::strlen(field));
  return 0;
}

struct Measure {
  double seconds = 0;
  double processor = 0;  // seconds; steadier than the clock on a busy machine
  long more_kib = 0;
};

// In a process of its own, so that one does not warm the other's heap.
Measure measured(const std::function<void()>& work) {
  int ends[2];
  if (pipe(ends) != 0) std::exit(1);
  const pid_t child = fork();
  if (child == 0) {
    std::ofstream("/proc/self/clear_refs") << 5;  // the peak counts from here
    const long before = memory_kib("VmRSS:");
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    const Measure measure{took.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
                          memory_kib("VmHWM:") - before};
    _exit(write(ends[1], &measure, sizeof measure) == sizeof measure ? 0 : 1);
  }
  Measure measure;
  if (read(ends[0], &measure, sizeof measure) != sizeof measure) std::exit(1);
  waitpid(child, nullptr, 0);
  close(ends[0]);
  close(ends[1]);
  return measure;
}

}  // namespace

int main(int count, char** arguments) {
  const int visits = count > 1 ? std::atoi(arguments[1]) : 50000;
  const int rounds = count > 2 ? std::atoi(arguments[2]) : 5;
  std::string made = (std::filesystem::temp_directory_path() / "bench-workbook-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(made.data());
  const Catalogue catalogue = small_catalogue();
  const QuarterReport report = invented_quarter(visits);
  const auto ours = [&] {
    NoProgress progress;
    write_quarter(report, catalogue, folder / "ours.xlsx", progress);
  };
  ours();
  std::vector<SheetCells> sheets;
  std::size_t cells = 0;
  for (int number = 1;; ++number) {  // every sheet; bare draws no charts
    const std::string xml = unzipped(folder / "ours.xlsx", "xl/worksheets/sheet" + std::to_string(number) + ".xml");
    if (xml.empty()) break;
    sheets.push_back(cells_of(xml));
    cells += sheets.back().cells.size();
  }

  Measure best_ours{1e9, 1e9, 0};
  Measure best_bare{1e9, 1e9, 0};
  const auto keep = [](Measure& best, const Measure& measure) {
    best = {std::min(best.seconds, measure.seconds), std::min(best.processor, measure.processor),
            std::max(best.more_kib, measure.more_kib)};
  };
  std::vector<double> ratios;  // of neighbours in time: a machine that is slower for a while is so for both
  for (int round = 0; round < rounds; ++round) {
    const Measure bare = measured([&] { write_bare(sheets, folder / "bare.xlsx"); });
    const Measure own = measured(ours);
    keep(best_bare, bare);
    keep(best_ours, own);
    ratios.push_back(own.processor / bare.processor);
  }
  std::ranges::sort(ratios);
  const auto print = [](const char* who, const Measure& best) {
    std::printf("  %-12s %8.3f s  %8.3f s of processor  %6.1f MiB\n", who, best.seconds, best.processor,
                static_cast<double>(best.more_kib) / 1024);
  };
  std::printf("workbook of %d visits, %zu cells\n", visits, cells);
  print("bare library", best_bare);
  print("ours", best_ours);
  std::printf("  %-12s %8.3f    %8.3f    median of the rounds' processor time %.3f; bar 1.15, 64 MiB\n", "ratio",
              best_ours.seconds / best_bare.seconds, best_ours.processor / best_bare.processor,
              ratios[ratios.size() / 2]);
  std::filesystem::remove_all(folder);
  return 0;
}
