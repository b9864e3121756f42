#include "reports/pdf/patient_tables.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/side_word.h"
#include "domain/body/pain_sites.h"
#include "reports/chart/trend_text.h"

namespace psoas::reports {

namespace {

constexpr std::size_t days_in_a_table = 5;

std::string percent_better(const std::optional<double>& percent) {
  if (!percent) return {};
  return printed(*percent, 0) + " %";
}

std::string dated(const DatedValue& value, int decimals) {
  return printed(value.value, decimals) + " on " + to_string(value.date);
}

std::string change_cell(const InstrumentStanding& standing) {
  if (!standing.baseline) return "no baseline";
  if (!standing.change) return "no score since";
  std::string text = printed_change(*standing.change, std::max(standing.decimals, 1));
  if (standing.improvement_percent) text += " · " + percent_better(standing.improvement_percent);
  return text + (standing.is_important ? " *" : "");
}

// "3 · 57 %", with a sign where the target had been treated again by then.
std::string after_cell(const std::optional<ValueAfter>& after, int decimals) {
  if (!after) return "–";
  std::string text = printed(after->value, decimals);
  if (after->improvement_percent) text += " · " + percent_better(after->improvement_percent);
  return text + (after->treated_again ? " †" : "");
}

std::string latest_cell(const std::optional<ValueAfter>& after, int decimals) {
  return after ? after_cell(after, decimals) + " (day " + std::to_string(after->day) + ")" : "–";
}

// --- what was recorded day by day

// One cell, and where its row belongs.
struct Recorded {
  std::tuple<int, std::string, int> row;  // order, code, side
  std::string label;
  Side side = Side::none;
  Date day{};
  std::string text;
};

std::string with_unit(const std::string& name, const std::string& unit) {
  return unit.empty() || unit == name ? name : name + ", " + unit;
}

// The body chart has a picture of its own.
std::vector<Recorded> findings_of(const PatientTrend& trend, const Catalogue& catalogue) {
  std::vector<Recorded> list;
  for (const Visit& visit : trend.visits)
    for (const FindingEntry& finding : visit.findings) {
      const FindingDefinition* definition = catalogue.finding(finding.code);
      if (!definition || finding.code == pain_sites_code) continue;
      const FieldDefinition& field = definition->main_field();
      const bool is_number = finding.value.number && finding.value.code.empty();
      const std::string text = is_number ? printed(*finding.value.number, 2) : shown(field, finding.value);
      if (!text.empty())
        list.push_back({{definition->order, finding.code, static_cast<int>(finding.side)},
                        with_unit(definition->short_name(), field.unit),
                        finding.side,
                        visit.date,
                        text});
    }
  return list;
}

bool has_column_of_its_own(const PatientTrend& trend, const std::string& instrument) {
  for (const char* code : {"nrs_avg7", "nrs_worst7", "nrs_least7", "nrs_current", "peg"})
    if (instrument == code) return true;
  return instrument == trend.measure.code || (trend.second && instrument == trend.second->code);
}

std::vector<Recorded> scores_of(const PatientTrend& trend, const Catalogue& catalogue) {
  std::vector<Recorded> list;
  for (const Visit& visit : trend.visits)
    for (const ScoreEntry& score : visit.scores) {
      const InstrumentDefinition* definition = catalogue.instrument(score.instrument);
      if (!definition || has_column_of_its_own(trend, score.instrument)) continue;
      std::string text;
      if (score.status == ScoreStatus::declined) text = "declined";
      else if (score.status == ScoreStatus::answered)
        text = score.total ? printed(*score.total, definition->decimals) : "–";
      if (!text.empty())
        list.push_back({{definition->order, score.instrument, 0},
                        with_unit(definition->label, definition->unit),
                        Side::none,
                        visit.date,
                        text});
    }
  return list;
}

std::vector<Date> days_of(const std::vector<Recorded>& recorded) {
  std::vector<Date> days;
  for (const Recorded& each : recorded) days.push_back(each.day);
  std::sort(days.rbegin(), days.rend());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

using Row = std::vector<std::string>;

std::vector<Row> rows_on(const std::vector<Recorded>& recorded, const std::vector<Date>& days, bool sides) {
  std::map<std::tuple<int, std::string, int>, Row> rows;
  const std::size_t before = sides ? 2 : 1;
  for (const Recorded& each : recorded) {
    const auto day = std::find(days.begin(), days.end(), each.day);
    if (day == days.end()) continue;
    Row& row = rows[each.row];
    row.resize(before + days.size());
    row[0] = each.label;
    if (sides) row[1] = narrow_side_word(each.side);
    std::string& cell = row[before + static_cast<std::size_t>(day - days.begin())];
    cell += (cell.empty() ? "" : "; ") + each.text;
  }
  std::vector<Row> list;
  for (auto& [key, row] : rows) list.push_back(std::move(row));
  return list;
}

std::vector<PageTable> tables_by_day(const std::vector<Recorded>& recorded, const std::string& title,
                                     const std::string& what, bool sides) {
  const std::vector<Date> all = days_of(recorded);
  std::vector<PageTable> tables;
  for (std::size_t first = 0; first < all.size(); first += days_in_a_table) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    const auto count = static_cast<std::ptrdiff_t>(std::min(days_in_a_table, all.size() - first));
    const std::vector<Date> days(begin, begin + count);
    PageTable table;
    table.title = first == 0 ? title : title + ", earlier";
    table.columns.push_back({what, 0});
    if (sides) table.columns.push_back({"Side", 34});
    for (const Date day : days) table.columns.push_back({to_string(day), 58, true});
    table.rows = rows_on(recorded, days, sides);
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace

PageTable instruments_table(const PatientTrend& trend) {
  PageTable table;
  table.title = "Latest scores";
  table.columns = {{"Instrument", 0}, {"Latest", 84, true}, {"", 84}, {"Baseline", 84, true}, {"Change", 88, true}};
  bool important = false;
  for (const InstrumentStanding& standing : trend.standings) {
    important = important || standing.is_important;
    table.rows.push_back({standing.label + (standing.unit.empty() ? "" : ", " + standing.unit),
                          dated(standing.latest, standing.decimals), standing.band,
                          standing.baseline ? dated(*standing.baseline, standing.decimals) : "–",
                          trend.course ? change_cell(standing) : ""});
  }
  if (trend.course)
    table.note = "Baseline: the last score of the " + std::to_string(baseline_days_before) + " days before " +
                 to_string(trend.course->index_day) + ". Percent: better by.";
  if (important) table.note += " * At least the important change of the instrument.";
  return table;
}

PageTable before_after_table(const PatientTrend& trend) {
  const int decimals = trend.measure.decimals;
  PageTable table;
  table.title = "Before and after each treatment: " + trend.measure.label;
  table.columns = {{"No.", 20, true}, {"Treatment", 0}, {"Before", 34, true}};
  for (const FollowUpWindow& window : follow_up_windows) table.columns.push_back({window.label, 52, true});
  table.columns.push_back({"Latest", 92, true});
  bool again = false;
  for (std::size_t i = 0; i < trend.treatments.size(); ++i) {
    const TrendTreatment& treatment = trend.treatments[i];
    if (!treatment.around) continue;
    const BeforeAfter& around = *treatment.around;
    std::vector<std::string> row{std::to_string(i + 1), to_string(treatment.date) + "\n" + treatment_name(treatment),
                                 around.baseline ? printed(around.baseline->value, decimals) : "none"};
    for (const std::optional<ValueAfter>& value : around.windows) {
      row.push_back(after_cell(value, decimals));
      again = again || (value && value->treated_again);
    }
    row.push_back(latest_cell(around.latest, decimals));
    table.rows.push_back(std::move(row));
  }
  table.note = "Before: the last value of the " + std::to_string(baseline_days_before) +
               " days before. Percent better than before. Latest: until the same target was treated again.";
  if (again) table.note += " † The same target had been treated again by then.";
  return table;
}

std::vector<PageTable> scores_tables(const PatientTrend& trend, const Catalogue& catalogue) {
  return tables_by_day(scores_of(trend, catalogue), "Further scores", "Instrument", false);
}

std::vector<PageTable> findings_tables(const PatientTrend& trend, const Catalogue& catalogue) {
  return tables_by_day(findings_of(trend, catalogue), "Findings", "Finding", true);
}

}  // namespace psoas::reports
