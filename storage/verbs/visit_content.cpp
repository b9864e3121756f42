#include "storage/verbs/visit_content.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "storage/verbs/override_rows.h"

namespace psoas::storage {

namespace {

// The place of each entry in its table: its own when it came from this visit, else the next free one that is not among
// the `spent`.
template <class Entry>
std::vector<std::int64_t> ordinals(const std::vector<Entry>& entries, VisitId visit,
                                   const std::set<std::int64_t>& spent = {}) {
  std::vector<std::int64_t> places(entries.size(), -1);
  const auto taken = [&](std::int64_t place) {
    return spent.contains(place) || std::find(places.begin(), places.end(), place) != places.end();
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::int64_t number = entries[i].id.number;
    if (number != 0 && number / most_entries == visit.number && !taken(number % most_entries))
      places[i] = number % most_entries;
  }
  std::int64_t next = 0;
  for (std::int64_t& place : places) {
    if (place >= 0) continue;
    while (taken(next)) ++next;
    if (next >= most_entries) throw std::length_error("a visit with more entries than can be kept");
    place = next++;
  }
  return places;
}

bool total_tells_items(const ScoreEntry& score) {
  return score.items.empty() || (score.items.size() == 1 && score.items.front() == score.total);
}

void write_scores(Connection& connection, const Visit& visit) {
  const auto places = ordinals(visit.scores, visit.id);
  for (std::size_t i = 0; i < visit.scores.size(); ++i) {
    const ScoreEntry& score = visit.scores[i];
    run(connection,
        "INSERT INTO score (visit, ordinal, instrument, status, phase, items, total, version, language, mode)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        visit.id, places[i], score.instrument, code_of(score.status), code_of(score.phase),
        static_cast<std::int64_t>(score.items.size()), score.total, score.version, score.language, score.mode);
    if (total_tells_items(score)) continue;
    for (std::size_t item = 0; item < score.items.size(); ++item)
      if (score.items[item])
        run(connection, "INSERT INTO score_item (visit, score, item, answer) VALUES ($1, $2, $3, $4)", visit.id,
            places[i], static_cast<std::int64_t>(item), *score.items[item]);
  }
}

void write_findings(Connection& connection, const Visit& visit) {
  const auto places = ordinals(visit.findings, visit.id);
  for (std::size_t i = 0; i < visit.findings.size(); ++i) {
    const FindingEntry& finding = visit.findings[i];
    run(connection,
        "INSERT INTO finding (visit, ordinal, code, side, place, number, choice, text, day)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        visit.id, places[i], finding.code, code_of(finding.side), finding.row, finding.value.number,
        unless_empty(finding.value.code), unless_empty(finding.value.text), finding.value.date);
    std::int64_t ordinal = 0;
    for (const FieldValue& field : finding.qualifiers)
      run(connection,
          "INSERT INTO finding_qualifier (visit, finding, ordinal, field_group, place, field, number, choice, text,"
          " day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
          visit.id, places[i], ordinal++, field.group, field.row, field.field, field.value.number,
          unless_empty(field.value.code), unless_empty(field.value.text), field.value.date);
  }
}

// Places of treatments that were taken out of the visit; a visit stored for the first time has none.
std::set<std::int64_t> spent_places(Connection& connection, const Visit& visit) {
  std::set<std::int64_t> places;
  if (visit.revision == 0) return places;
  Query query(connection, "SELECT treatment FROM treatment_removed WHERE visit = $1", visit.id);
  while (query.next()) places.insert(query.integer(0));
  return places;
}

void write_treatments(Connection& connection, const Visit& visit) {
  const auto places = ordinals(visit.treatments, visit.id, spent_places(connection, visit));
  for (std::size_t i = 0; i < visit.treatments.size(); ++i) {
    const Treatment& treatment = visit.treatments[i];
    run(connection,
        "INSERT INTO treatment (visit, ordinal, code, side, date, end_date, status, performer, is_index,"
        " same_target_key, note, indication) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        visit.id, places[i], treatment.code, code_of(treatment.side), treatment.date, treatment.end_date,
        code_of(treatment.status), treatment.performer, treatment.is_index, treatment.same_target_key, treatment.note,
        treatment.indication);
    std::int64_t ordinal = 0;
    for (const FieldValue& field : treatment.parameters)
      run(connection,
          "INSERT INTO treatment_parameter (visit, treatment, ordinal, field_group, place, field, number, choice,"
          " text, day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
          visit.id, places[i], ordinal++, field.group, field.row, field.field, field.value.number,
          unless_empty(field.value.code), unless_empty(field.value.text), field.value.date);
    for (const TreatmentLink& link : treatment.links)
      run(connection,
          "INSERT INTO treatment_link (visit, treatment, role, to_visit, to_treatment) VALUES ($1, $2, $3, $4, $5)"
          " ON CONFLICT DO NOTHING",
          visit.id, places[i], code_of(link.role), link.to.number / most_entries, link.to.number % most_entries);
    write_overrides(connection, visit.id, places[i], treatment);
  }
}

void read_scores(Connection& connection, Visit& visit) {
  Query query(connection,
              "SELECT ordinal, instrument, status, phase, items, total, version, language, mode FROM score"
              " WHERE visit = $1 ORDER BY ordinal",
              visit.id);
  while (query.next()) {
    ScoreEntry score;
    score.id.number = entry_number(visit.id.number, query.integer(0));
    score.instrument = query.text(1);
    score.status = score_status_of(query.view(2)).value_or(ScoreStatus::not_asked);
    score.phase = score_phase_of(query.view(3)).value_or(ScorePhase::routine);
    score.items.resize(static_cast<std::size_t>(query.integer(4)));
    score.total = query.real_or_none(5);
    if (score.items.size() == 1) score.items.front() = score.total;
    score.version = query.text(6);
    score.language = query.text(7);
    score.mode = query.text(8);
    visit.scores.push_back(std::move(score));
  }
}

void read_score_items(Connection& connection, Visit& visit) {
  Query query(connection, "SELECT score, item, answer FROM score_item WHERE visit = $1 ORDER BY score, item", visit.id);
  auto score = visit.scores.begin();
  while (query.next()) {
    const std::int64_t number = entry_number(visit.id.number, query.integer(0));
    while (score != visit.scores.end() && score->id.number != number) ++score;
    const auto item = static_cast<std::size_t>(query.integer(1));
    if (score == visit.scores.end() || item >= score->items.size())
      throw StoreError(StoreFault::damaged, "an answer without its score");
    score->items[item] = query.real(2);
  }
}

FieldValue read_field(Query& query) { return {query.text(1), query.small(2), query.text(3), read_value(query, 4)}; }

// Appends each row to the list its entry holds; rows and entries come in the same order.
template <class Entry>
void read_fields(Query&& query, std::int64_t visit, std::vector<Entry>& entries,
                 std::vector<FieldValue> Entry::*fields) {
  auto entry = entries.begin();
  while (query.next()) {
    const std::int64_t number = entry_number(visit, query.integer(0));
    while (entry != entries.end() && entry->id.number != number) ++entry;
    if (entry == entries.end()) throw StoreError(StoreFault::damaged, "a field without its entry");
    ((*entry).*fields).push_back(read_field(query));
  }
}

void read_findings(Connection& connection, Visit& visit) {
  Query query(connection,
              "SELECT ordinal, code, side, place, number, choice, text, day FROM finding"
              " WHERE visit = $1 ORDER BY ordinal",
              visit.id);
  while (query.next()) {
    FindingEntry finding;
    finding.id.number = entry_number(visit.id.number, query.integer(0));
    finding.code = query.text(1);
    finding.side = side_of(query.view(2)).value_or(Side::none);
    finding.row = query.small(3);
    finding.value = read_value(query, 4);
    visit.findings.push_back(std::move(finding));
  }
}

void read_treatments(Connection& connection, Visit& visit) {
  Query query(connection,
              "SELECT ordinal, code, side, date, end_date, status, performer, is_index, same_target_key, note,"
              " indication FROM treatment WHERE visit = $1 ORDER BY ordinal",
              visit.id);
  while (query.next()) visit.treatments.push_back(read_treatment(query, visit.id));
}

void read_links(Connection& connection, Visit& visit) {
  Query query(connection,
              "SELECT treatment, role, to_visit, to_treatment FROM treatment_link WHERE visit = $1"
              " ORDER BY treatment, role, to_visit, to_treatment",
              visit.id);
  while (query.next())
    for (Treatment& treatment : visit.treatments)
      if (treatment.id.number == entry_number(visit.id.number, query.integer(0)))
        treatment.links.push_back(read_link(query, 1));
}

}  // namespace

TreatmentLink read_link(Query& query, int column) {
  const LinkRole role = link_role_of(query.view(column)).value_or(LinkRole::diagnostic_block);
  return {role, {entry_number(query.integer(column + 1), query.integer(column + 2))}};
}

Value read_value(Query& query, int column) {
  Value value;
  value.number = query.real_or_none(column);
  value.code = query.text(column + 1);
  value.text = query.text(column + 2);
  value.date = query.day_or_none(column + 3);
  return value;
}

Treatment read_treatment(Query& query, VisitId visit) {
  Treatment treatment;
  treatment.id.number = entry_number(visit.number, query.integer(0));
  treatment.code = query.text(1);
  treatment.side = side_of(query.view(2)).value_or(Side::none);
  treatment.date = query.day(3);
  treatment.end_date = query.day_or_none(4);
  treatment.status = treatment_status_of(query.view(5)).value_or(TreatmentStatus::done);
  treatment.performer = query.text(6);
  treatment.is_index = query.flag(7);
  treatment.same_target_key = query.text(8);
  treatment.note = query.text(9);
  treatment.indication = query.text(10);
  return treatment;
}

void read_findings_of(Connection& connection, Visit& visit) { read_findings(connection, visit); }

void read_content(Connection& connection, Visit& visit) {
  read_scores(connection, visit);
  read_score_items(connection, visit);
  read_findings(connection, visit);
  read_treatments(connection, visit);
  if (!visit.findings.empty())
    read_fields(Query(connection,
                      "SELECT finding, field_group, place, field, number, choice, text, day FROM finding_qualifier"
                      " WHERE visit = $1 ORDER BY finding, ordinal",
                      visit.id),
                visit.id.number, visit.findings, &FindingEntry::qualifiers);
  if (!visit.treatments.empty()) read_links(connection, visit);
  if (!visit.treatments.empty())
    read_fields(Query(connection,
                      "SELECT treatment, field_group, place, field, number, choice, text, day"
                      " FROM treatment_parameter WHERE visit = $1 ORDER BY treatment, ordinal",
                      visit.id),
                visit.id.number, visit.treatments, &Treatment::parameters);
  if (!visit.treatments.empty()) read_overrides(connection, visit);
  Query query(connection, "SELECT path FROM visit_confirmed WHERE visit = $1 ORDER BY path", visit.id);
  while (query.next()) visit.confirmed.push_back(query.text(0));
}

void write_content(Connection& connection, const Visit& visit) {
  write_scores(connection, visit);
  write_findings(connection, visit);
  write_treatments(connection, visit);
  for (const std::string& path : visit.confirmed)
    run(connection, "INSERT INTO visit_confirmed (visit, path) VALUES ($1, $2) ON CONFLICT DO NOTHING", visit.id, path);
}

void remove_content(Connection& connection, VisitId visit) {
  run(connection, "DELETE FROM score_item WHERE visit = $1", visit);
  run(connection, "DELETE FROM score WHERE visit = $1", visit);
  run(connection, "DELETE FROM finding_qualifier WHERE visit = $1", visit);
  run(connection, "DELETE FROM finding WHERE visit = $1", visit);
  run(connection, "DELETE FROM treatment_link WHERE visit = $1", visit);
  remove_overrides(connection, visit);
  run(connection, "DELETE FROM treatment_parameter WHERE visit = $1", visit);
  run(connection, "DELETE FROM treatment WHERE visit = $1", visit);
  run(connection, "DELETE FROM visit_confirmed WHERE visit = $1", visit);
}

}  // namespace psoas::storage
