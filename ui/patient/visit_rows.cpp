#include "ui/patient/visit_rows.h"

#include <algorithm>
#include <map>
#include <utility>

#include "domain/base/minute_text.h"
#include "domain/base/number.h"
#include "ui/wording/visit_words.h"
#include "ui/wording/warning_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

constexpr std::size_t most_finding_columns = 2;

using FindingColumn = std::pair<std::string, Side>;

// Findings with a number or a graded choice, examinations before what the patient reports, then those recorded most
// often; of each its most recorded side.
std::vector<FindingColumn> leading_findings(const std::vector<Visit>& visits, const Catalogue& catalogue) {
  std::map<FindingColumn, int> counts;
  for (const Visit& visit : visits)
    for (const FindingEntry& entry : visit.findings)
      if (entry.row == 0 && entry.value.number) ++counts[{entry.code, entry.side}];
  std::vector<std::pair<FindingColumn, int>> sorted(counts.begin(), counts.end());
  std::erase_if(sorted, [&](const auto& counted) {
    const FindingDefinition* definition = catalogue.finding(counted.first.first);
    return !definition || definition->main_field().kind == ValueKind::presence;
  });
  const auto order_of = [&](const FindingColumn& column) { return catalogue.finding(column.first)->order; };
  const auto examined = [&](const FindingColumn& column) {
    return catalogue.finding(column.first)->kind == FindingKind::exam;
  };
  std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
    if (examined(a.first) != examined(b.first)) return examined(a.first);
    if (a.second != b.second) return a.second > b.second;
    return order_of(a.first) < order_of(b.first);
  });
  std::vector<FindingColumn> columns;
  for (const auto& [leading, count] : sorted) {
    const FindingColumn& column = leading;
    const bool has_code =
        std::any_of(columns.begin(), columns.end(), [&](const FindingColumn& c) { return c.first == column.first; });
    if (!has_code && columns.size() < most_finding_columns) columns.push_back(column);
  }
  return columns;
}

std::string score_text(const Visit& visit, const Catalogue& catalogue, std::string_view instrument) {
  const ScoreEntry* entry = visit.score(instrument);
  if (!entry) return "–";
  if (entry->status == ScoreStatus::declined) return "declined";
  if (entry->status == ScoreStatus::not_asked) return "not asked";
  if (!entry->total) return "–";
  const InstrumentDefinition* definition = catalogue.instrument(instrument);
  return to_text(*entry->total, definition ? definition->decimals : 0);
}

std::string treatments_text(const Visit& visit, const Catalogue& catalogue) {
  std::string text;
  for (const Treatment& treatment : visit.treatments) {
    const TreatmentDefinition* definition = catalogue.treatment(treatment.code);
    if (!text.empty()) text += "; ";
    if (!definition) {
      text += treatment.code;
      continue;
    }
    const std::string details = long_description(treatment, *definition);
    text += definition->short_name() + (details.empty() ? "" : " " + details);
    if (treatment.status != TreatmentStatus::done) text += " (" + std::string(code_of(treatment.status)) + ")";
  }
  return text;
}

}  // namespace

std::string value_text(const FindingEntry& entry, const FindingDefinition& definition) {
  const FieldDefinition& main = definition.main_field();
  std::string text = shown(main, entry.value);
  if (entry.value.number && entry.value.code.empty()) {
    if (main.hard.low && *main.hard.low < 0 && *entry.value.number > 0) text.insert(0, "+");
    if (!main.unit.empty()) text += (main.unit == "°" ? "" : " ") + main.unit;
  }
  for (const FieldValue& further : entry.qualifiers)
    if (further.field == main.code) text += ", " + shown(main, further.value);
  return text;
}

std::string qualifier_text(const FindingEntry& entry, const FindingDefinition& definition) {
  std::string text;
  for (const FieldValue& qualifier : entry.qualifiers) {
    const FieldDefinition* field = definition.field(qualifier.field);
    if (!field || field == &definition.main_field()) continue;
    if (!text.empty()) text += " · ";
    text += field->label + " " + shown(*field, qualifier.value);
  }
  return text;
}

