#include "storage/verbs/issued_quarter_verbs.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "domain/base/version.h"
#include "storage/analysis_file.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

IssuedQuarter read_issued(Query& query) {
  IssuedQuarter issued;
  issued.number = query.integer(0);
  issued.quarter = {query.small(1), query.small(2), query.small(3)};
  issued.edition = query.small(4);
  issued.issued_at = query.moment(5);
  issued.issued_by = query.text(6);
  issued.reason = query.text(7);
  issued.as_of = query.day(8);
  issued.last_entry = query.integer(9);
  try {
    issued.rules = read_outcome_settings(query.text(10), "rules of an issued quarter");
  } catch (const SettingsError& error) {
    throw StoreError(StoreFault::unknown_catalogue, error.what());
  }
  issued.program_version = query.text(11);
  issued.figures_digest = query.text(12);
  issued.workbook_digest = query.text(13);
  return issued;
}

// What an entry replaced, as far as figures rest on it.
struct OldContent {
  std::optional<Date> date;
  std::vector<Date> treated_on;
  std::vector<std::pair<Date, std::string>> indexed;
};

std::optional<Date> day_of(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) return std::nullopt;
  const Checked<Date> day = parse_date(found->get<std::string>(), key);
  return day ? std::optional(day.value()) : std::nullopt;
}

OldContent content_of(const std::string& document) {
  OldContent content;
  const nlohmann::json json = nlohmann::json::parse(document, nullptr, false);
  if (!json.is_object()) return content;
  content.date = day_of(json, json.contains("onset") ? "onset" : "date");
  const auto treatments = json.find("treatments");
  if (treatments == json.end() || !treatments->is_array()) return content;
  for (const nlohmann::json& treatment : *treatments) {
    if (!treatment.is_object()) continue;
    const std::optional<Date> day = day_of(treatment, "date");
    if (!day) continue;
    content.treated_on.push_back(*day);
    if (treatment.value("is_index", false)) content.indexed.emplace_back(*day, treatment.value("code", ""));
  }
  return content;
}

// Finds for entries of the trail which figures of one quarter they can have moved.
class Tracing {
 public:
  Tracing(Connection& connection, Quarter quarter)
      : x_connection(connection), x_quarter(quarter), x_first(quarter.first_day()), x_last(quarter.last_day()) {}

  // False when it can have moved none.
  bool trace(QuarterChange& change, const std::string& old_document) {
    const OldContent old = content_of(old_document);
    change.old_date = old.date;
    if (change.entity == "visit") trace_visit(change, old);
    else if (change.entity == "adverse_event") trace_event(change, old);
    else if (change.entity == "patient") trace_patient(change);
    else if (change.entity == "follow_up_attempt") add_indexed(change);  // who declines has withdrawn
    if (change.entity == "visit" || change.entity == "patient" || change.entity == "follow_up")
      change.follow_ups = has_follow_up(change.patient);
    if (change.old_date == change.date) change.old_date.reset();
    return change.visits || change.treatments || change.adverse_events || change.follow_ups ||
           !change.outcomes_of.empty();
  }

 private:
  bool within(const std::optional<Date>& day) const { return day && x_quarter.contains(*day); }

  void trace_visit(QuarterChange& change, const OldContent& old) {
    {
      Query query(x_connection, "SELECT date FROM visit WHERE id = $1", change.entity_id);
      if (query.next()) change.date = query.day(0);
    }
    change.visits = within(change.date) || within(old.date);
    const auto in_quarter = [&](Date day) { return x_quarter.contains(day); };
    change.treatments =
        one_integer(x_connection, "SELECT 1 FROM treatment WHERE visit = $1 AND date >= $2 AND date <= $3 LIMIT 1",
                    change.entity_id, x_first, x_last)
            .has_value() ||
        std::any_of(old.treated_on.begin(), old.treated_on.end(), in_quarter);
    add_indexed(change);
    for (const auto& [day, code] : old.indexed)
      if (in_quarter(day)) add_once(change.outcomes_of, code);
  }

  void trace_event(QuarterChange& change, const OldContent& old) {
    {
      Query query(x_connection, "SELECT onset FROM adverse_event WHERE id = $1", change.entity_id);
      if (query.next()) change.date = query.day(0);
    }
    change.adverse_events = within(change.date) || within(old.date);
    add_indexed(change);  // a grave event spoils a composite response
  }

  // Voided, or died on another day: whatever there is of the patient.
  void trace_patient(QuarterChange& change) {
    const bool seen =
        one_integer(x_connection, "SELECT 1 FROM visit WHERE patient = $1 AND date >= $2 AND date <= $3 LIMIT 1",
                    change.patient, x_first, x_last)
            .has_value();
    change.visits = change.treatments = change.adverse_events = seen;
    add_indexed(change);
  }

  void add_indexed(QuarterChange& change) {
    Query query(x_connection,
                "SELECT DISTINCT t.code FROM visit v JOIN treatment t ON t.visit = v.id WHERE v.patient = $1"
                " AND t.is_index = 1 AND t.date >= $2 AND t.date <= $3 ORDER BY t.code",
                change.patient, x_first, x_last);
    while (query.next()) add_once(change.outcomes_of, query.text(0));
  }

  bool has_follow_up(PatientId patient) {
    return one_integer(x_connection,
                       "SELECT 1 FROM follow_up WHERE patient = $1 AND closes >= $2 AND closes <= $3 LIMIT 1", patient,
                       x_first, x_last)
        .has_value();
  }

