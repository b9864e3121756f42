#include "domain/privacy/export_column.h"

#include <algorithm>

namespace psoas {

namespace {

using enum ExportTable;
using enum ColumnKind;

constexpr ExportColumn column(ExportTable table, std::string_view code, ColumnKind kind) {
  ExportColumn made;
  made.table = table;
  made.code = code;
  made.kind = kind;
  return made;
}

constexpr ExportColumn key(ExportTable table, std::string_view code, ColumnKind kind) {
  ExportColumn made = column(table, code, kind);
  made.key = true;
  return made;
}

constexpr ExportColumn by_name(ExportColumn made) {
  made.only_by_name = true;
  return made;
}

constexpr ExportColumn in_safe_harbor(ExportColumn made) {
  made.shifted = made.limited = false;
  return made;
}

constexpr ExportColumn with_dates(ExportColumn made) {
  made.safe_harbor = false;
  return made;
}

constexpr ExportColumn in_limited(ExportColumn made) {
  made.safe_harbor = made.shifted = false;
  return made;
}

const std::vector<ExportColumn> columns{
    key(patients, "study_id", code),
    column(patients, "sex", code),
    column(patients, "age_at_index", number),
    column(patients, "age_band", code),
    in_safe_harbor(column(patients, "index_year", number)),
    with_dates(column(patients, "index_day", day)),
    column(patients, "index_treatment", code),
    column(patients, "diagnosis", code),
    column(patients, "death_day", day),
    by_name(column(patients, "state", code)),
    by_name(column(patients, "zip3", code)),
    in_limited(by_name(column(patients, "zip5", code))),
    in_limited(by_name(column(patients, "birth_day", day))),

    key(visits, "study_id", code),
    key(visits, "visit", number),
    column(visits, "day", day),
    column(visits, "kind", code),

    key(scores, "study_id", code),
    key(scores, "visit", number),
    column(scores, "day", day),
    column(scores, "instrument", code),
    column(scores, "phase", code),
    column(scores, "status", code),
    column(scores, "total", number),

    key(items, "study_id", code),
    key(items, "visit", number),
    column(items, "day", day),
    column(items, "instrument", code),
    column(items, "phase", code),
    column(items, "item", code),
    column(items, "answer", number),

    key(findings, "study_id", code),
    key(findings, "visit", number),
    column(findings, "day", day),
    column(findings, "finding", code),
    column(findings, "side", code),
    column(findings, "row", number),
    column(findings, "field", code),
    column(findings, "field_row", number),
    column(findings, "number", number),
    column(findings, "choice", code),
    column(findings, "value_day", day),

    key(treatments, "study_id", code),
    key(treatments, "treatment", number),
    key(treatments, "visit", number),
    column(treatments, "day", day),
    column(treatments, "end_day", day),
    column(treatments, "code", code),
    column(treatments, "side", code),
    column(treatments, "status", code),
    column(treatments, "is_index", flag),
    column(treatments, "target", number),

    key(parameters, "study_id", code),
    key(parameters, "treatment", number),
    column(parameters, "group", code),
    column(parameters, "row", number),
    column(parameters, "field", code),
    column(parameters, "number", number),
    column(parameters, "choice", code),
    column(parameters, "value_day", day),

    key(adverse_events, "study_id", code),
    key(adverse_events, "event", number),
    key(adverse_events, "treatment", number),
    column(adverse_events, "day", day),
    column(adverse_events, "code", code),
    column(adverse_events, "grade", number),
    column(adverse_events, "serious", flag),
    column(adverse_events, "hospitalised", flag),
    column(adverse_events, "disability", flag),
    column(adverse_events, "causality", code),
    column(adverse_events, "expected", flag),
    column(adverse_events, "outcome", code),
    column(adverse_events, "resolved_day", day),
    column(adverse_events, "clavien_dindo", code),
};

std::vector<std::string> offered_among(const std::vector<std::string_view>& paths, Profile profile) {
  std::vector<std::string> offered;
  for (const std::string_view path : paths)
    if (export_column(path)->offered_in(profile)) offered.emplace_back(path);
  return offered;
}

std::vector<std::string> joined(std::vector<std::string> these, const std::vector<std::string>& those) {
  these.insert(these.end(), those.begin(), those.end());
  return these;
}

}  // namespace

std::string_view code_of(ExportTable table) {
  switch (table) {
    case visits: return "visits";
    case scores: return "scores";
    case items: return "items";
    case findings: return "findings";
    case treatments: return "treatments";
    case parameters: return "parameters";
    case adverse_events: return "adverse_events";
    case patients: break;
  }
  return "patients";
}

std::optional<ExportTable> export_table_of(std::string_view code) {
  for (const ExportTable table : export_tables)
    if (code_of(table) == code) return table;
  if (code == "adverse-events") return adverse_events;
  return std::nullopt;
}

bool ExportColumn::offered_in(Profile profile) const {
  switch (profile) {
    case Profile::shifted: return shifted;
    case Profile::limited: return limited;
    case Profile::safe_harbor: break;
  }
  return safe_harbor;
}

std::string ExportColumn::path() const { return std::string(code_of(table)) + "." + std::string(code); }

std::string ExportColumn::name_in_file(Profile profile) const {
  std::string name{code};
  if (kind == day && profile != Profile::safe_harbor) name.replace(name.size() - 3, 3, "date");
  return name;
}

const std::vector<ExportColumn>& export_columns() { return columns; }

const ExportColumn* export_column(std::string_view path) {
  const auto found = std::ranges::find_if(columns, [&](const ExportColumn& each) { return each.path() == path; });
  return found == columns.end() ? nullptr : &*found;
}

bool is_chosen(std::string_view path, const ExportRequest& request) {
  return std::ranges::find(request.columns, path) != request.columns.end();
}

std::vector<const ExportColumn*> chosen_columns(ExportTable table, const ExportRequest& request) {
  std::vector<const ExportColumn*> chosen;
  bool any = false;
  for (const ExportColumn& column : columns) {
    if (column.table != table || !column.offered_in(request.profile)) continue;
    const bool ticked = is_chosen(column.path(), request);
    if (ticked || column.key) chosen.push_back(&column);
    any = any || ticked;
  }
  if (!any) chosen.clear();
  return chosen;
}

std::vector<std::string> columns_of_tables(const std::vector<ExportTable>& tables, Profile profile) {
  std::vector<std::string> paths;
  for (const ExportColumn& column : columns)
    if (std::ranges::find(tables, column.table) != tables.end() && column.offered_in(profile) && !column.key &&
        !column.only_by_name)
      paths.push_back(column.path());
  return paths;
}

std::string_view code_of(ExportPreset preset) {
  switch (preset) {
    case ExportPreset::outcomes_research: return "outcomes_research";
    case ExportPreset::safety_review: return "safety_review";
    case ExportPreset::everything: return "everything";
    case ExportPreset::benchmarking: break;
  }
  return "benchmarking";
}

std::vector<std::string> columns_of(ExportPreset preset, Profile profile) {
  switch (preset) {
    case ExportPreset::benchmarking:
      return joined(offered_among({"patients.sex", "patients.age_band", "patients.index_year", "patients.index_day",
                                   "patients.index_treatment", "patients.diagnosis"},
                                  profile),
                    columns_of_tables({scores}, profile));
    case ExportPreset::outcomes_research:
      return joined(offered_among({"patients.sex", "patients.age_at_index", "patients.index_year", "patients.index_day",
                                   "patients.index_treatment", "patients.diagnosis"},
                                  profile),
                    columns_of_tables({visits, scores, items, findings, treatments, parameters}, profile));
    case ExportPreset::safety_review:
      return joined(offered_among({"patients.sex", "patients.age_band", "patients.death_day"}, profile),
                    columns_of_tables({treatments, parameters, adverse_events}, profile));
    case ExportPreset::everything: break;
  }
  return columns_of_tables({export_tables, export_tables + std::size(export_tables)}, profile);
}

}  // namespace psoas
