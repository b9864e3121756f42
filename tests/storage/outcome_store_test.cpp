// From the stored record to the figures of an analysis.

#include <algorithm>
#include <catch2/catch.hpp>

#include "clinic_for_tests.h"
#include "domain/demo/demo_clinic.h"
#include "domain/demo/scribe.h"
#include "domain/demo/write_demo.h"
#include "domain/outcome/read_outcomes.h"
#include "domain/store/adverse_events.h"
#include "domain/store/follow_ups.h"
#include "tests/support/stopping_progress.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

constexpr std::size_t six_months = 2;
constexpr std::size_t twelve_months = 3;

Approx near(double number) { return Approx(number).margin(1e-6).epsilon(0); }

// A demo clinic of some patients, DEMO-0001 first.
struct DemoStore {
  explicit DemoStore(int patients = 1) {
    DemoOptions options;
    options.patients = patients;
    NoProgress progress;
    write_demo(*store, staff(), DemoClinic(options, *store->catalogue()), progress);
  }

  OutcomeResult ask(const Analysis& analysis) {
    NoProgress progress;
    return store->read(
        staff(), [&](Reading& reading) { return read_outcomes(reading, *store->catalogue(), analysis, progress); });
  }

  FixedClock clock{noon(day(2026, 4, 1))};
  std::unique_ptr<Store> store = [this] {
    ClinicSettings settings = clinic_named("Demo");
    settings.demo = true;
    return store_in_memory(clock, settings, staff());
  }();
};

Analysis analysis_as_of(Date as_of) {
  Analysis analysis;
  analysis.as_of = as_of;
  return analysis;
}

}  // namespace

TEST_CASE("the worked example comes out of the store as worked out") {
  DemoStore demo;
  const OutcomeResult result = demo.ask(analysis_as_of(day(2026, 4, 1)));
  REQUIRE(result.cases.size() == 1);
  const OutcomeCase& ana = result.cases.front();
  CHECK(result.patients[static_cast<std::size_t>(ana.patient)].mrn == "DEMO-0001");
  CHECK(result.words.at(ana.target) == "tx_rfa/medial_branch/L3-L5/R");
  CHECK(ana.age == 53);
  CHECK(ana.base_value == 7);
  CHECK(ana.base_day == -14);
  CHECK(ana.ends.retreated == 266);
  CHECK(*ana.theil_sen30 == near(0.462662));
  CHECK(*ana.time_weighted_mean == near(906.5 / 231));
  CHECK(ana.relapses[0]->day == 147);
  CHECK(ana.repeat_relief_days == 91);
  CHECK(result.window(0, six_months).day == 182);
  CHECK(result.window(0, six_months).response.responder_class == ResponderClass::minimal);
  CHECK(result.window(0, twelve_months).status == CaseStatus::retreated);
}

TEST_CASE("the worked example's blocks and opioid doses stand with its course") {
  DemoStore demo;
  const OutcomeResult result = demo.ask(analysis_as_of(day(2026, 4, 1)));
  const OutcomeCase& ana = result.cases.front();
  REQUIRE(ana.blocks);
  CHECK(ana.blocks->block50 == true);
  CHECK(ana.blocks->block80 == false);  // the second gave 57 %
  CHECK(*ana.blocks->best_percent == near(57.142857));
  CHECK(*ana.blocks->observed_hours == near(1));
  CHECK(*ana.blocks->interpolated_hours == near(3));
  CHECK(ana.blocks->prerequisite_met);
  CHECK(*ana.mme_day == near(30));
  CHECK(*result.window(0, 0).mme_day == near(15));
  CHECK(*result.window(0, 1).mme_day == near(0));
  CHECK(*result.window(0, six_months).mme_day == near(10));
}

TEST_CASE("a payer's profile of 80 percent does not accept the worked example's blocks") {
  DemoStore demo;
  Analysis analysis = analysis_as_of(day(2026, 4, 1));
  analysis.settings.block_profile = "payer_80";
  CHECK_FALSE(demo.ask(analysis).cases.front().blocks->prerequisite_met);
  analysis.settings.block_profile = "payer_50";
  CHECK(demo.ask(analysis).cases.front().blocks->prerequisite_met);
}

TEST_CASE("a finding with numbers is judged on the treated side") {
  DemoStore demo;
  Analysis analysis = analysis_as_of(day(2026, 4, 1));
  analysis.measure = "exam_thomas_mod_angle_deg";
  const OutcomeResult result = demo.ask(analysis);
  CHECK(result.cases.front().base_value == 12);
  CHECK(result.window(0, 1).value == 2);
  analysis.measure = "exam_hip_flexor_mmt";
  CHECK(demo.ask(analysis).cases.front().base_value == near(3.67));
}

