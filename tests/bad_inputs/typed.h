#pragma once

// What a person types, checked as the window checks it, against the catalogue that comes with the program.

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <string>

#include "tests/storage/clinic_for_tests.h"
#include "tests/support/catalogue.h"
#include "ui/wording/sentences.h"

namespace psoas::tests {

using Typed = std::map<std::string, std::string>;

inline const Date today = day(2026, 3, 2);

inline Patient ana() {
  Patient stored = patient("1", "Rivera", "Ana");
  stored.id = PatientId{1};
  return stored;
}

// A visit of today with these fields; a date among them counts instead.
inline CheckedVisit visit_typed(const Typed& fields, const std::vector<std::string>& confirmed = {}) {
  VisitDraft draft;
  draft.patient = PatientId{1};
  draft.put("date", "2026-03-02");
  draft.put("kind", "follow_up");
  for (const auto& [path, text] : fields) draft.put(path, text);
  draft.confirmed = confirmed;
  return check(draft, catalogue(), ana(), today);
}

inline CheckedPatient patient_typed(const Typed& fields) {
  PatientDraft draft;
  draft.mrn = "1";
  draft.family_name = "Rivera";
  draft.birth_date = "1971-08-02";
  for (const auto& [field, text] : fields) {
    if (field == "family_name") draft.family_name = text;
    else if (field == "birth_date") draft.birth_date = text;
    else if (field == "note") draft.note = text;
    else FAIL("no such field here: " << field);
  }
  return check(draft, today);
}

// The problem of a field, which must be there.
inline Problem problem_at(const Problems& problems, const std::string& field) {
  for (const Problem& problem : problems)
    if (problem.field == field) return problem;
  FAIL("nothing is said of " << field);
  return {};
}

inline bool is_refused(const Problems& problems, const std::string& field) {
  return problem_at(problems, field).severity == Severity::refuse;
}

inline bool is_asked(const Problems& problems, const std::string& field) {
  return problem_at(problems, field).severity == Severity::confirm;
}

}  // namespace psoas::tests
