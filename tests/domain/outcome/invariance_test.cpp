// What must not matter: the order rows come in, when in history it was, and what patients are called.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "invented_record.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

OutcomeRecord random_record(unsigned seed, int patients = 40) {
  std::mt19937 random(seed);
  const auto between = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  RecordWriter writer;
  for (int i = 0; i < patients; ++i) {
    const int index = between(0, 300);
    writer.patient("P" + std::to_string(i)).treated(index);
    if (between(0, 9) > 0) writer.value(index - between(1, 40), between(0, 10));
    for (int visit = between(0, 6); visit > 0; --visit) {
      const int day = index + between(1, 500);
      writer.value(day, between(0, 10)).value(day, between(0, 100) / 10.0, "peg");
    }
    if (between(0, 3) == 0) writer.treated(index + between(1, 400), false);
    if (between(0, 9) == 0) writer.died(index + between(1, 400));
    writer.found(index - between(0, 30), between(0, 1) ? "present" : "absent");
  }
  return writer.take();
}

Analysis grouped() {
  Analysis analysis = analysis_on(700);
  analysis.group_by = GroupBy::finding;
  analysis.group_finding = "exam_sign";
  return analysis;
}

// Every figure of the groups, in full.
std::vector<double> figures(const OutcomeResult& result) {
  std::vector<double> all;
  const auto add = [&](const MeanOf& mean) {
    all.push_back(static_cast<double>(mean.n));
    all.push_back(mean.mean.value_or(-999));
    all.push_back(mean.deviation.value_or(-999));
    all.push_back(mean.median.value_or(-999));
  };
  for (const OutcomeGroup& group : result.groups) {
    for (const std::int64_t count : {group.patients, group.indexed, group.with_baseline, group.initial_responders})
      all.push_back(static_cast<double>(count));
    add(group.slope30);
    for (const WindowResult& window : group.windows) {
      for (const std::int64_t count :
           {window.closed, window.observed, window.retreated, window.missed, window.died,
            window.substantial.non_responder_imputation.part, window.moderate.complete_case.part})
        all.push_back(static_cast<double>(count));
      add(window.change);
    }
    for (const LossResult& loss : group.losses)
      for (const SurvivalStep& step : loss.curve.steps) {
        all.push_back(step.day);
        all.push_back(step.survival);
        all.push_back(step.standard_error);
      }
  }
  if (result.log_rank) all.push_back(result.log_rank->chi_square);
  return all;
}

std::vector<double> figures_of(OutcomeRecord record, const Analysis& analysis) {
  static const Catalogue catalogue = small_catalogue();
  return figures(analyse(analysis, std::move(record), catalogue));
}

}  // namespace

TEST_CASE("the order in which rows come changes no digit") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    OutcomeRecord record = random_record(seed);
    const auto before = figures_of(record, grouped());
    std::mt19937 random(seed);
    std::shuffle(record.values.begin(), record.values.end(), random);
    std::shuffle(record.treatments.begin(), record.treatments.end(), random);
    std::shuffle(record.findings.begin(), record.findings.end(), random);
    CHECK(figures_of(std::move(record), grouped()) == before);
  }
}

TEST_CASE("shifting every date changes no digit") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    OutcomeRecord record = random_record(seed);
    Analysis analysis = grouped();
    const auto before = figures_of(record, analysis);
    for (RecordedPatient& patient : record.patients) {
      patient.birth += 1461;
      if (patient.died != no_day) patient.died += 1461;
    }
    for (RecordedValue& value : record.values) value.day += 1461;
    for (RecordedTreatment& treatment : record.treatments) treatment.day += 1461;
    for (RecordedFinding& finding : record.findings) finding.day += 1461;
    analysis.as_of = add_days(analysis.as_of, 1461);
    CHECK(figures_of(std::move(record), analysis) == before);
  }
}

TEST_CASE("what patients are called, and in which order they stand, changes no digit") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    OutcomeRecord record = random_record(seed);
    const auto before = figures_of(record, grouped());
    const auto last = static_cast<std::int32_t>(record.patients.size()) - 1;
    std::reverse(record.patients.begin(), record.patients.end());
    for (RecordedPatient& patient : record.patients) {
      patient.mrn = "renamed " + patient.mrn;
      patient.id.number = 1000 - patient.id.number;
    }
    for (RecordedValue& value : record.values) value.patient = last - value.patient;
    for (RecordedTreatment& treatment : record.treatments) treatment.patient = last - treatment.patient;
    for (RecordedFinding& finding : record.findings) finding.patient = last - finding.patient;
    CHECK(figures_of(std::move(record), grouped()) == before);
  }
}

TEST_CASE("the complete cases, the missing and the treated again add up to the closed windows") {
  static const Catalogue catalogue = small_catalogue();
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const OutcomeResult result = analyse(grouped(), random_record(seed), catalogue);
    for (const OutcomeGroup& group : result.groups)
      for (const WindowResult& window : group.windows) {
        CHECK(window.observed + window.retreated + window.missed + window.withdrawn + window.died == window.closed);
        CHECK(window.closed + window.open == window.with_baseline);
        CHECK(window.substantial.worst_case.part <= window.substantial.best_case.part);
        CHECK(window.substantial.complete_case.part <= window.moderate.complete_case.part);
      }
  }
}

TEST_CASE("the cases of a large clinic, judged in two halves, are those of its patients taken in small lots") {
  constexpr int patients = 4400;
  constexpr int lot = 1100;
  const Analysis analysis = analysis_on(700);
  const OutcomeRecord record = random_record(3, patients);
  const OutcomeResult whole = analyse(analysis, record, small_catalogue());
  REQUIRE(whole.cases.size() > 4000);
  std::map<std::int64_t, std::size_t> place_of;  // by treatment
  for (std::size_t i = 0; i < whole.cases.size(); ++i) place_of[whole.cases[i].treatment_number] = i;
  std::size_t compared = 0;
  for (int first = 0; first < patients; first += lot) {
    OutcomeRecord some = record;
    const auto elsewhere = [&](const auto& row) { return row.patient < first || row.patient >= first + lot; };
    std::erase_if(some.values, elsewhere);
    std::erase_if(some.treatments, elsewhere);
    std::erase_if(some.findings, elsewhere);
    const OutcomeResult part = analyse(analysis, some, small_catalogue());
    for (std::size_t i = 0; i < part.cases.size(); ++i, ++compared) {
      const std::size_t same = place_of.at(part.cases[i].treatment_number);
      CHECK(whole.cases[same].base_day == part.cases[i].base_day);
      CHECK(whole.cases[same].time_weighted_mean == part.cases[i].time_weighted_mean);
      for (std::size_t window = 0; window < analysis.settings.windows.size(); ++window) {
        CHECK(whole.window(same, window).status == part.window(i, window).status);
        CHECK(whole.window(same, window).value == part.window(i, window).value);
      }
    }
  }
  CHECK(compared == whole.cases.size());
}
