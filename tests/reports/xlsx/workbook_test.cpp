#include <catch2/catch.hpp>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <fstream>
#include <functional>

#include "reports/xlsx/table.h"
#include "reports/xlsx/workbook.h"
#include "tests/reports/xlsx/package.h"
#include "tests/support/files.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

const std::vector<Column> columns{{"Number", 9, Style::number}, {"Text", 30}, {"Day", 12, Style::date}};

void write_rows(const std::filesystem::path& target, int rows, std::int64_t most_rows = excel_rows,
                const std::filesystem::path& temporary_folder = {}) {
  WorkbookSettings settings;
  settings.temporary_folder = temporary_folder;
  Workbook workbook(target, settings);
  NoProgress progress;
  Table table(workbook, columns, {"Findings", rows, most_rows}, progress);
  for (int i = 0; i < rows; ++i) {
    table.number(i);
    table.text("text that differs " + std::to_string(i * 7919));
    table.date(add_days(Date{date::year{2020} / 1 / 1}, i % 3000));
    table.end_row();
  }
  table.finish();
  workbook.save(progress);
}

// Writes one cell and nothing else.
void write_cell(const std::filesystem::path& target, const std::function<void(Sheet&)>& write) {
  Workbook workbook(target, {});
  write(workbook.add_sheet("Cells"));
  NoProgress progress;
  workbook.save(progress);
}

std::string reason_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const FileError& error) {
    return error.what();
  }
  return "no failure";
}

// Runs in a process of its own, whose limits and mounts end with it. 0: `work` gave true.
int outcome_elsewhere(const std::function<bool()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    bool good = false;
    try {
      good = work();
    } catch (...) {
    }
    _exit(good ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

constexpr int not_allowed_here = 77;

// Puts a file system of this size over the folder, for this process alone.
bool mount_small(const std::filesystem::path& folder, const std::string& size) {
  const std::string user = std::to_string(getuid());
  const std::string group = std::to_string(getgid());
  if (unshare(CLONE_NEWNS) != 0) {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << "0 " + user + " 1";
    std::ofstream("/proc/self/gid_map") << "0 " + group + " 1";
  }
  mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
  return mount("tmpfs", folder.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
}

}  // namespace

TEST_CASE("Text that looks like a formula stays text") {
  const TemporaryFolder folder;
  const std::vector<std::string> texts{"=HYPERLINK(\"http://example.org\")",
                                       "-2 points",
                                       "+1",
                                       "@x",
                                       "=1+1",
                                       "\t=1",
                                       "000123",
                                       "1E5",
                                       "2026-01-01",
                                       "＝1",
                                       "http://example.org",
                                       "TRUE"};
  write_cell(folder / "text.xlsx", [&](Sheet& sheet) {
    for (std::uint32_t row = 0; row < texts.size(); ++row) sheet.text(row, 0, texts[row]);
  });
  const std::string xml = part_of(folder / "text.xlsx", "xl/worksheets/sheet1.xml");
  CHECK(xml.find("<f>") == std::string::npos);
  for (std::size_t row = 0; row < texts.size(); ++row)
    CHECK(cell_of(xml, "A" + std::to_string(row + 1)).find("t=\"inlineStr\"") != std::string::npos);
}

TEST_CASE("A date is a number with a date format, as Excel counts days") {
  const TemporaryFolder folder;
  write_cell(folder / "dates.xlsx", [](Sheet& sheet) {
    sheet.date(0, 0, Date{date::year{1900} / 3 / 1});
    sheet.date(1, 0, Date{date::year{2026} / 7 / 1});
    sheet.date(2, 0, Date{date::year{1899} / 6 / 5});
  });
  const std::string xml = part_of(folder / "dates.xlsx", "xl/worksheets/sheet1.xml");
  CHECK(cell_of(xml, "A1").find("<v>61</v>") != std::string::npos);
  CHECK(cell_of(xml, "A2").find("<v>46204</v>") != std::string::npos);
  CHECK(cell_of(xml, "A3").find("<t>1899-06-05</t>") != std::string::npos);  // before Excel's calendar
  CHECK(part_of(folder / "dates.xlsx", "xl/styles.xml").find("yyyy-mm-dd") != std::string::npos);
}

TEST_CASE("What cannot stand in a cell is refused with its place, and nothing is left behind") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::function<void(Sheet&)>& write) {
    return reason_of([&] { write_cell(folder / "bad.xlsx", write); });
  };
  CHECK(refused([](Sheet& s) { s.text(4, 2, "caf\xE9"); }) == "Cells, cell C5: the text is not valid UTF-8");
  CHECK(refused([](Sheet& s) { s.text(0, 0, std::string_view("a\0b", 3)); }).find("NUL") != std::string::npos);
  CHECK(refused([](Sheet& s) { s.text(0, 0, std::string(32768, 'a')); }).find("longer") != std::string::npos);
  CHECK(refused([](Sheet& s) { s.number(0, 0, NAN); }).find("finite") != std::string::npos);
  CHECK(refused([](Sheet& s) { s.number(0, 0, INFINITY); }).find("finite") != std::string::npos);
  CHECK(refused([](Sheet& s) { s.date(0, 0, Date{date::year{2026} / 2 / 30}); }).find("calendar") != std::string::npos);
  CHECK(folder.entries() == 0);
}

