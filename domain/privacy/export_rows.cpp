#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <unordered_map>

#include "domain/privacy/export_plan.h"

namespace psoas {

namespace {

ExportCell number(std::optional<double> value) {
  if (value) return *value;
  return {};
}

ExportCell text(std::string_view value) {
  if (value.empty()) return {};
  return value;
}

ExportCell side_of_row(Side side) { return side == Side::none ? ExportCell{} : ExportCell{code_of(side)}; }

// Places of rows below visits or treatments (`count` of them), in the order of these and, within one, of the record.
// Counted out instead of sorted: there are millions of them.
template <class Rows, class Above>
std::vector<std::size_t> ordered_below(const Rows& rows, std::size_t count, const Above& above) {
  std::vector<std::size_t> next(count + 1, 0);  // by what is above: where its next row comes to stand
  for (const auto& row : rows)
    if (const std::int32_t place = above(row); place >= 0) ++next[static_cast<std::size_t>(place) + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  std::vector<std::size_t> places(next.back());
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (const std::int32_t place = above(rows[i]); place >= 0) places[next[static_cast<std::size_t>(place)]++] = i;
  return places;
}

}  // namespace

ExportRows::ExportRows(const ExportPlan& plan, Progress& progress) : x_plan(plan) {
  const auto parts = {&ExportRows::order_patients, &ExportRows::order_visits, &ExportRows::order_treatments,
                      &ExportRows::number_treatments, &ExportRows::order_events};
  for (const auto& part : parts) {
    progress.check();
    (this->*part)();
  }
  progress.check();
  const ExportRecord& record = x_plan.record;
  const auto by_visit = [this](const auto& row) { return x_visit_at[static_cast<std::size_t>(row.visit)]; };
  x_scores = ordered_below(record.scores, x_visits.size(), by_visit);
  progress.check();
  x_items = ordered_below(record.items, x_visits.size(), [&](const ExportedItem& item) {
    return by_visit(record.scores[static_cast<std::size_t>(item.score)]);
  });
  progress.check();
  x_findings = ordered_below(record.findings, x_visits.size(), by_visit);
  progress.check();
  x_parameters = ordered_below(record.parameters, x_treatments.size(), [this](const ExportedParameter& row) {
    return x_treatment_at[static_cast<std::size_t>(row.treatment)];
  });
}

void ExportRows::order_patients() {
  for (std::size_t i = 0; i < x_plan.patients.size(); ++i)
    if (!x_plan.patients[i].left_out) x_patients.push_back(i);
  std::ranges::sort(x_patients, {}, [this](std::size_t place) -> const std::string& {
    return x_plan.record.subjects[x_plan.patients[place].subject].study_id;
  });
  for (std::size_t i = 0; i < x_patients.size(); ++i) {
    const ReleasedPatient& each = released(i);
    const bool hides = each.very_old && x_plan.request.profile != Profile::limited;
    x_bands.push_back(hides ? std::string(very_old_age) : age_band(each.age));
    x_zip3.push_back(zip3_of(x_plan.record.words.at(x_plan.record.patients[each.patient].zip)));
  }
}

void ExportRows::order_visits() {
  const ExportRecord& record = x_plan.record;
  std::vector<std::int32_t> place_of(record.patients.size(), -1);
  for (std::size_t i = 0; i < x_patients.size(); ++i) place_of[released(i).patient] = static_cast<std::int32_t>(i);
  for (std::size_t i = 0; i < record.visits.size(); ++i) {
    const std::int32_t patient = place_of[static_cast<std::size_t>(record.visits[i].patient)];
    if (patient >= 0) x_visits.push_back({i, static_cast<std::size_t>(patient), 0});
  }
  std::ranges::stable_sort(
      x_visits, {}, [&](const Visit& visit) { return std::pair(visit.patient, record.visits[visit.record].day); });
  x_visit_at.assign(record.visits.size(), -1);
  for (std::size_t i = 0; i < x_visits.size(); ++i) {
    const bool goes_on = i > 0 && x_visits[i - 1].patient == x_visits[i].patient;
    x_visits[i].number = goes_on ? x_visits[i - 1].number + 1 : 1;
    x_visit_at[x_visits[i].record] = static_cast<std::int32_t>(i);
  }
}

void ExportRows::order_treatments() {
  const ExportRecord& record = x_plan.record;
  for (std::size_t i = 0; i < record.treatments.size(); ++i) {
    const std::int32_t visit = x_visit_at[static_cast<std::size_t>(record.treatments[i].visit)];
    if (visit >= 0) x_treatments.push_back({i, static_cast<std::size_t>(visit), 0, 0});
  }
  std::ranges::stable_sort(x_treatments, {}, [&](const Treatment& treatment) {
    return std::pair(x_visits[treatment.visit].patient, record.treatments[treatment.record].day);
  });
  x_treatment_at.assign(record.treatments.size(), -1);
  for (std::size_t i = 0; i < x_treatments.size(); ++i)
    x_treatment_at[x_treatments[i].record] = static_cast<std::int32_t>(i);
}

// A target gets its number where it is met first: equal numbers are the same target.
void ExportRows::number_treatments() {
  std::map<std::int32_t, int> targets;
  for (std::size_t i = 0; i < x_treatments.size(); ++i) {
    Treatment& treatment = x_treatments[i];
    const bool goes_on = i > 0 && x_visits[x_treatments[i - 1].visit].patient == x_visits[treatment.visit].patient;
    if (!goes_on) targets.clear();
    treatment.number = goes_on ? x_treatments[i - 1].number + 1 : 1;
    const std::int32_t target = x_plan.record.treatments[treatment.record].target;
    if (target != 0) treatment.target = targets.emplace(target, static_cast<int>(targets.size()) + 1).first->second;
  }
}

void ExportRows::order_events() {
  const ExportRecord& record = x_plan.record;
  std::vector<std::int32_t> place_of(record.patients.size(), -1);
  for (std::size_t i = 0; i < x_patients.size(); ++i) place_of[released(i).patient] = static_cast<std::int32_t>(i);
  std::unordered_map<std::int64_t, int> numbers;
  for (const Treatment& treatment : x_treatments)
    numbers.emplace(record.treatments[treatment.record].number, treatment.number);
  std::vector<std::size_t> events;
  for (std::size_t i = 0; i < record.events.size(); ++i)
    if (place_of[static_cast<std::size_t>(record.events[i].patient)] >= 0) events.push_back(i);
  std::ranges::stable_sort(events, {}, [&](std::size_t place) {
    return std::pair(place_of[static_cast<std::size_t>(record.events[place].patient)], record.events[place].day);
  });
  int number = 0;
  std::int32_t last_patient = -1;
  for (const std::size_t place : events) {
    const ExportedEvent& event = record.events[place];
    const std::int32_t patient = place_of[static_cast<std::size_t>(event.patient)];
    number = patient == last_patient ? number + 1 : 1;
    last_patient = patient;
    std::vector<int> linked;
    for (const std::int64_t treatment : event.treatments)
      if (const auto found = numbers.find(treatment); found != numbers.end()) linked.push_back(found->second);
    if (linked.empty()) linked.push_back(0);
    std::ranges::sort(linked);
    for (const int treatment : linked)
      x_events.push_back({place, static_cast<std::size_t>(patient), number, treatment});
  }
}

const ReleasedPatient& ExportRows::released(std::size_t patient) const { return x_plan.patients[x_patients[patient]]; }

const StudySubject& ExportRows::subject(std::size_t patient) const {
  return x_plan.record.subjects[released(patient).subject];
}

ExportCell ExportRows::when(std::size_t patient, DayNumber day) const {
  if (day == no_day) return {};
  switch (x_plan.request.profile) {
    case Profile::shifted: return date_of(day + subject(patient).shift);
    case Profile::limited: return date_of(day);
    case Profile::safe_harbor: break;
  }
  return static_cast<double>(day - subject(patient).index);
}

ExportCell ExportRows::word(std::int32_t place) const { return text(x_plan.record.words.at(place)); }

ExportCell ExportRows::patient_cell(const ExportColumn& column, std::size_t patient) const {
  const ReleasedPatient& told = released(patient);
  const ExportedPatient& recorded = x_plan.record.patients[told.patient];
  const bool hides_age = told.very_old && x_plan.request.profile != Profile::limited;
  const std::string_view code = column.code;
  if (code == "study_id") return text(subject(patient).study_id);
  if (code == "sex") return told.tells(Quasi::sex) ? text(code_of(recorded.sex)) : ExportCell{};
  if (code == "age_at_index") {
    if (!told.tells(Quasi::age)) return {};
    return hides_age ? text(very_old_age) : number(told.age);
  }
  if (code == "age_band") return told.tells(Quasi::age) ? text(x_bands[patient]) : ExportCell{};
  if (code == "index_year") {
    if (hides_age || !told.tells(Quasi::year)) return {};
    return number(static_cast<int>(date_of(subject(patient).index).year()));
  }
  if (code == "index_day") return told.tells(Quasi::year) ? when(patient, subject(patient).index) : ExportCell{};
  if (code == "index_treatment")
    return told.tells(Quasi::treatment) ? text(subject(patient).index_treatment) : ExportCell{};
  if (code == "diagnosis") return told.tells(Quasi::diagnosis) ? text(told.diagnosis) : ExportCell{};
  if (code == "death_day") return when(patient, recorded.died);
  if (code == "birth_day") return told.tells(Quasi::age) ? when(patient, recorded.birth) : ExportCell{};
  if (!told.tells(Quasi::place)) return {};
  if (code == "state") return word(recorded.state);
  if (code == "zip3") return text(x_zip3[patient]);
  assert(code == "zip5");
  return word(recorded.zip);
}

ExportCell ExportRows::visit_cell(const ExportColumn& column, const Visit& visit) const {
  const ExportedVisit& recorded = x_plan.record.visits[visit.record];
  if (column.code == "study_id") return text(subject(visit.patient).study_id);
  if (column.code == "visit") return number(visit.number);
  if (column.code == "day") return when(visit.patient, recorded.day);
  assert(column.code == "kind");
  return word(recorded.kind);
}

ExportCell ExportRows::score_cell(const ExportColumn& column, const ExportedScore& score, const Visit& visit) const {
  if (column.code == "instrument") return word(score.instrument);
  if (column.code == "phase") return text(code_of(score.phase));
  if (column.code == "status") return text(code_of(score.status));
  if (column.code == "total") return number(score.total);
  return visit_cell(column, visit);
}

ExportCell ExportRows::item_cell(const ExportColumn& column, const ExportedItem& item, const ExportedScore& score,
                                 const Visit& visit) const {
  if (column.code == "item") return word(item.item);
  if (column.code == "answer") return number(item.answer);
  return score_cell(column, score, visit);
}

ExportCell ExportRows::finding_cell(const ExportColumn& column, const ExportedFinding& finding,
                                    const Visit& visit) const {
  if (column.code == "finding") return word(finding.code);
  if (column.code == "side") return side_of_row(finding.side);
  if (column.code == "row") return number(finding.row + 1);
  if (column.code == "field") return word(finding.field);
  if (column.code == "field_row") return number(finding.field_row + 1);
  if (column.code == "number") return number(finding.number);
  if (column.code == "choice") return word(finding.choice);
  if (column.code == "value_day") return when(visit.patient, finding.day);
  return visit_cell(column, visit);
}

ExportCell ExportRows::treatment_cell(const ExportColumn& column, const Treatment& treatment) const {
  const ExportedTreatment& recorded = x_plan.record.treatments[treatment.record];
  const Visit& visit = x_visits[treatment.visit];
  if (column.code == "treatment") return number(treatment.number);
  if (column.code == "day") return when(visit.patient, recorded.day);
  if (column.code == "end_day") return when(visit.patient, recorded.end);
  if (column.code == "code") return word(recorded.code);
  if (column.code == "side") return side_of_row(recorded.side);
  if (column.code == "status") return text(code_of(recorded.status));
  if (column.code == "is_index") return recorded.is_index;
  if (column.code == "target") return treatment.target == 0 ? ExportCell{} : number(treatment.target);
  return visit_cell(column, visit);
}

ExportCell ExportRows::parameter_cell(const ExportColumn& column, const ExportedParameter& parameter,
                                      const Treatment& treatment) const {
  if (column.code == "group") return word(parameter.group);
  if (column.code == "row") return number(parameter.row + 1);
  if (column.code == "field") return word(parameter.field);
  if (column.code == "number") return number(parameter.number);
  if (column.code == "choice") return word(parameter.choice);
  if (column.code == "value_day") return when(x_visits[treatment.visit].patient, parameter.day);
  return treatment_cell(column, treatment);
}

ExportCell ExportRows::event_cell(const ExportColumn& column, const Event& event) const {
  const ExportedEvent& recorded = x_plan.record.events[event.record];
  if (column.code == "study_id") return text(subject(event.patient).study_id);
  if (column.code == "event") return number(event.number);
  if (column.code == "treatment") return event.treatment == 0 ? ExportCell{} : number(event.treatment);
  if (column.code == "day") return when(event.patient, recorded.day);
  if (column.code == "code") return word(recorded.code);
  if (column.code == "grade") return number(recorded.grade);
  if (column.code == "serious") return recorded.serious;
  if (column.code == "hospitalised") return recorded.hospitalised;
  if (column.code == "disability") return recorded.disability;
  if (column.code == "causality") return word(recorded.causality);
  if (column.code == "expected") return recorded.expected ? ExportCell{*recorded.expected} : ExportCell{};
  if (column.code == "outcome") return word(recorded.outcome);
  if (column.code == "resolved_day") return when(event.patient, recorded.resolved);
  assert(column.code == "clavien_dindo");
  return word(recorded.clavien_dindo);
}

template <class Rows, class Cell>
void ExportRows::put(ExportTable table, const Rows& rows, const Cell& cell,
                     const std::function<void(std::span<const ExportCell>)>& row) const {
  const std::vector<const ExportColumn*> columns = chosen_columns(table, x_plan.request);
  if (columns.empty()) return;
  Cells cells(columns.size());
  for (const auto& each : rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) cells[i] = cell(*columns[i], each);
    row(cells);
  }
}

std::int64_t ExportRows::count(ExportTable table) const {
  if (chosen_columns(table, x_plan.request).empty()) return 0;
  const auto size = [&] {
    switch (table) {
      case ExportTable::patients: return x_patients.size();
      case ExportTable::visits: return x_visits.size();
      case ExportTable::scores: return x_scores.size();
      case ExportTable::items: return x_items.size();
      case ExportTable::findings: return x_findings.size();
      case ExportTable::treatments: return x_treatments.size();
      case ExportTable::parameters: return x_parameters.size();
      case ExportTable::adverse_events: break;
    }
    return x_events.size();
  }();
  return static_cast<std::int64_t>(size);
}

void ExportRows::each(ExportTable table, const std::function<void(std::span<const ExportCell>)>& row) const {
  const ExportRecord& record = x_plan.record;
  const auto visit_of = [this](const auto& below) -> const Visit& {
    return x_visits[static_cast<std::size_t>(x_visit_at[static_cast<std::size_t>(below.visit)])];
  };
  using Column = const ExportColumn&;
  switch (table) {
    case ExportTable::patients: {
      std::vector<std::size_t> places(x_patients.size());
      for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
      return put(
          table, places, [&](Column column, std::size_t i) { return patient_cell(column, i); }, row);
    }
    case ExportTable::visits:
      return put(
          table, x_visits, [&](Column column, const Visit& visit) { return visit_cell(column, visit); }, row);
    case ExportTable::scores:
      return put(
          table, x_scores,
          [&](Column column, std::size_t i) {
            return score_cell(column, record.scores[i], visit_of(record.scores[i]));
          },
          row);
    case ExportTable::items:
      return put(
          table, x_items,
          [&](Column column, std::size_t i) {
            const ExportedScore& score = record.scores[static_cast<std::size_t>(record.items[i].score)];
            return item_cell(column, record.items[i], score, visit_of(score));
          },
          row);
    case ExportTable::findings:
      return put(
          table, x_findings,
          [&](Column column, std::size_t i) {
            return finding_cell(column, record.findings[i], visit_of(record.findings[i]));
          },
          row);
    case ExportTable::treatments:
      return put(
          table, x_treatments,
          [&](Column column, const Treatment& treatment) { return treatment_cell(column, treatment); }, row);
    case ExportTable::parameters:
      return put(
          table, x_parameters,
          [&](Column column, std::size_t i) {
            const ExportedParameter& parameter = record.parameters[i];
            const std::int32_t place = x_treatment_at[static_cast<std::size_t>(parameter.treatment)];
            return parameter_cell(column, parameter, x_treatments[static_cast<std::size_t>(place)]);
          },
          row);
    case ExportTable::adverse_events: break;
  }
  put(
      table, x_events, [&](Column column, const Event& event) { return event_cell(column, event); }, row);
}

std::vector<std::string_view> ExportRows::codes(ExportTable table) const {
  std::set<std::int32_t> words;
  const ExportRecord& record = x_plan.record;
  if (table == ExportTable::scores)
    for (const std::size_t i : x_scores) words.insert(record.scores[i].instrument);
  if (table == ExportTable::items)
    for (const std::size_t i : x_items)
      words.insert(record.scores[static_cast<std::size_t>(record.items[i].score)].instrument);
  if (table == ExportTable::findings)
    for (const std::size_t i : x_findings) words.insert(record.findings[i].code);
  if (table == ExportTable::treatments)
    for (const Treatment& each : x_treatments) words.insert(record.treatments[each.record].code);
  if (table == ExportTable::adverse_events)
    for (const Event& each : x_events) words.insert(record.events[each.record].code);
  std::set<std::string_view> sorted;
  for (const std::int32_t place : words) sorted.insert(record.words.at(place));
  return {sorted.begin(), sorted.end()};
}

}  // namespace psoas
