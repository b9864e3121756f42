// Adverse events as they are typed, in the codes of the embedded catalogue.

#include "domain/adverse_event/adverse_event.h"

#include <catch2/catch.hpp>

#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;
using date::year;

namespace {

const Date today = year{2026} / 9 / 7;
constexpr TreatmentId block{1024};
constexpr TreatmentId medication{1025};

std::vector<TreatmentRecord> known() {
  std::vector<TreatmentRecord> records(2);
  records[0].treatment.id = block;
  records[0].treatment.code = "tx_nerve_block";
  records[0].treatment.side = Side::right;
  records[0].treatment.date = year{2026} / 8 / 3;
  records[1].treatment.id = medication;
  records[1].treatment.code = "tx_medication";
  records[1].treatment.date = year{2026} / 7 / 1;
  return records;
}

AdverseEventDraft haematoma() {
  AdverseEventDraft draft = new_adverse_event(PatientId{1}, today, {block});
  draft.put("code", "ae_haematoma_soft");
  draft.put("onset", "2026-08-04");
  draft.put("grade", "2");
  return draft;
}

Checked<AdverseEvent> checked(const AdverseEventDraft& draft) {
  Patient patient;
  patient.id = PatientId{1};
  patient.birth_date = year{1971} / 8 / 2;
  return check(draft, catalogue(), patient, known(), today);
}

// The one problem of a draft in which a field was changed.
Problem problem_with(const std::string& field, const std::string& text) {
  AdverseEventDraft draft = haematoma();
  draft.put(field, text);
  const Checked<AdverseEvent> result = checked(draft);
  REQUIRE_FALSE(result.ok());
  REQUIRE(result.problems().size() == 1);
  return result.problems().front();
}

}  // namespace

TEST_CASE("an adverse event is read as typed, and its draft checks back to it") {
  AdverseEventDraft draft = haematoma();
  draft.put("onset_time", "14:30");
  draft.put("causality", "probable");
  draft.put("expected", "no");
  draft.put("action", "compression");
  draft.put("outcome", "resolved");
  draft.put("resolved_on", "2026-08-20");
  draft.put("clavien_dindo", "I");
  const Checked<AdverseEvent> event = checked(draft);
  REQUIRE(event.ok());
  CHECK(event.value().treatments == std::vector<TreatmentId>{block});
  CHECK(event.value().grade == 2);
  CHECK(event.value().expected == false);
  CHECK_FALSE(event.value().serious());
  CHECK(checked(draft_of(event.value())).value() == event.value());
}

TEST_CASE("grade 3, a stay in hospital, disability or the reporter make an event serious") {
  CHECK_FALSE(checked(haematoma()).value().serious());
  for (const char* field : {"hospitalised", "disability", "serious"}) {
    AdverseEventDraft draft = haematoma();
    draft.put(field, "yes");
    CHECK(checked(draft).value().serious());
  }
  AdverseEventDraft severe = haematoma();
  severe.put("grade", "3");
  CHECK(checked(severe).value().serious());
}

TEST_CASE("an event before the treatment it is linked to is refused, naming the treatment") {
  const Problem problem = problem_with("onset", "2026-08-02");
  CHECK(problem.code == ProblemCode::before_treatment);
  CHECK(problem.low == "2026-08-03");
  CHECK(problem.other == "Block R");
}

TEST_CASE("an event in the future, resolved before its onset or at no time of day is refused") {
  CHECK(problem_with("onset", "2026-09-08").code == ProblemCode::in_the_future);
  CHECK(problem_with("onset_time", "25:00").code == ProblemCode::not_a_time);
  AdverseEventDraft draft = haematoma();
  draft.put("outcome", "resolved");
  draft.put("resolved_on", "2026-08-03");
  CHECK(checked(draft).problems().front().code == ProblemCode::end_before_start);
}

TEST_CASE("grade 5 and a fatal outcome go together") {
  CHECK(problem_with("grade", "5").other == grade_5_is_fatal);
  CHECK(problem_with("outcome", "fatal").other == grade_5_is_fatal);
  CHECK(problem_with("grade", "6").code == ProblemCode::out_of_range);
}

TEST_CASE("the Clavien-Dindo grade is for procedures") {
  AdverseEventDraft draft = haematoma();
  draft.put("treatments", "1025");
  draft.put("clavien_dindo", "II");
  REQUIRE_FALSE(checked(draft).ok());
  CHECK(checked(draft).problems().front().other == procedures_only);
  draft.put("treatments", "1024,1025");
  CHECK(checked(draft).ok());
}

TEST_CASE("an event without a code, a grade or a treatment of this patient is refused") {
  CHECK(problem_with("code", "").code == ProblemCode::required);
  CHECK(problem_with("code", "ae_unheard_of").code == ProblemCode::unknown_code);
  CHECK(problem_with("grade", "").code == ProblemCode::required);
  CHECK(problem_with("treatments", "").code == ProblemCode::required);
  CHECK(problem_with("treatments", "4711").code == ProblemCode::unknown_reference);
}