TEST_CASE("a voided visit is in no analysis") {
  DemoStore demo;
  const auto count = [&] { return demo.ask(analysis_as_of(day(2026, 4, 1))).window(0, six_months).day; };
  CHECK(count() == 182);
  demo.store->write(staff(), [](Writing& writing) {
    const PatientId ana = writing.patients().with_mrn("DEMO-0001").value();
    for (const Visit& visit : writing.visits().of_patient(ana))
      if (visit.date == day(2025, 7, 21)) writing.visits().void_visit(visit.id, visit.revision, "test");
  });
  CHECK(count() == 147);
}

TEST_CASE(
    "a grave adverse event of the treatment spoils the composite, one of another treatment or unrelated does not") {
  const auto composite = [](bool of_this_treatment, std::optional<Causality> causality) {
    DemoStore demo;
    const std::int64_t index = demo.ask(analysis_as_of(day(2026, 4, 1))).cases.front().treatment_number;
    demo.store->write(staff(), [&](Writing& writing) {
      AdverseEvent event;
      event.uuid = new_uuid();
      event.patient = writing.patients().with_mrn("DEMO-0001").value();
      event.code = "ae_other";
      event.onset = day(2025, 1, 23);
      event.grade = 3;
      event.causality = causality;
      TreatmentId treatment{index};
      for (const TreatmentRecord& other : writing.series().treatments(event.patient))
        if (!of_this_treatment && other.treatment.id.number != index) treatment = other.treatment.id;
      event.treatments = {treatment};
      writing.adverse_events().add(event);
    });
    return demo.ask(analysis_as_of(day(2026, 4, 1))).window(0, 0).composite;
  };
  CHECK(composite(true, Causality::possible) == false);
  CHECK(composite(true, std::nullopt) == false);
  CHECK(composite(true, Causality::unrelated) == true);
  CHECK(composite(false, Causality::definite) == true);
}

TEST_CASE("the whole demo clinic adds up, and its filters take parts of it") {
  DemoStore demo(120);
  Analysis analysis = analysis_as_of(day(2026, 4, 1));
  const OutcomeResult all = demo.ask(analysis);
  const OutcomeGroup& group = all.groups.front();
  CHECK(group.indexed > 30);
  for (const WindowResult& window : group.windows)
    CHECK(window.observed + window.retreated + window.missed + window.withdrawn + window.died == window.closed);
  analysis.treatments = {"tx_rfa"};
  const OutcomeResult ablations = demo.ask(analysis);
  CHECK(ablations.groups.front().indexed > 0);
  CHECK(ablations.groups.front().indexed < group.indexed);
  for (const OutcomeCase& one : ablations.cases) CHECK(ablations.words.at(one.treatment) == "tx_rfa");
  analysis.group_by = GroupBy::block;
  const OutcomeResult grouped = demo.ask(analysis);
  std::int64_t in_groups = 0;
  for (std::size_t i = 1; i < grouped.groups.size(); ++i) in_groups += grouped.groups[i].indexed;
  CHECK(in_groups == grouped.groups.front().indexed);
}

TEST_CASE("an analysis agrees with the trend of each patient") {
  DemoStore demo(40);
  const OutcomeResult result = demo.ask(analysis_as_of(day(2030, 1, 1)));  // a trend shows all there is
  demo.store->read(staff(), [&](Reading& reading) {
    for (const OutcomeCase& one : result.cases) {
      const PatientId patient = result.patients[static_cast<std::size_t>(one.patient)].id;
      const CourseSummary course = summarise_course(reading.series().scores(patient, "nrs_avg7"),
                                                    date_of(one.index_day), Direction::lower_is_better);
      CHECK(course.baseline.has_value() == one.base_day.has_value());
      if (course.baseline) CHECK(course.baseline->value == one.base_value);
      CHECK(course.slope.has_value() == one.theil_sen30.has_value());
      if (course.slope) CHECK(course.slope->per_day * 30 == near(*one.theil_sen30));
      CHECK(course.mean == one.time_weighted_mean);
    }
    return 0;
  });
}

TEST_CASE("reading for an analysis stops when it is asked to") {
  DemoStore demo(2);
  StoppingProgress stop(1);
  CHECK_THROWS_AS(demo.store->read(staff(),
                                   [&](Reading& reading) {
                                     return read_outcomes(reading, *demo.store->catalogue(),
                                                          analysis_as_of(day(2026, 4, 1)), stop);
                                   }),
                  Cancelled);
}

TEST_CASE("reading the rows of a period stops when it is asked to, within a thousand rows") {
  DemoStore demo(60);
  const auto read = [&](Progress& progress) {
    demo.store->read(staff(), [&](Reading& reading) {
      reading.series().period(day(2000, 1, 1), day(2030, 12, 31), progress);
      return 0;
    });
  };
  const StoppingProgress whole = check_stops(read, [] { return true; });
  CHECK(whole.asked() > 3);
  CHECK(whole.most_between() <= 1024);
}

TEST_CASE("an analysis of a diagnosis takes those who had it on the day of the treatment, by code or condition") {
  DemoStore demo;
  Analysis analysis = analysis_as_of(day(2026, 4, 1));
  for (const auto& [diagnosis, cases] : {std::pair{"M79", 1}, {"dx_psoas_myofascial", 1}, {"K68", 0}}) {
    INFO(diagnosis);
    analysis.diagnosis = diagnosis;
    CHECK(demo.ask(analysis).cases.size() == static_cast<std::size_t>(cases));
  }
}

