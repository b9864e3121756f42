#include <catch2/catch.hpp>

#include "domain/privacy/export_error.h"
#include "domain/privacy/export_plan.h"
#include "tests/privacy/exported.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// Patients aged 50 at an index in 2025, as many as there are letters: F, M, X.
ExportRecord record_of(const std::string& sexes, const std::string& treatments = {}) {
  ExportRecord record;
  for (std::size_t i = 0; i < sexes.size(); ++i) {
    ExportedPatient patient;
    patient.id.number = static_cast<std::int64_t>(i) + 1;
    patient.birth = day_number(day(1975, 1, 1));
    patient.sex = sex_of(sexes.substr(i, 1)).value();
    record.patients.push_back(patient);
    StudySubject subject;
    subject.patient = patient.id;
    subject.index = day_number(day(2025, 3, 1));
    subject.index_treatment = i < treatments.size() ? std::string("tx_") + treatments[i] : "tx_rfa";
    record.subjects.push_back(subject);
  }
  return record;
}

ExportRequest asking(RareRule rule, std::vector<std::string> columns, int smallest) {
  ExportRequest request;
  request.rare = rule;
  request.columns = std::move(columns);
  request.smallest_group = smallest;
  return request;
}

}  // namespace

TEST_CASE("combinations shared by fewer than the minimum are found, the fewest first", "[privacy]") {
  const ExportPlan plan =
      make_plan(asking(RareRule::keep, {"patients.sex", "patients.age_at_index"}, 3), record_of("FFFFMMXUUU"));
  CHECK(plan.combinations.different == 4);
  CHECK(plan.combinations.patients == 10);
  CHECK(plan.combinations.patients_in_rare == 3);
  CHECK(plan.combinations.of == std::vector<Quasi>{Quasi::age, Quasi::sex});
  const std::vector<Combination> wanted{{{"50-59", "X"}, 1}, {{"50-59", "M"}, 2}};
  CHECK(plan.combinations.rare == wanted);
  CHECK(plan.subjects().size() == 10);
}

TEST_CASE("exactly as many as the minimum are not rare", "[privacy]") {
  const ExportPlan plan = make_plan(asking(RareRule::keep, {"patients.sex"}, 11), record_of("FFFFFFFFFFF"));
  CHECK(plan.combinations.rare.empty());
}

TEST_CASE("leaving out takes the patients of rare combinations and no others", "[privacy]") {
  const ExportPlan plan = make_plan(asking(RareRule::leave_out, {"patients.sex"}, 3), record_of("FFFFMMX"));
  CHECK(plan.left_out == 3);
  CHECK(plan.subjects().size() == 4);
  CHECK(plan.combinations_told.rare.empty());
}

TEST_CASE("grouping tells less of the few, and keeps them when that is enough", "[privacy]") {
  const ExportPlan plan = make_plan(asking(RareRule::group, {"patients.sex"}, 3), record_of("FFFFMMX"));
  CHECK(plan.grouped == 3);
  CHECK(plan.left_out == 0);
  CHECK(plan.combinations_told.rare.empty());
}

TEST_CASE("grouping leaves out whom telling less does not hide", "[privacy]") {
  const ExportPlan plan = make_plan(asking(RareRule::group, {"patients.sex"}, 3), record_of("FFFFM"));
  CHECK(plan.left_out == 1);
  CHECK(plan.combinations_told.rare.empty());
}

TEST_CASE("a treatment that the rows of treatments show is not grouped but left out", "[privacy]") {
  const std::vector<std::string> columns{"patients.index_treatment", "treatments.code"};
  const ExportPlan shown = make_plan(asking(RareRule::group, columns, 3), record_of("FFFFF", "aaabb"));
  CHECK(shown.left_out == 2);
  const ExportPlan hidden =
      make_plan(asking(RareRule::group, {"patients.index_treatment"}, 3), record_of("FFFFFF", "aaabcd"));
  CHECK(hidden.left_out == 0);
  CHECK(hidden.grouped == 3);
}

TEST_CASE("whatever is asked for, no combination told is shared by too few", "[privacy]") {
  DemoInMemory clinic(120);
  for (const RareRule rule : {RareRule::group, RareRule::leave_out})
    for (const Profile profile : profiles)
      for (const ExportPreset preset : export_presets)
        for (const int smallest : {2, 5}) {
          ExportRequest request = request_for(profile, preset);
          request.rare = rule;
          request.smallest_group = smallest;
          try {
            const ExportPlan plan = planned(*clinic.store, request);
            CHECK(plan.combinations_told.rare.empty());
            CHECK(plan.subjects().size() + static_cast<std::size_t>(plan.left_out) == plan.patients.size());
          } catch (const ExportError& refused) {
            CHECK(refused.refusal() == ExportRefusal::nobody_left);
          }
        }
}
