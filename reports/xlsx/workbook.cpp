#include "reports/xlsx/workbook.h"

#include <sys/stat.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cmath>
#include <system_error>
#include <utility>

#include "domain/base/uuid.h"
#include "reports/xlsx/cell_text.h"
#include "reports/xlsx/package_check.h"
#include "reports/xlsx/packing.h"

namespace psoas::reports {

namespace {

// "C12"
std::string cell_name(std::uint32_t row, std::uint16_t column) {
  char name[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(name, row, column);
  return name;
}

// An ampersand starts a code in headers and footers; Excel takes 255 characters in all.
std::string footer_text(std::string_view plain) {
  std::string text;
  for (std::string_view piece : cell_pieces(plain, 100)) {
    for (char c : piece) text += c == '&' ? std::string("&&") : std::string(1, c);
    break;
  }
  return text;
}

// The library keeps each sheet's rows in a file of its own until the end. Its error mark says that some were lost.
bool lost_rows(lxw_worksheet* sheet) {
  if (!sheet->optimize_tmpfile) return false;  // kept in memory
  lxw_worksheet_write_single_row(sheet);
  return std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile) != 0;
}

}  // namespace

// A folder of our own, closed to others, for the library's temporary files. They hold patients' rows.
class Workbook::TemporaryFolder {
 public:
  TemporaryFolder(const std::filesystem::path& parent, const std::filesystem::path& target)
      : x_path(parent / (".psoastrack-" + new_uuid())) {
    if (::mkdir(x_path.c_str(), 0700) != 0) throw FileError(target, std::generic_category().message(errno));
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(x_path, ignored);
  }
  const std::filesystem::path& path() const { return x_path; }

 private:
  std::filesystem::path x_path;
};

double excel_day(Date day) {
  // Excel's day 1 is 1900-01-01, and it believes in a 29 February 1900.
  constexpr auto before_first = date::sys_days{date::year{1899} / 12 / 30};
  return static_cast<double>((date::sys_days{day} - before_first).count());
}

Workbook::Workbook(std::filesystem::path target, const WorkbookSettings& settings)
    : x_target(std::move(target)),
      x_paper(settings.paper),
      x_footer("&L&8" + footer_text(settings.footer) + "&C&8&A&R&8Page &P of &N"),
      x_file(x_target) {
  const std::filesystem::path folder =
      settings.temporary_folder.empty() ? x_file.temporary().parent_path() : settings.temporary_folder;
  x_temporary = std::make_unique<TemporaryFolder>(folder, x_target);

  std::string temporary = x_temporary->path().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = temporary.data();
  x_workbook = workbook_new_opt(x_file.temporary().c_str(), &options);
  if (!x_workbook) throw FileError(x_target, "not enough memory to begin the workbook");
  try {
    make_formats();
    std::string title = settings.title;
    std::string company = settings.clinic;
    std::string author = settings.program;
    std::string comments = settings.comments;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.company = company.data();
    properties.author = author.data();
    properties.comments = comments.data();
    properties.created = date::floor<std::chrono::seconds>(settings.made_at).time_since_epoch().count();
    check(workbook_set_properties(x_workbook, &properties), "properties");
  } catch (...) {
    lxw_workbook_free(x_workbook);
    throw;
  }
}

Workbook::~Workbook() {
  if (!x_workbook) return;
  close_row_files();
  lxw_workbook_free(x_workbook);
}

// The library closes them only when it writes the package.
void Workbook::close_row_files() {
  for (const std::unique_ptr<Sheet>& sheet : x_sheets) {
    if (sheet->x_sheet->optimize_tmpfile) std::fclose(sheet->x_sheet->optimize_tmpfile);
    sheet->x_sheet->optimize_tmpfile = nullptr;
  }
}

void Workbook::check(int code, const std::string& what) const {
  if (code == LXW_NO_ERROR) return;
  throw FileError(x_target, what + ": " + lxw_strerror(static_cast<lxw_error>(code)));
}

Sheet& Workbook::add_sheet(const std::string& name) { return add(name, false); }

Sheet& Workbook::add_page(const std::string& name) { return add(name, true); }

Sheet& Workbook::add(const std::string& name, bool in_memory) {
  x_workbook->options.constant_memory = in_memory ? LXW_FALSE : LXW_TRUE;  // read when a sheet is made
  lxw_worksheet* sheet = workbook_add_worksheet(x_workbook, name.c_str());
  if (!sheet) throw FileError(x_target, "the sheet " + name + " cannot be added");
  x_sheets.push_back(std::unique_ptr<Sheet>(new Sheet(*this, sheet, name)));
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, x_paper == "Letter" ? 1 : 9);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7);
  check(worksheet_set_footer(sheet, x_footer.c_str()), name);
  return *x_sheets.back();
}

