#include "domain/patient/patient.h"

#include <catch2/catch.hpp>

using namespace psoas;

namespace {

const Date today = Date{date::year{2026}, date::month{2}, date::day{3}};

PatientDraft ana() {
  PatientDraft draft;
  draft.mrn = "007";
  draft.family_name = "Rivera";
  draft.given_name = "Ana";
  draft.birth_date = "1971-08-02";
  draft.sex = "f";
  return draft;
}

const Problem* problem_of(const CheckedPatient& checked, std::string_view field) {
  for (const Problem& problem : checked.problems)
    if (problem.field == field) return &problem;
  return nullptr;
}

}  // namespace

TEST_CASE("a patient typed in full is accepted, leading zeros of the record number and all") {
  const CheckedPatient checked = check(ana(), today);
  CHECK(checked.problems.empty());
  CHECK(checked.patient.mrn == "007");
  CHECK(checked.patient.sex == Sex::female);
  CHECK(checked.patient.display_name() == "Rivera, Ana");
}

TEST_CASE("a draft of a patient checks back to the same patient") {
  Patient patient = check(ana(), today).patient;
  patient.note = "two\nlines";
  patient.died_on = today;
  const CheckedPatient again = check(draft_of(patient), today);
  CHECK(again.problems.empty());
  CHECK(again.patient.note == patient.note);
  CHECK(again.patient.died_on == patient.died_on);
  CHECK(again.patient.birth_date == patient.birth_date);
}

TEST_CASE("everything wrong with a patient is told at once") {
  PatientDraft draft;
  draft.given_name = "An\x01";
  draft.birth_date = "1971-02-30";
  draft.sex = "Q";
  const CheckedPatient checked = check(draft, today);
  CHECK(refuses(checked.problems));
  CHECK(problem_of(checked, "mrn")->code == ProblemCode::required);
  CHECK(problem_of(checked, "family_name")->code == ProblemCode::required);
  CHECK(problem_of(checked, "given_name")->code == ProblemCode::not_text);
  CHECK(problem_of(checked, "birth_date")->code == ProblemCode::not_a_date);
  CHECK(problem_of(checked, "sex")->code == ProblemCode::unknown_code);
}

TEST_CASE("birth in the future and over 130 years ago are refused, over 110 is asked") {
  const auto with_birth = [](const char* birth) {
    PatientDraft draft = ana();
    draft.birth_date = birth;
    return check(draft, today);
  };
  CHECK(problem_of(with_birth("2026-02-04"), "birth_date")->code == ProblemCode::in_the_future);
  CHECK(problem_of(with_birth("1890-01-01"), "birth_date")->code == ProblemCode::out_of_range);
  CHECK(problem_of(with_birth("1910-01-01"), "birth_date")->severity == Severity::confirm);
  CHECK(problem_of(with_birth("2026-02-03"), "birth_date")->severity == Severity::confirm);
  CHECK(with_birth("1920-01-01").problems.empty());
}

TEST_CASE("death lies between birth and today") {
  PatientDraft draft = ana();
  draft.died_on = "1971-08-01";
  CHECK(problem_of(check(draft, today), "died_on")->code == ProblemCode::before_birth);
  draft.died_on = "2026-02-04";
  CHECK(problem_of(check(draft, today), "died_on")->code == ProblemCode::in_the_future);
}

TEST_CASE("a name with hidden characters is asked about with the characters made visible") {
  PatientDraft draft = ana();
  draft.family_name =
      "Riv\xE2\x80\xAE"
      "era";
  const CheckedPatient checked = check(draft, today);
  REQUIRE(problem_of(checked, "family_name") != nullptr);
  CHECK(problem_of(checked, "family_name")->code == ProblemCode::suspicious_text);
  CHECK(problem_of(checked, "family_name")->given == "Riv‹U+202E›era");
  CHECK_FALSE(refuses(checked.problems));
}
