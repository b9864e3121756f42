#include "domain/demo/demo_clinic.h"

#include <array>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "domain/base/number.h"
#include "domain/demo/random.h"
#include "domain/outcome/change.h"
#include "domain/outcome/trend.h"
#include "domain/visit/visit_draft.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

DemoClinic clinic_of(int patients, int years, std::uint64_t seed = 1) {
  DemoOptions options;
  options.patients = patients;
  options.years = years;
  options.seed = seed;
  return DemoClinic(options, catalogue());
}

// Everything about a patient in one text, for comparing.
std::string told(const DemoPatient& demo) {
  std::string text = demo.patient.uuid + demo.patient.display_name() + to_string(demo.patient.birth_date);
  for (const Visit& visit : demo.visits) {
    text += visit.uuid + to_string(visit.date) + visit.kind + visit.note;
    for (const auto& [path, typed] : draft_of(visit, catalogue()).typed) text += path + "=" + typed + ";";
  }
  return text;
}

// What must not differ from machine to machine, without the catalogue's part in it.
std::string outline(const DemoPatient& demo) {
  std::string text = demo.patient.uuid + demo.patient.display_name();
  for (const Visit& visit : demo.visits) {
    text += visit.uuid + to_string(visit.date) + visit.kind + visit.note;
    for (const ScoreEntry& score : visit.scores) text += score.total ? to_text(*score.total, 3) : "-";
    for (const FindingEntry& finding : visit.findings)
      text += finding.value.number ? to_text(*finding.value.number) : "-";
    for (const Treatment& treatment : visit.treatments) text += treatment.same_target_key;
  }
  return text;
}

std::uint64_t digest(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

struct Volume {
  double visits = 0, scores = 0, findings = 0, treatments = 0;
};

Volume volume_per_patient(const DemoClinic& clinic) {
  Volume volume;
  for (int number = 1; number <= clinic.size(); ++number)
    for (const Visit& visit : clinic.patient(number).visits) {
      volume.visits += 1.0 / clinic.size();
      volume.scores += static_cast<double>(visit.scores.size()) / clinic.size();
      volume.findings += static_cast<double>(visit.findings.size()) / clinic.size();
      volume.treatments += static_cast<double>(visit.treatments.size()) / clinic.size();
    }
  return volume;
}

std::vector<DatedValue> pain_of(const DemoPatient& demo) {
  std::vector<DatedValue> values;
  for (const Visit& visit : demo.visits)
    if (const ScoreEntry* score = visit.score("nrs_avg7"); score && score->total)
      values.push_back({visit.date, *score->total, score->phase, visit.entered_at, {}});
  return values;
}

}  // namespace

TEST_CASE("chance is the same on every machine") {
  Random random(1, 2);
  CHECK(random.between(0, 999) == 767);
  CHECK(to_text(random.fraction(), 9) == "0.461764563");
  CHECK(to_text(random.bell(0, 1), 9) == "-1.061287267");
}

TEST_CASE("the same seed gives the same clinic, whatever is asked for first") {
  const DemoClinic one = clinic_of(50, 3);
  const DemoClinic two = clinic_of(50, 3);
  const std::string last = told(two.patient(50));
  std::string all;
  for (int number = 1; number <= 50; ++number) {
    CHECK(told(one.patient(number)) == told(two.patient(number)));
    all += outline(one.patient(number));
  }
  CHECK(told(one.patient(50)) == last);
  CHECK(told(clinic_of(50, 3, 2).patient(7)) != told(one.patient(7)));
  CHECK(digest(all) == 0x5AC7517CBCFCD00u);
}

TEST_CASE("every visit of the demo could have been typed and saved") {
  const DemoClinic clinic = clinic_of(300, 5);
  for (int number = 1; number <= clinic.size(); ++number) {
    DemoPatient demo = clinic.patient(number);
    demo.patient.id = {number};
    for (Visit& visit : demo.visits) {
      visit.patient = demo.patient.id;
      const CheckedVisit checked =
          check(draft_of(visit, catalogue()), catalogue(), demo.patient, clinic.options().last_day);
      CAPTURE(demo.patient.mrn, to_string(visit.date));
      for (const Problem& problem : checked.problems) FAIL_CHECK(problem.field << " given " << problem.given);
      REQUIRE(checked.visit.scores.size() == visit.scores.size());
      REQUIRE(checked.visit.findings.size() == visit.findings.size());
      for (std::size_t i = 0; i < visit.treatments.size(); ++i)
        CHECK(checked.visit.treatments.at(i).same_target_key == visit.treatments[i].same_target_key);
    }
  }
}

