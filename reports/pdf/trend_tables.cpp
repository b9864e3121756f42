#include "reports/pdf/trend_tables.h"

#include <algorithm>

#include "domain/base/number.h"
#include "reports/chart/trend_text.h"

namespace psoas::reports {

namespace {

struct ScoreColumn {
  std::string code;
  std::string heading;
  int decimals = 0;
};

bool occurs(const PatientTrend& trend, const std::string& code) {
  return std::any_of(trend.visits.begin(), trend.visits.end(),
                     [&](const Visit& visit) { return visit.score(code) != nullptr; });
}

int decimals_of(const Catalogue& catalogue, const std::string& code) {
  const InstrumentDefinition* definition = catalogue.instrument(code);
  if (definition) return definition->decimals;
  return code == "peg" ? 1 : 0;
}

// Pain first, then PEG, then the measure on the chart when it is another one.
std::vector<ScoreColumn> score_columns(const PatientTrend& trend, const Catalogue& catalogue) {
  std::vector<ScoreColumn> columns;
  for (const auto& [code, heading] : {std::pair{"nrs_avg7", "Average"},
                                      {"nrs_worst7", "Worst"},
                                      {"nrs_least7", "Least"},
                                      {"nrs_current", "Now"},
                                      {"peg", "PEG"}})
    if (occurs(trend, code)) columns.push_back({code, heading, decimals_of(catalogue, code)});
  for (const TrendMeasure* measure : {&trend.measure, trend.second ? &*trend.second : nullptr}) {
    if (!measure || !occurs(trend, measure->code)) continue;
    const bool there = std::any_of(columns.begin(), columns.end(),
                                   [&](const ScoreColumn& column) { return column.code == measure->code; });
    const std::string& heading = measure->short_label.empty() ? measure->label : measure->short_label;
    if (!there) columns.push_back({measure->code, heading, measure->decimals});
  }
  return columns;
}

std::string score_text(const Visit& visit, const ScoreColumn& column) {
  const ScoreEntry* score = visit.score(column.code);
  if (!score || score->status == ScoreStatus::not_asked) return "–";
  if (score->status == ScoreStatus::declined) return "declined";
  return score->total ? to_text(*score->total, column.decimals) : "–";
}

// The second measure when it is a finding: its values stand by visit.
const TrendMeasure* finding_column(const PatientTrend& trend) {
  return trend.second && !occurs(trend, trend.second->code) ? &*trend.second : nullptr;
}

std::string finding_text(const TrendMeasure& measure, const Visit& visit) {
  for (const DatedValue& value : measure.values)
    if (value.visit == visit.id && value.date == visit.date) return printed(value.value, measure.decimals);
  return "–";
}

std::string with_status(std::string text, TreatmentStatus status) {
  if (status == TreatmentStatus::done) return text;
  return text + " (" + std::string(code_of(status)) + ")";
}

std::string treatments_of(const Visit& visit, const Catalogue& catalogue) {
  std::string text;
  for (const Treatment& treatment : visit.treatments) {
    if (!text.empty()) text += "; ";
    text += with_status(short_description(treatment, catalogue), treatment.status);
  }
  return text;
}

const Treatment* recorded(const PatientTrend& trend, const TrendTreatment& wanted) {
  if (!wanted.id.stored()) return nullptr;
  for (const Visit& visit : trend.visits)
    for (const Treatment& treatment : visit.treatments)
      if (treatment.id == wanted.id) return &treatment;
  return nullptr;
}

// All that was recorded of it where the visit is at hand, what the chart says of it otherwise.
std::string details(const PatientTrend& trend, const TrendTreatment& wanted, const Catalogue& catalogue) {
  const Treatment* treatment = recorded(trend, wanted);
  const TreatmentDefinition* definition = treatment ? catalogue.treatment(treatment->code) : nullptr;
  if (!definition) return wanted.detail;
  const std::string parameters = long_description(*treatment, *definition);
  if (wanted.detail.empty() || parameters.find(wanted.detail) != std::string::npos) return parameters;
  return parameters.empty() ? wanted.detail : wanted.detail + " · " + parameters;
}

}  // namespace

PageTable visits_table(const PatientTrend& trend, const Catalogue& catalogue) {
  PageTable table;
  table.title = "Visits";
  table.note = "– not asked, or too few items answered";
  if (trend.course) table.note += "; day counted from " + to_string(trend.course->index_day);
  table.columns = {{"Date", 50, false}};
  if (trend.course) table.columns.push_back({"Day", 26, true});
  table.columns.push_back({"Kind", 60, false});
  const auto scores = score_columns(trend, catalogue);
  for (const ScoreColumn& column : scores) table.columns.push_back({column.heading, 42, true});
  const TrendMeasure* finding = finding_column(trend);
  if (finding)
    table.columns.push_back({finding->short_label + (finding->unit.empty() ? "" : ", " + finding->unit), 50, true});
  table.columns.push_back({"Treatments", 0, false});

  for (const Visit& visit : trend.visits) {
    std::vector<std::string> row{to_string(visit.date)};
    if (trend.course) row.push_back(printed(days_between(trend.course->index_day, visit.date), 0));
    row.emplace_back(label_of_visit_kind(visit.kind));
    for (const ScoreColumn& column : scores) row.push_back(score_text(visit, column));
    if (finding) row.push_back(finding_text(*finding, visit));
    row.push_back(treatments_of(visit, catalogue));
    table.rows.push_back(std::move(row));
  }
  return table;
}

PageTable treatments_table(const PatientTrend& trend, const Catalogue& catalogue) {
  PageTable table;
  table.title = "Treatments";
  table.columns = {{"No.", 20, true},         {"Date", 50, false},   {"Until", 50, false},
                   {"Treatment", 130, false}, {"Details", 0, false}, {"Status", 40, false}};
  for (std::size_t i = 0; i < trend.treatments.size(); ++i) {
    const TrendTreatment& treatment = trend.treatments[i];
    table.rows.push_back({std::to_string(i + 1), to_string(treatment.date),
                          treatment.end_date ? to_string(*treatment.end_date) : "", treatment_name(treatment),
                          details(trend, treatment, catalogue), std::string(code_of(treatment.status))});
  }
  return table;
}

PageTable adverse_events_table(const PatientTrend& trend, const Catalogue& catalogue) {
  PageTable table;
  table.title = "Adverse events";
  table.note = "grade 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death";
  table.columns = {{"Onset", 50, false},     {"Event", 130, false},  {"Grade", 34, true}, {"Serious", 40, false},
                   {"Causality", 50, false}, {"Outcome", 50, false}, {"After", 0, false}};
  for (const AdverseEvent& event : trend.adverse_events) {
    const AdverseEventDefinition* definition = catalogue.adverse_event(event.code);
    std::string after;
    for (const TreatmentId id : event.treatments)
      for (const TrendTreatment& treatment : trend.treatments)
        if (treatment.id == id)
          after += (after.empty() ? "" : "; ") + treatment.label + " " + to_string(treatment.date);
    table.rows.push_back({to_string(event.onset), definition ? definition->label : event.code,
                          std::to_string(event.grade), event.serious() ? "yes" : "",
                          event.causality ? std::string(code_of(*event.causality)) : "",
                          std::string(code_of(event.outcome)), after});
  }
  return table;
}

}  // namespace psoas::reports