TEST_CASE("who declined to be asked again counts as withdrawn, not as missed, for that treatment") {
  DemoStore demo;
  const Date before_twelve_months = day(2025, 12, 1);
  const OutcomeResult first = demo.ask(analysis_as_of(day(2026, 4, 1)));
  const OutcomeCase& ana = first.cases.front();
  demo.store->write(staff(), [&](Writing& writing) {
    ContactAttempt attempt;
    attempt.patient = first.patients[static_cast<std::size_t>(ana.patient)].id;
    attempt.key = {TreatmentId{ana.treatment_number}, "fu_ablation", "month_12"};
    attempt.at = noon(before_twelve_months);
    attempt.outcome = AttemptOutcome::declined;
    writing.follow_ups().log_attempt(attempt);
  });
  const OutcomeResult asked_again = demo.ask(analysis_as_of(day(2026, 4, 1)));
  CHECK(asked_again.cases.front().ends.withdrawn == days_between(date_of(ana.index_day), before_twelve_months));
}

TEST_CASE("an ablation is judged by the blocks it is linked to, whatever else was done at its target") {
  DemoStore demo;
  const OutcomeResult before = demo.ask(analysis_as_of(day(2026, 4, 1)));
  REQUIRE(before.cases.front().blocks->block80 == false);  // of two blocks the weaker one
  demo.store->write(staff(), [&](Writing& writing) {
    const PatientId ana = before.patients[static_cast<std::size_t>(before.cases.front().patient)].id;
    const std::vector<TreatmentRecord> treatments = writing.series().treatments(ana);
    const auto first_block = std::find_if(treatments.begin(), treatments.end(), [](const TreatmentRecord& record) {
      return record.treatment.code == "tx_nerve_block";
    });
    REQUIRE(first_block != treatments.end());
    for (const TreatmentRecord& record : treatments) {
      if (record.treatment.id.number != before.cases.front().treatment_number) continue;
      Visit visit = writing.visits().get(record.visit);
      for (Treatment& treatment : visit.treatments)
        if (treatment.id == record.treatment.id)
          treatment.links = {{LinkRole::diagnostic_block, first_block->treatment.id}};
      writing.visits().correct(visit, "only the first block counts");
    }
  });
  const OutcomeResult after = demo.ask(analysis_as_of(day(2026, 4, 1)));
  CHECK(after.cases.front().blocks->block80 == true);
  CHECK(*after.cases.front().blocks->best_percent == near(85.714286));
}

TEST_CASE("an analysis of a few days, read patient by patient, has the figures of one read by walking") {
  DemoStore demo(60);
  Analysis few = analysis_as_of(day(2026, 4, 1));
  few.from = day(2025, 1, 15);
  few.to = day(2025, 2, 10);
  few.with_details = false;
  few.group_by = GroupBy::treatment;
  Analysis walked = few;
  walked.diagnosis = "";
  walked.findings.clear();
  const OutcomeResult one = demo.ask(few);
  REQUIRE_FALSE(one.cases.empty());
  walked.with_details = true;  // parameters are wanted: the tables are walked
  const OutcomeResult other = demo.ask(walked);
  REQUIRE(one.cases.size() == other.cases.size());
  REQUIRE(one.groups.size() == other.groups.size());
  for (std::size_t i = 0; i < one.cases.size(); ++i) {
    CHECK(one.cases[i].treatment_number == other.cases[i].treatment_number);
    CHECK(one.cases[i].base_value == other.cases[i].base_value);
    CHECK(one.cases[i].ends.retreated == other.cases[i].ends.retreated);
    CHECK(one.cases[i].ends.withdrawn == other.cases[i].ends.withdrawn);
    for (std::size_t window = 0; window < one.analysis.settings.windows.size(); ++window) {
      CHECK(one.window(i, window).status == other.window(i, window).status);
      CHECK(one.window(i, window).day == other.window(i, window).day);
      CHECK(one.window(i, window).composite == other.window(i, window).composite);
    }
  }
  for (std::size_t i = 0; i < one.groups.size(); ++i) CHECK(one.groups[i].code == other.groups[i].code);
}

TEST_CASE("the reading of an analysis can be stopped at each part and at least every 65,536 rows") {
  DemoStore demo(6);
  const Analysis analysis = analysis_as_of(day(2026, 4, 1));
  const StoppingProgress whole = check_stops(
      [&](Progress& progress) {
        demo.store->read(staff(), [&](Reading& reading) {
          return reading.outcomes().record(wanted_by(analysis, *demo.store->catalogue()), progress);
        });
      },
      [] { return true; });
  CHECK(whole.most_between() <= 65536);
  CHECK(whole.asked() >= 4);  // patients, visits, treatments, scores
}