  static void add_once(std::vector<std::string>& list, const std::string& code) {
    if (std::find(list.begin(), list.end(), code) == list.end()) list.push_back(code);
  }

  Connection& x_connection;
  Quarter x_quarter;
  Date x_first;
  Date x_last;
};

}  // namespace

std::vector<IssuedQuarter> IssuedQuarterVerbs::list() {
  permit(x_gate, Permission::read_outcomes);
  std::vector<IssuedQuarter> issued;
  Query query(x_connection,
              "SELECT id, year, quarter, start_month, edition, issued_at, issued_by, reason, as_of, last_entry, rules,"
              " program_version, figures_digest, workbook_digest FROM issued_quarter"
              " ORDER BY first_day DESC, edition DESC");
  while (query.next()) issued.push_back(read_issued(query));
  return issued;
}

std::optional<IssuedQuarter> IssuedQuarterVerbs::latest(Quarter quarter) {
  permit(x_gate, Permission::read_outcomes);
  std::optional<IssuedQuarter> issued;
  {
    Query query(x_connection,
                "SELECT id, year, quarter, start_month, edition, issued_at, issued_by, reason, as_of, last_entry,"
                " rules, program_version, figures_digest, workbook_digest FROM issued_quarter WHERE first_day = $1"
                " ORDER BY edition DESC LIMIT 1",
                quarter.first_day());
    if (query.next()) issued = read_issued(query);
  }
  if (!issued) return issued;
  Query query(x_connection,
              "SELECT figure, numerator, denominator, value FROM issued_figure WHERE quarter = $1 ORDER BY figure",
              issued->number);
  const auto count = [&](int column) {
    return query.is_null(column) ? std::nullopt : std::optional(query.integer(column));
  };
  while (query.next()) issued->figures.push_back({query.text(0), count(1), count(2), query.real_or_none(3)});
  return issued;
}

std::int64_t IssuedQuarterVerbs::last_entry() {
  // Entries without a digest change nothing: charts opened, log-ins.
  return one_integer(x_connection, "SELECT sequence FROM audit WHERE digest IS NOT NULL ORDER BY sequence DESC LIMIT 1")
      .value_or(0);
}

std::vector<QuarterChange> IssuedQuarterVerbs::changes_since(std::int64_t entry, Quarter quarter) {
  permit(x_gate, Permission::read_outcomes);
  const bool says_who = x_gate == nullptr || x_gate->may_say_who();
  std::vector<QuarterChange> changes;
  Tracing tracing(x_connection, quarter);
  Query query(
      x_connection,
      "SELECT a.sequence, a.at, s.actor, a.action, a.entity, a.entity_id, a.patient, p.mrn, a.reason,"
      " a.old_document FROM audit a JOIN audit_session s ON s.id = a.session"
      " LEFT JOIN patient p ON p.id = a.patient WHERE a.sequence > $1 AND a.action <> 'protect'"
      " AND a.entity IN ('visit', 'patient', 'adverse_event', 'follow_up', 'follow_up_attempt') ORDER BY a.sequence",
      entry);
  while (query.next()) {
    QuarterChange change;
    change.sequence = query.integer(0);
    change.at = query.moment(1);
    change.actor = query.text(2);
    change.action = query.text(3);
    change.entity = query.text(4);
    change.entity_id = query.integer(5);
    change.patient = query.id<PatientId>(6);
    if (says_who) {
      change.mrn = query.text(7);
      change.reason = query.text(8);
    }
    if (tracing.trace(change, query.text(9))) changes.push_back(std::move(change));
  }
  return changes;
}

IssuedQuarter IssuedQuarterVerbs::issue(const IssuedQuarter& issued) {
  permit(x_gate, Permission::read_outcome_patients);
  if (last_entry() != issued.last_entry) throw StoreError(StoreFault::stale, "quarter " + to_string(issued.quarter));
  const std::optional<IssuedQuarter> before = latest(issued.quarter);
  if (before && issued.reason.empty()) throw StoreError(StoreFault::duplicate, "quarter " + to_string(issued.quarter));
  IssuedQuarter kept = issued;
  kept.edition = before ? before->edition + 1 : 1;
  kept.issued_at = x_gate->now();
  kept.issued_by = x_gate->actor();
  kept.number =
      inserted(x_connection,
               "INSERT INTO issued_quarter (first_day, year, quarter, start_month, edition, issued_at, issued_by,"
               " reason, as_of, last_entry, rules, program_version, figures_digest, workbook_digest)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
               kept.quarter.first_day(), kept.quarter.year, kept.quarter.number, kept.quarter.start_month, kept.edition,
               kept.issued_at, kept.issued_by, kept.reason, kept.as_of, kept.last_entry,
               outcome_settings_text(kept.rules), kept.program_version, kept.figures_digest, kept.workbook_digest)
          .value();
  for (const IssuedFigure& figure : kept.figures)
    run(x_connection,
        "INSERT INTO issued_figure (quarter, figure, numerator, denominator, value) VALUES ($1, $2, $3, $4, $5)",
        kept.number, figure.key, figure.numerator, figure.denominator, figure.value);
  x_gate->append({"issue",
                  "quarter",
                  kept.number,
                  {},
                  to_string(kept.quarter) + (kept.reason.empty() ? "" : ": ") + kept.reason,
                  {}});
  return kept;
}

}  // namespace psoas::storage
