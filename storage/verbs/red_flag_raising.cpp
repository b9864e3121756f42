#include <algorithm>

#include "storage/document.h"
#include "storage/engine/query.h"
#include "storage/verbs/health_verbs.h"
#include "storage/verbs/red_flag_verbs.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

// The latest live visit before this one, with the values of its findings: all that rules look at there.
std::optional<Visit> previous_visit(Connection& connection, const Visit& visit) {
  Visit previous;
  {
    Query query(connection,
                "SELECT id, date FROM visit WHERE patient = $1 AND live = 1 AND (date < $2 OR (date = $2 AND id < $3))"
                " ORDER BY date DESC, id DESC LIMIT 1",
                visit.patient, visit.date, visit.id);
    if (!query.next()) return std::nullopt;
    previous.id = query.id<VisitId>(0);
    previous.date = query.day(1);
  }
  read_findings_of(connection, previous);
  return previous;
}

// Procedures done at other visits in the days before: code, side, day and what they are called by.
std::vector<Treatment> procedures_before(Connection& connection, const Catalogue& catalogue, const Visit& visit) {
  std::vector<Treatment> procedures;
  {
    Query query(connection,
                "SELECT t.ordinal, t.code, t.side, t.date, t.end_date, t.status, t.performer, t.is_index,"
                " t.same_target_key, t.note, t.indication, v.id FROM visit v JOIN treatment t ON t.visit = v.id"
                " WHERE v.patient = $1 AND v.live = 1 AND v.id <> $2 AND t.status = 'done' AND t.date <= $3"
                " ORDER BY t.date, v.id, t.ordinal",
                visit.patient, visit.id, visit.date);
    while (query.next()) procedures.push_back(read_treatment(query, query.id<VisitId>(11)));
  }
  std::erase_if(procedures, [&](const Treatment& treatment) { return !catalogue.treatment(treatment.code); });
  return procedures;
}

void read_birth_and_sex(Connection& connection, PatientId patient, SafetyContext& context) {
  Query query(connection, "SELECT birth_date, sex FROM patient WHERE id = $1", patient);
  if (!query.next()) throw StoreError(StoreFault::missing, "patient " + std::to_string(patient.number));
  context.birth_date = query.day(0);
  context.sex = sex_of(query.view(1)).value_or(Sex::unknown);
}

std::vector<RaisedFlag> raised_by(Connection& connection, const Catalogue& catalogue, const Visit& visit) {
  const RedFlagSources wanted = sources_wanted(catalogue, visit);
  if (!wanted.any_rule) return {};
  SafetyContext context;
  context.catalogue = &catalogue;
  context.on = visit.date;
  context.visit = &visit;
  read_birth_and_sex(connection, visit.patient, context);
  const std::optional<Visit> previous = wanted.previous ? previous_visit(connection, visit) : std::nullopt;
  if (previous) context.previous = &*previous;
  HealthRecord health;
  if (wanted.health) health = HealthVerbs(connection, nullptr).of_patient(visit.patient);
  context.health = &health;
  if (wanted.procedures) context.treatments = procedures_before(connection, catalogue, visit);
  return raised_flags(context);
}

void write_flag(Connection& connection, Gate& gate, const Visit& visit, const RaisedFlag& raised) {
  const auto id = inserted(connection,
                           "INSERT INTO red_flag (patient, code, rule, severity, visit, raised_on, raised_at,"
                           " raised_by, revision) VALUES ($1, $2, $3, $4, $5, $6,"
                           " CASE WHEN $7 <> 0 AND (SELECT demo FROM clinic) = 1 THEN $7 ELSE $8 END, $9, 1)",
                           visit.patient, raised.code, raised.rule, code_of(raised.severity), visit.id, visit.date,
                           visit.entered_at, gate.now(), gate.actor())
                      .value();
  std::int64_t ordinal = 0;
  for (const SafetyFact& fact : raised.facts)
    run(connection,
        "INSERT INTO red_flag_fact (flag, ordinal, subject, side, text, day) VALUES ($1, $2, $3, $4, $5, $6)", id,
        ordinal++, fact.subject, code_of(fact.side), fact.text, fact.on);
  gate.append({"raise", "red flag", id, visit.patient, {}, {}});
}

void mark_trigger(Connection& connection, Gate& gate, const RedFlag& flag, std::optional<Moment> gone_at) {
  gate.require_untouched("red flag", flag.id.number);
  run(connection, "UPDATE red_flag SET trigger_gone_at = $1, revision = revision + 1 WHERE id = $2", gone_at, flag.id);
  gate.append({"correct", "red flag", flag.id.number, flag.patient, gone_at ? "trigger gone" : "trigger back",
               document_of(flag)});
}

bool is_raised(const std::vector<RaisedFlag>& raised, const std::string& code) {
  return std::any_of(raised.begin(), raised.end(), [&](const RaisedFlag& flag) { return flag.code == code; });
}

// An open flag of the code, or one this visit raised before, keeps another from being raised.
bool is_new(const RaisedFlag& raised, const Visit& visit, const std::vector<RedFlag>& standing) {
  return std::all_of(standing.begin(), standing.end(), [&](const RedFlag& flag) {
    return flag.code != raised.code || (flag.visit != visit.id && raised_beside(flag.state(), raised.severity));
  });
}

}  // namespace

void raise_red_flags(Connection& connection, const Catalogue& catalogue, Gate& gate, const Visit& visit,
                     bool corrected) {
  const std::vector<RaisedFlag> raised = raised_by(connection, catalogue, visit);
  if (raised.empty() && !corrected) return;
  const std::vector<RedFlag> standing = red_flags_of(connection, visit.patient);
  for (const RedFlag& flag : standing) {
    if (flag.visit != visit.id) continue;
    const bool still = is_raised(raised, flag.code);
    if (still == flag.trigger_gone_at.has_value())
      mark_trigger(connection, gate, flag, still ? std::nullopt : std::optional(gate.now()));
  }
  for (const RaisedFlag& flag : raised)
    if (is_new(flag, visit, standing)) write_flag(connection, gate, visit, flag);
}

void note_trigger_gone(Connection& connection, Gate& gate, const Visit& visit) {
  for (const RedFlag& flag : red_flags_of(connection, visit.patient))
    if (flag.visit == visit.id && !flag.trigger_gone_at) mark_trigger(connection, gate, flag, gate.now());
}

}  // namespace psoas::storage
