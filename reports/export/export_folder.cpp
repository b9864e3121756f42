#include <nlohmann/json.hpp>

#include "domain/base/output_folder.h"
#include "domain/base/version.h"
#include "reports/csv/csv_text.h"
#include "reports/export/export_parts.h"
#include "reports/export/file_digest.h"

namespace psoas::reports {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t bytes_at_once = 1 << 18;
constexpr std::int64_t rows_between_reports = 1 << 12;

class Folder {
 public:
  Folder(const std::filesystem::path& target, Progress& progress) : x_folder(target), x_progress(progress) {}

  // Writes one file; `fill` hands over its bytes piece by piece.
  template <class Fill>
  std::string write(const std::string& name, const Fill& fill) {
    const std::filesystem::path file = x_folder.temporary() / name;
    try {
      OutputFile output(file);
      fill(output);
      output.commit();
      return sha256_of(file);
    } catch (const FileError& error) {
      throw FileError(x_folder.target() / name, error.what());
    }
  }

  std::string write_table(const ExportParts& parts, ExportTable table) {
    std::vector<std::string> names;
    for (const ExportColumn* column : chosen_columns(table, parts.plan.request))
      names.push_back(column->name_in_file(parts.plan.request.profile));
    return write(file_name(table), [&](OutputFile& output) {
      report(table, 0, parts.rows.count(table));
      CsvText csv({names.begin(), names.end()});
      std::int64_t done = 0;
      parts.rows.each(table, [&](std::span<const ExportCell> cells) {
        for (const ExportCell& cell : cells) put(csv, cell);
        csv.end_row();
        if (csv.bytes().size() >= bytes_at_once) output.append(csv.take());
        if (++done % rows_between_reports == 0) report(table, done, parts.rows.count(table));
      });
      output.append(csv.take());
    });
  }

  static std::string file_name(ExportTable table) { return std::string(code_of(table)) + ".csv"; }

  void commit() { x_folder.commit(); }

 private:
  void report(ExportTable table, std::int64_t done, std::int64_t total) {
    x_progress.at(code_of(table), done, total);
    x_progress.check();
  }

  static void put(CsvText& csv, const ExportCell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) csv.number(*number);
    else if (const auto* day = std::get_if<Date>(&cell)) csv.date(*day);
    else if (const auto* flag = std::get_if<bool>(&cell)) csv.text(*flag ? "yes" : "no");
    else if (const auto* text = std::get_if<std::string_view>(&cell)) csv.text(*text);
    else csv.empty();
  }

  OutputFolder x_folder;
  Progress& x_progress;
};

std::string readme(const std::vector<NoteLine>& notes) {
  std::string text = "De-identified export\n";
  for (const NoteLine& note : notes)
    text += note.right.empty() ? "\n" + note.left + "\n" : "  " + note.left + ": " + note.right + "\n";
  return text;
}

std::string codes_csv(const std::vector<CodeMeaning>& codes) {
  CsvText csv({"table", "code", "meaning", "unit"});
  for (const CodeMeaning& code : codes)
    csv.text(code_of(code.table)).text(code.code).text(code.meaning).text(code.unit).end_row();
  return csv.take();
}

ordered_json table_entry(const ExportParts& parts, ExportTable table, const std::string& digest) {
  ordered_json entry;
  entry["file"] = Folder::file_name(table);
  entry["rows"] = parts.rows.count(table);
  entry["sha256"] = digest;
  for (const ExportColumn* column : chosen_columns(table, parts.plan.request))
    entry["columns"].push_back(
        {{"name", column->name_in_file(parts.plan.request.profile)}, {"meaning", meaning_of_column(column->path())}});
  return entry;
}

}  // namespace

void write_export_folder(const ExportParts& parts, const std::filesystem::path& target, Progress& progress) {
  Folder folder(target, progress);
  const ExportRequest& request = parts.plan.request;
  ordered_json manifest;
  manifest["format"] = "psoastrack-export";
  manifest["format_version"] = 1;
  manifest["program"] = std::string("PsoasTrack ") + program_version;
  manifest["study"] = request.study;
  manifest["profile"] = code_of(request.profile);
  manifest["dates"] = dates_of(request.profile);
  if (!request.agreement.empty()) manifest["agreement"] = request.agreement;
  manifest["patients"] = parts.plan.subjects().size();
  for (const ExportTable table : export_tables)
    if (!chosen_columns(table, request).empty())
      manifest["tables"].push_back(table_entry(parts, table, folder.write_table(parts, table)));
  const auto write_text = [&](const std::string& name, const std::string& bytes) {
    const std::string digest = folder.write(name, [&](OutputFile& output) { output.append(bytes); });
    if (name != manifest_name) manifest["further_files"].push_back({{"file", name}, {"sha256", digest}});
  };
  write_text("codes.csv", codes_csv(parts.codes));
  write_text("README.txt", readme(parts.notes));
  write_text(manifest_name, manifest.dump(2) + "\n");
  progress.check();
  folder.commit();
}

}  // namespace psoas::reports