void Workbook::save(Progress& progress, const std::function<void(const std::filesystem::path&)>& before_naming) {
  std::vector<std::int64_t> rows;
  std::vector<lxw_worksheet*> sheets;
  for (const std::unique_ptr<Sheet>& sheet : x_sheets) {
    if (lost_rows(sheet->x_sheet))
      throw FileError(x_target, "the rows of " + sheet->x_name + " could not be kept: the temporary folder is full");
    rows.push_back(sheet->x_rows);
    sheets.push_back(sheet->x_sheet);
  }
  progress.check();
  check(pack(std::exchange(x_workbook, nullptr), sheets, progress), "the workbook");
  try {
    check_package(x_file.temporary(), rows, progress);
  } catch (const FileError& error) {
    throw FileError(x_target, error.what());
  }
  if (before_naming) before_naming(x_file.temporary());
  x_file.commit();
}

Sheet::Sheet(Workbook& workbook, lxw_worksheet* sheet, std::string name)
    : x_workbook(workbook), x_sheet(sheet), x_name(std::move(name)) {}

void Sheet::refuse(const std::string& reason, std::uint32_t row, std::uint16_t column) const {
  throw FileError(x_workbook.x_target, x_name + ", cell " + cell_name(row, column) + ": " + reason);
}

void Sheet::check(int code, std::uint32_t row, std::uint16_t column) const {
  if (code != LXW_NO_ERROR) refuse(lxw_strerror(static_cast<lxw_error>(code)), row, column);
}

void Sheet::text(std::uint32_t row, std::uint16_t column, std::string_view text, Style style) {
  if (text.empty()) {
    if (style >= Style::table_head) blank(row, column, style);
    return;
  }
  if (is_plain_cell_text(text)) {
    x_text = text;
  } else {
    switch (prepare_cell_text(text, x_text)) {
      case CellTextFault::none: break;
      case CellTextFault::not_utf8: refuse("the text is not valid UTF-8", row, column);
      case CellTextFault::nul_character: refuse("the text holds a NUL character", row, column);
      case CellTextFault::too_long: refuse("the text is longer than a cell can hold", row, column);
    }
  }
  lxw_format* format = style == Style::text ? nullptr : x_workbook.format(style);
  check(worksheet_write_string(x_sheet, row, column, x_text.c_str(), format), row, column);
  count(row);
}

void Sheet::number(std::uint32_t row, std::uint16_t column, double number, Style style) {
  if (!std::isfinite(number)) refuse("the number is not finite", row, column);
  lxw_format* format = style == Style::number ? nullptr : x_workbook.format(style);
  check(worksheet_write_number(x_sheet, row, column, number, format), row, column);
  count(row);
}

void Sheet::date(std::uint32_t row, std::uint16_t column, Date day, Style style) {
  constexpr auto first_shared = date::sys_days{date::year{1900} / 3 / 1};
  if (!day.ok()) refuse("the date is not one of the calendar", row, column);
  if (date::sys_days{day} < first_shared) return text(row, column, to_string(day), Style::text);
  number(row, column, excel_day(day), style);
}

void Sheet::blank(std::uint32_t row, std::uint16_t column, Style style) {
  check(worksheet_write_blank(x_sheet, row, column, x_workbook.format(style)), row, column);
  count(row);
}

void Sheet::merged(std::uint32_t row, std::uint16_t first_column, std::uint16_t last_column, std::string_view text,
                   Style style) {
  check(worksheet_merge_range(x_sheet, row, first_column, row, last_column, "", x_workbook.format(style)), row,
        first_column);
  this->text(row, first_column, text, style);
}

void Sheet::row_height(std::uint32_t row, double points) {
  check(worksheet_set_row(x_sheet, row, points, nullptr), row, 0);
}

void Sheet::column_width(std::uint16_t first, std::uint16_t last, double characters) {
  check(worksheet_set_column(x_sheet, first, last, characters, nullptr), 0, first);
}

void Sheet::freeze_above(std::uint32_t row) { worksheet_freeze_panes(x_sheet, row, 0); }

void Sheet::filter(const CellRange& range) {
  check(worksheet_autofilter(x_sheet, range.first_row, range.first_column, range.last_row, range.last_column),
        range.first_row, range.first_column);
}

void Sheet::repeat_rows(std::uint32_t first, std::uint32_t last) {
  check(worksheet_repeat_rows(x_sheet, first, last), first, 0);
}

void Sheet::hide_gridlines() { worksheet_gridlines(x_sheet, LXW_HIDE_ALL_GRIDLINES); }

}  // namespace psoas::reports