TextTable visit_rows(const PatientTrend& trend, const Catalogue& catalogue) {
  TextTable table;
  table.columns = {{words::column_visit, 11},
                   {words::column_kind, 12},
                   {words::column_average_pain, 6, true},
                   {words::column_worst_pain, 7, true},
                   {words::column_peg, 6, true}};
  const std::vector<FindingColumn> findings = leading_findings(trend.visits, catalogue);
  for (const auto& [code, side] : findings) {
    const std::string suffix = side == Side::none ? "" : " " + std::string(code_of(side));
    table.columns.push_back({catalogue.finding(code)->short_name() + suffix, 12, true});
  }
  if (trend.index) table.columns.push_back({words::days_since(trend.index->short_label), 14, true});
  table.columns.push_back({words::column_treatments, 40});
  for (const Visit& visit : trend.visits) {
    std::vector<std::string> row{to_string(visit.date), std::string(label_of_visit_kind(visit.kind)),
                                 score_text(visit, catalogue, "nrs_avg7"), score_text(visit, catalogue, "nrs_worst7"),
                                 score_text(visit, catalogue, "peg")};
    for (const auto& [code, side] : findings) {
      const FindingEntry* entry = visit.finding(code, side);
      row.push_back(entry ? value_text(*entry, *catalogue.finding(code)) : "–");
    }
    if (trend.index) row.push_back(to_text(days_between(trend.index->date, visit.date)));
    row.push_back(treatments_text(visit, catalogue));
    table.rows.push_back(std::move(row));
    table.visits.push_back(visit.id);
  }
  return table;
}

TextTable entry_rows(const std::vector<Visit>& visits) {
  TextTable table;
  table.columns = {{words::column_visit, 11},   {words::column_kind, 12},       {words::column_clinician, 14},
                   {words::column_entered, 20}, {words::column_entered_by, 12}, {words::column_mark, 22},
                   {words::column_note, 40}};
  for (const Visit& visit : visits) {
    std::string mark = entered_late(visit.date, visit.entered_at) ? words::entered_late : "";
    if (visit.revision > 1) mark += (mark.empty() ? "" : ", ") + std::string(words::corrected);
    if (visit.voided_at) mark = words::is_void(visit.void_reason);
    std::string note = visit.note;
    std::replace(note.begin(), note.end(), '\n', ' ');
    table.rows.push_back({to_string(visit.date), std::string(label_of_visit_kind(visit.kind)), visit.clinician,
                          minute_text(visit.entered_at) + " UTC", visit.entered_by, mark, note});
    table.visits.push_back(visit.id);
  }
  return table;
}

namespace {

std::string overrides_text(const Treatment& treatment, const Catalogue& catalogue) {
  std::string text;
  for (const WarningOverride& override : treatment.overrides)
    text += (text.empty() ? "" : "; ") + wording::warning::overridden(override, catalogue);
  return text;
}

}  // namespace

TextTable treatment_rows(const std::vector<Visit>& visits, const Catalogue& catalogue) {
  TextTable table;
  table.columns = {{words::column_date, 11},      {words::column_until, 11},     {words::column_treatment, 26},
                   {words::column_status, 10},    {words::column_performer, 14}, {words::column_details, 60},
                   {words::column_overridden, 16}};
  for (const Visit& visit : visits) {
    for (const Treatment& treatment : visit.treatments) {
      const TreatmentDefinition* definition = catalogue.treatment(treatment.code);
      if (!definition) continue;
      table.rows.push_back({to_string(treatment.date), treatment.end_date ? to_string(*treatment.end_date) : "",
                            definition->label, std::string(code_of(treatment.status)), treatment.performer,
                            long_description(treatment, *definition), overrides_text(treatment, catalogue)});
      table.visits.push_back(visit.id);
    }
  }
  return table;
}

}  // namespace psoas::ui
