// The clinic's rules for outcomes, and how it counts.

#include <catch2/catch.hpp>

#include "domain/outcome/outcome_settings.h"
#include "domain/outcome/settings_error.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

ClinicOutcomeSettings rules_of(Store& store) {
  return store.read(staff(), [](Reading& reading) { return reading.clinic().outcome_settings(); });
}

bool same(const OutcomeSettings& one, const OutcomeSettings& other) { return one == other; }
bool is_standard(const OutcomeSettings& rules) { return same(rules, OutcomeSettings()); }

OutcomeSettings stricter() {
  OutcomeSettings rules;
  rules.responder.substantial = 70;
  rules.windows = {{"6mo", "6 months", 182, 137, 227}};
  return rules;
}

}  // namespace

TEMPLATE_TEST_CASE("A clinic begins with the standard rules, and keeps its own", "[storage]", InFile, InMemory) {
  TestType clinic;
  const ClinicOutcomeSettings standard = rules_of(*clinic.store);
  CHECK(is_standard(standard));
  clinic.store->write(staff(), [&](Writing& writing) {
    writing.clinic().change_outcome_settings(stricter(), standard.revision, "our policy");
  });
  const ClinicOutcomeSettings kept = rules_of(*clinic.store);
  CHECK(same(kept, stricter()));
  CHECK(kept.revision == standard.revision + 1);
  const auto trail =
      clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().audit_of("outcome rules", 1); });
  REQUIRE(trail.size() == 1);
  CHECK(trail[0].reason == "our policy");
}

TEMPLATE_TEST_CASE("Rules that are wrong or were changed by somebody else are refused whole", "[storage]", InFile,
                   InMemory) {
  TestType clinic;
  const int revision = rules_of(*clinic.store).revision;
  const auto change = [&](const OutcomeSettings& rules, int read_with) {
    clinic.store->write(staff(),
                        [&](Writing& writing) { writing.clinic().change_outcome_settings(rules, read_with, ""); });
  };
  OutcomeSettings wrong;
  wrong.responder.substantial = 200;
  wrong.windows[1].first_day = 40;
  try {
    change(wrong, revision);
    FAIL("wrong rules were stored");
  } catch (const SettingsError& error) {
    CHECK(error.faults().size() == 2);
  }
  CHECK(fault_of([&] { change(stricter(), revision + 1); }) == StoreFault::stale);
  CHECK(is_standard(rules_of(*clinic.store)));
}

TEMPLATE_TEST_CASE("A clinic keeps when its fiscal year begins and its least count", "[storage]", InFile, InMemory) {
  TestType clinic;
  const auto settings = [&] {
    return clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().settings(); });
  };
  ClinicSettings changed = settings();
  CHECK(changed.fiscal_year_start == 1);
  CHECK(changed.least_count == 5);
  changed.fiscal_year_start = 7;
  changed.least_count = 0;
  clinic.store->write(staff(), [&](Writing& writing) { writing.clinic().change_settings(changed, "as we report"); });
  CHECK(settings().fiscal_year_start == 7);
  CHECK(settings().least_count == 0);
}

TEST_CASE("Month 13 and a least count that tells itself are refused by name") {
  ClinicSettings settings;
  settings.fiscal_year_start = 13;
  settings.least_count = 2;
  const Problems problems = check(settings);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].field == "fiscal_year_start");
  CHECK(problems[0].high == "12");
  CHECK(problems[1].field == "least_count");
}