TEST_CASE("A table longer than a sheet continues on the next with the same header") {
  const TemporaryFolder folder;
  write_rows(folder / "long.xlsx", 250, 101);
  const std::string book = part_of(folder / "long.xlsx", "xl/workbook.xml");
  CHECK(book.find("name=\"Findings\"") != std::string::npos);
  CHECK(book.find("name=\"Findings 2\"") != std::string::npos);
  CHECK(book.find("name=\"Findings 3\"") != std::string::npos);
  const std::string second = part_of(folder / "long.xlsx", "xl/worksheets/sheet2.xml");
  CHECK(cell_of(second, "A1").find("<t>Number</t>") != std::string::npos);
  CHECK(cell_of(second, "A2").find("<v>100</v>") != std::string::npos);
  CHECK(second.find("<autoFilter ref=\"A1:C101\"") != std::string::npos);
  const std::string third = part_of(folder / "long.xlsx", "xl/worksheets/sheet3.xml");
  CHECK(cell_of(third, "A51").find("<v>249</v>") != std::string::npos);
  CHECK(cell_of(third, "A52").empty());
}

TEST_CASE("A table that just fills its sheet begins no other") {
  const TemporaryFolder folder;
  write_rows(folder / "full.xlsx", 100, 101);
  CHECK(part_of(folder / "full.xlsx", "xl/workbook.xml").find("Findings 2") == std::string::npos);
}

TEST_CASE("A table without rows is a header that can be filtered") {
  const TemporaryFolder folder;
  write_rows(folder / "empty.xlsx", 0);
  const std::string xml = part_of(folder / "empty.xlsx", "xl/worksheets/sheet1.xml");
  CHECK(xml.find("<autoFilter ref=\"A1:C2\"") != std::string::npos);
  CHECK(xml.find("state=\"frozen\"") != std::string::npos);
}

TEST_CASE("Rows that do not reach the temporary file are noticed") {
  const TemporaryFolder folder;
  const int outcome = outcome_elsewhere([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{200 * 1024, 200 * 1024};  // of each file: the rows do not fit, the packed workbook would
    setrlimit(RLIMIT_FSIZE, &limit);
    return reason_of([&] { write_rows(folder / "cut.xlsx", 5000); }).find("full") != std::string::npos;
  });
  CHECK(outcome == 0);
  CHECK(folder.entries() == 0);
}

TEST_CASE("A full temporary folder is noticed") {
  const TemporaryFolder folder;
  const TemporaryFolder small;
  const int outcome = outcome_elsewhere([&] {
    if (!mount_small(small.path(), "300k")) _exit(not_allowed_here);
    return reason_of([&] { write_rows(folder / "cut.xlsx", 5000, excel_rows, small.path()); }).find("full") !=
           std::string::npos;
  });
  if (outcome == not_allowed_here) {
    WARN("no small file system may be mounted here");
    return;
  }
  CHECK(outcome == 0);
  CHECK(folder.entries() == 0);
}

TEST_CASE("A second copy that does not fit beside the first is noticed") {
  const TemporaryFolder folder;
  const TemporaryFolder small;
  // The library copies all rows once more when it packs them: at some size only that fails.
  const int outcome = outcome_elsewhere([&] {
    if (!mount_small(small.path(), "1m")) _exit(not_allowed_here);
    return reason_of([&] { write_rows(folder / "cut.xlsx", 5000, excel_rows, small.path()); }).find("incomplete") !=
           std::string::npos;
  });
  if (outcome == not_allowed_here) {
    WARN("no small file system may be mounted here");
    return;
  }
  CHECK(outcome == 0);
  CHECK(folder.entries() == 0);
}

TEST_CASE("A target that cannot be written leaves nothing behind") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(write_rows(folder / "missing" / "a.xlsx", 10), FileError);
  std::ofstream(folder / "file") << "no folder";
  CHECK_THROWS_AS(write_rows(folder / "file" / "a.xlsx", 10), FileError);
  CHECK_THROWS_AS(write_rows(folder / "a.xlsx", 10, excel_rows, folder / "missing"), FileError);
  CHECK(folder.entries() == 1);
}

TEST_CASE("A workbook that was there stays when the new one fails") {
  const TemporaryFolder folder;
  write_rows(folder / "a.xlsx", 10);
  const auto size = std::filesystem::file_size(folder / "a.xlsx");
  CHECK_THROWS_AS(write_cell(folder / "a.xlsx", [](Sheet& s) { s.text(0, 0, "\xFF"); }), FileError);
  CHECK(std::filesystem::file_size(folder / "a.xlsx") == size);
  CHECK(folder.entries() == 1);
}
