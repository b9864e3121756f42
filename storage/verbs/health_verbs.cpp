#include "storage/verbs/health_verbs.h"

#include <algorithm>

#include "domain/safety/health_facts.h"
#include "domain/store/store_error.h"
#include "storage/document.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

std::size_t place_of(const HealthFact& fact) {
  const std::vector<HealthFactDefinition>& list = health_facts();
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.code == fact.code; });
  return static_cast<std::size_t>(found - list.begin());
}

}  // namespace

std::vector<HealthFact> read_health_facts(Query&& facts, Query&& which) {
  std::vector<HealthFact> read;
  while (facts.next()) {
    HealthFact fact;
    fact.code = facts.text(0);
    fact.value.number = facts.real_or_none(1);
    fact.value.code = facts.text(2);
    fact.detail = facts.text(3);
    fact.since = facts.day_or_none(4);
    fact.until = facts.day_or_none(5);
    fact.assessed_on = facts.day(6);
    read.push_back(std::move(fact));
  }
  auto fact = read.begin();
  while (which.next()) {
    while (fact != read.end() && fact->code != which.view(0)) ++fact;
    if (fact == read.end()) throw StoreError(StoreFault::damaged, "a choice without its health fact");
    fact->which.push_back(which.text(1));
  }
  return read;
}

HealthRecord HealthVerbs::of_patient(PatientId patient) {
  permit_chart(x_gate, patient);
  HealthRecord record;
  record.patient = patient;
  const auto revision = one_integer(x_connection, "SELECT revision FROM health WHERE patient = $1", patient);
  if (!revision) return record;
  record.revision = static_cast<int>(*revision);
  record.facts = read_health_facts(
      Query(x_connection,
            "SELECT code, number, choice, detail, since, until, assessed_on FROM health_fact WHERE patient = $1"
            " ORDER BY code",
            patient),
      Query(x_connection, "SELECT code, which FROM health_which WHERE patient = $1 ORDER BY code, which", patient));
  std::stable_sort(record.facts.begin(), record.facts.end(),
                   [](const HealthFact& one, const HealthFact& other) { return place_of(one) < place_of(other); });
  return record;
}

void HealthVerbs::record(const HealthRecord& health, std::string_view reason) {
  permit(x_gate, Permission::edit_patients);
  const HealthRecord old = of_patient(health.patient);
  if (old.revision != health.revision) throw StoreError(StoreFault::stale, "health");
  x_gate->require_untouched("health", health.patient.number);
  if (!one_integer(x_connection, "SELECT 1 FROM patient WHERE id = $1", health.patient))
    throw StoreError(StoreFault::missing, "patient " + std::to_string(health.patient.number));
  run(x_connection,
      "INSERT INTO health (patient, revision, recorded_at, recorded_by) VALUES ($1, 1, $2, $3)"
      " ON CONFLICT (patient) DO UPDATE SET revision = health.revision + 1, recorded_at = excluded.recorded_at,"
      " recorded_by = excluded.recorded_by",
      health.patient, x_gate->now(), x_gate->actor());
  run(x_connection, "DELETE FROM health_which WHERE patient = $1", health.patient);
  run(x_connection, "DELETE FROM health_fact WHERE patient = $1", health.patient);
  for (const HealthFact& fact : health.facts) {
    run(x_connection,
        "INSERT INTO health_fact (patient, code, number, choice, detail, since, until, assessed_on)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        health.patient, fact.code, fact.value.number, unless_empty(fact.value.code), fact.detail, fact.since,
        fact.until, fact.assessed_on);
    for (const std::string& which : fact.which)
      run(x_connection, "INSERT INTO health_which (patient, code, which) VALUES ($1, $2, $3)", health.patient,
          fact.code, which);
  }
  const bool first = old.revision == 0;
  x_gate->append({first ? "add" : "correct", "health", health.patient.number, health.patient, reason,
                  first ? std::string() : document_of(old)});
}

}  // namespace psoas::storage