TEST_CASE("every patient of the demo could have been typed and saved, and no two share a number") {
  const DemoClinic clinic = clinic_of(500, 3);
  std::set<std::string> numbers;
  std::set<std::string> names;
  for (int number = 1; number <= clinic.size(); ++number) {
    const Patient patient = clinic.patient(number).patient;
    CHECK(check(draft_of(patient), clinic.options().last_day).problems.empty());
    CHECK(patient.mrn == demo_mrn(number));
    numbers.insert(patient.mrn);
    names.insert(patient.display_name());
  }
  CHECK(numbers.size() == 500);
  CHECK(names.size() > 480);
}

// Regions of the body chart count as findings.
TEST_CASE("a large clinic has about ten visits, twenty scores, five treatments and 34 findings a patient") {
  const Volume volume = volume_per_patient(clinic_of(1500, 10));
  CHECK(volume.visits == Approx(10).epsilon(0.08));
  CHECK(volume.scores == Approx(20).epsilon(0.08));
  CHECK(volume.treatments == Approx(5).epsilon(0.08));
  CHECK(volume.findings == Approx(34).epsilon(0.08));
}

TEST_CASE("the clinic is closed on Sundays, and August is its quietest month") {
  const DemoClinic clinic = clinic_of(1500, 6);
  std::array<int, 13> visits_in_month{};
  for (int number = 2; number <= clinic.size(); ++number)
    for (const Visit& visit : clinic.patient(number).visits) {
      REQUIRE(date::weekday{date::sys_days{visit.date}} != date::Sunday);
      ++visits_in_month[static_cast<unsigned>(visit.date.month())];
    }
  for (const unsigned month : {3u, 5u, 6u, 9u, 10u, 11u}) CHECK(visits_in_month[8] * 10 < visits_in_month[month] * 8);
}

TEST_CASE("visits come in order and end with the clinic's last day") {
  const DemoClinic clinic = clinic_of(300, 4);
  for (int number = 1; number <= clinic.size(); ++number) {
    const DemoPatient demo = clinic.patient(number);
    for (std::size_t i = 0; i < demo.visits.size(); ++i) {
      CHECK(demo.visits[i].date <= clinic.options().last_day);
      if (i > 0) CHECK(demo.visits[i - 1].date < demo.visits[i].date);
      CHECK(demo.visits[i].episode->number <= static_cast<std::int64_t>(demo.episodes.size()));
    }
  }
}

TEST_CASE("some patients respond to ablation, some do not, and relief is lost again") {
  const DemoClinic clinic = clinic_of(2500, 6);
  int judged = 0, responders = 0, relapses = 0, repeats = 0;
  for (int number = 2; number <= clinic.size(); ++number) {
    const DemoPatient demo = clinic.patient(number);
    int ablations = 0;
    for (const Visit& visit : demo.visits)
      for (const Treatment& treatment : visit.treatments) {
        if (treatment.code != "tx_rfa" || treatment.status != TreatmentStatus::done || ++ablations > 1) continue;
        const CourseSummary course = summarise_course(pain_of(demo), treatment.date, Direction::lower_is_better);
        if (!course.best || !course.baseline) continue;
        ++judged;
        responders += improved_by(course.baseline->value, *course.best, 50, Direction::lower_is_better);
        relapses += course.relief_lost_day.has_value();
      }
    repeats += ablations > 1;
  }
  REQUIRE(judged > 100);
  CHECK(responders > judged * 0.3);
  CHECK(responders < judged * 0.85);
  CHECK(relapses > judged * 0.1);
  CHECK(repeats > 20);
}

TEST_CASE("an ablation follows a diagnostic block of the same side, and therapy is attended at most as prescribed") {
  const DemoClinic clinic = clinic_of(600, 5);
  for (int number = 1; number <= clinic.size(); ++number) {
    std::set<Side> blocked;
    for (const Visit& visit : clinic.patient(number).visits)
      for (const Treatment& treatment : visit.treatments) {
        if (is_diagnostic_block(treatment, *catalogue().treatment(treatment.code))) blocked.insert(treatment.side);
        if (treatment.code == "tx_rfa") CHECK(blocked.contains(treatment.side));
        if (treatment.code == "tx_pt")
          CHECK(*treatment.parameter("sessions_attended")->number <=
                *treatment.parameter("sessions_prescribed")->number);
      }
  }
}

TEST_CASE("most patients of a clinic made to be looked at have a disability score before and after a treatment") {
  const DemoClinic clinic = clinic_of(200, 3);
  int with_two = 0;
  for (int number = 1; number <= clinic.size(); ++number) {
    int forms = 0;
    for (const Visit& visit : clinic.patient(number).visits)
      for (const ScoreEntry& score : visit.scores)
        if (score.instrument == "odi" && score.total) ++forms;
    if (forms >= 2) ++with_two;
  }
  CHECK(with_two > 100);
}
