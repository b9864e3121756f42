#include "domain/base/version.h"
#include "domain/catalogue/spelled_out.h"
#include "reports/export/export_parts.h"
#include "reports/xlsx/table.h"
#include "reports/xlsx/workbook.h"

namespace psoas::reports {

namespace {

constexpr double width_of_notes = 96;

const std::vector<Column> code_columns{
    {"table", 16, Style::text}, {"code", 34, Style::text}, {"meaning", 56, Style::text}, {"unit", 12, Style::text}};

// "adverse_events" as "Adverse events", or with its prefix as "Study adverse events".
std::string sheet_name(std::string_view prefix, ExportTable table) {
  std::string name = spelled_out(std::string(prefix) + std::string(code_of(table)));
  if (prefix.empty()) name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

// Not every program makes room for wrapped lines by itself.
double height_of(const std::string& text) {
  const auto lines = static_cast<int>(static_cast<double>(text.size()) / (width_of_notes * 0.95)) + 1;
  return 15 * lines + 3;
}

void write_notes(Workbook& workbook, const std::vector<NoteLine>& notes) {
  Sheet& sheet = workbook.add_page("Read me");
  sheet.column_width(0, 0, 24);
  sheet.column_width(1, 1, width_of_notes);
  sheet.hide_gridlines();
  std::uint32_t row = 0;
  sheet.text(row, 0, "De-identified export", Style::title);
  for (const NoteLine& note : notes) {
    ++row;
    if (note.right.empty()) {
      ++row;
      sheet.text(row, 0, note.left, Style::section);
      continue;
    }
    sheet.row_height(row, height_of(note.right));
    sheet.text(row, 0, note.left, Style::wrapped);
    sheet.text(row, 1, note.right, Style::wrapped);
  }
}

Style style_of(const ExportColumn& column, Profile profile) {
  if (column.kind == ColumnKind::number) return Style::number;
  if (column.kind != ColumnKind::day) return Style::text;
  return profile == Profile::safe_harbor ? Style::number : Style::date;
}

void put(Table& table, const ExportCell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) table.number(*number);
  else if (const auto* day = std::get_if<Date>(&cell)) table.date(*day);
  else if (const auto* flag = std::get_if<bool>(&cell)) table.text(*flag ? "yes" : "no");
  else if (const auto* text = std::get_if<std::string_view>(&cell)) table.text(*text);
  else table.empty();
}

void write_table(Workbook& workbook, const ExportParts& parts, ExportTable which, std::string_view prefix,
                 std::int64_t most_rows, Progress& progress) {
  const std::vector<const ExportColumn*> chosen = chosen_columns(which, parts.plan.request);
  if (chosen.empty()) return;
  const Profile profile = parts.plan.request.profile;
  std::vector<std::string> names;
  for (const ExportColumn* column : chosen) names.push_back(column->name_in_file(profile));
  std::vector<Column> columns;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    columns.push_back({names[i], chosen[i]->kind == ColumnKind::code ? 20.0 : 13.0, style_of(*chosen[i], profile)});
  Table table(workbook, columns, {sheet_name(prefix, which), parts.rows.count(which), most_rows}, progress);
  parts.rows.each(which, [&](std::span<const ExportCell> cells) {
    for (const ExportCell& cell : cells) put(table, cell);
    table.end_row();
  });
  table.finish();
}

void write_codes(Workbook& workbook, const std::vector<CodeMeaning>& codes, std::int64_t most_rows,
                 Progress& progress) {
  if (codes.empty()) return;
  Table table(workbook, code_columns, {"Codes", static_cast<std::int64_t>(codes.size()), most_rows}, progress);
  for (const CodeMeaning& code : codes) {
    table.text(code_of(code.table));
    table.text(code.code);
    table.text(code.meaning);
    table.text(code.unit);
    table.end_row();
  }
  table.finish();
}

}  // namespace

void write_export_sheets(Workbook& workbook, const ExportParts& parts, std::string_view prefix, std::int64_t most_rows,
                         Progress& progress) {
  write_notes(workbook, parts.notes);
  for (const ExportTable table : export_tables) write_table(workbook, parts, table, prefix, most_rows, progress);
  write_codes(workbook, parts.codes, most_rows, progress);
}

void write_export_workbook(const ExportParts& parts, const ExportSurroundings& with,
                           const std::filesystem::path& target, Progress& progress) {
  WorkbookSettings settings;
  settings.title = "De-identified export";
  settings.program = std::string("PsoasTrack ") + program_version;
  settings.footer = parts.plan.request.study;
  settings.made_at = with.made_at;
  Workbook workbook(target, settings);
  write_export_sheets(workbook, parts, "", with.most_rows, progress);
  progress.check();
  workbook.save(progress);
}

}  // namespace psoas::reports
