#include "storage/verbs/override_rows.h"

#include "domain/store/store_error.h"
#include "storage/engine/query.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

const WarningOverride* same_in(const Visit& visit, const WarningOverride& wanted) {
  for (const Treatment& treatment : visit.treatments)
    for (const WarningOverride& override : treatment.overrides)
      if (override.rule == wanted.rule && override.facts == wanted.facts && override.reason == wanted.reason)
        return &override;
  return nullptr;
}

// The override with this number in the visit; throws StoreError damaged.
WarningOverride& override_in(Visit& visit, std::int64_t treatment, std::size_t ordinal) {
  const std::int64_t number = entry_number(visit.id.number, treatment);
  for (Treatment& each : visit.treatments)
    if (each.id.number == number && ordinal < each.overrides.size()) return each.overrides[ordinal];
  throw StoreError(StoreFault::damaged, "a fact without its warning");
}

}  // namespace

void write_overrides(Connection& connection, VisitId visit, std::int64_t treatment, const Treatment& content) {
  std::int64_t ordinal = 0;
  for (const WarningOverride& override : content.overrides) {
    run(connection,
        "INSERT INTO treatment_override (visit, treatment, ordinal, rule, severity, reason, given_by, given_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        visit, treatment, ordinal, override.rule, code_of(override.severity), override.reason, override.by,
        override.at);
    std::int64_t place = 0;
    for (const SafetyFact& fact : override.facts)
      run(connection,
          "INSERT INTO treatment_override_fact (visit, treatment, override, ordinal, subject, side, text, day)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
          visit, treatment, ordinal, place++, fact.subject, code_of(fact.side), fact.text, fact.on);
    ++ordinal;
  }
}

void read_overrides(Connection& connection, Visit& visit) {
  bool any = false;
  {
    Query query(connection,
                "SELECT treatment, rule, severity, reason, given_by, given_at FROM treatment_override"
                " WHERE visit = $1 ORDER BY treatment, ordinal",
                visit.id);
    auto treatment = visit.treatments.begin();
    while (query.next()) {
      const std::int64_t number = entry_number(visit.id.number, query.integer(0));
      while (treatment != visit.treatments.end() && treatment->id.number != number) ++treatment;
      if (treatment == visit.treatments.end()) throw StoreError(StoreFault::damaged, "a warning without its treatment");
      treatment->overrides.push_back({query.text(1),
                                      warning_severity_of(query.view(2)).value_or(WarningSeverity::warn),
                                      {},
                                      query.text(3),
                                      query.text(4),
                                      query.moment(5)});
      any = true;
    }
  }
  if (!any) return;
  Query query(connection,
              "SELECT treatment, override, subject, side, text, day FROM treatment_override_fact"
              " WHERE visit = $1 ORDER BY treatment, override, ordinal",
              visit.id);
  while (query.next())
    override_in(visit, query.integer(0), static_cast<std::size_t>(query.integer(1)))
        .facts.push_back(
            {query.text(2), side_of(query.view(3)).value_or(Side::none), query.text(4), query.day_or_none(5)});
}

void remove_overrides(Connection& connection, VisitId visit) {
  run(connection, "DELETE FROM treatment_override_fact WHERE visit = $1", visit);
  run(connection, "DELETE FROM treatment_override WHERE visit = $1", visit);
}

void sign_overrides(Visit& visit, const Visit& before, const Gate& gate) {
  for (Treatment& treatment : visit.treatments)
    for (WarningOverride& override : treatment.overrides) {
      const WarningOverride* known = same_in(before, override);
      override.by = known ? known->by : gate.actor();
      override.at = known ? known->at : gate.now();
    }
}

}  // namespace psoas::storage
