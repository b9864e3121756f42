// The reasons for which warnings are overridden, typed and stored.

#include "domain/safety/override_draft.h"

#include <catch2/catch.hpp>

#include "tests/safety/told_patient.h"

using namespace psoas;
using namespace psoas::tests;

TEST_CASE("an override goes through the draft and comes back with its facts") {
  Visit visit;
  visit.date = visit_day;
  visit.kind = "procedure";
  visit.treatments = {scribe().treatment("tx_rfa", Side::right, visit_day)};
  scribe().put(visit.treatments[0], "target", "medial_branch");
  scribe().put(visit.treatments[0], "level", 0, "level", "L4");
  scribe().put(visit.treatments[0], "mode", "pulsed");
  WarningOverride given;
  given.rule = "implant_energy";
  given.severity = WarningSeverity::warn;
  given.facts = {{"health/active_implant", Side::none, "present (ICD)", on(2026, 1, 5)}, {"age", Side::left, "", {}}};
  given.reason = "cleared by cardiology";
  visit.treatments[0].overrides = {given};
  Patient patient;
  patient.birth_date = on(1971, 8, 2);
  const CheckedVisit checked = check(draft_of(visit, catalogue()), catalogue(), patient, visit_day);
  REQUIRE(checked.visit.treatments.size() == 1);
  CHECK(checked.visit.treatments[0].overrides == std::vector<WarningOverride>{given});
}

TEST_CASE("a reason left empty overrides nothing, one that may not be stored is refused") {
  VisitDraft draft;
  draft.put("treatment/0/warning/implant_energy", "   ");
  Problems problems;
  CHECK(typed_overrides(draft, 0, catalogue(), problems).empty());
  CHECK(problems.empty());
  draft.put("treatment/0/warning/implant_energy", std::string(2000, 'x'));
  CHECK(typed_overrides(draft, 0, catalogue(), problems).empty());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].field == "treatment/0/warning/implant_energy");
}
