// Whole analyses: the mini-cohort, the worked example's windows, filters, groups, edges, and what must not
// matter.

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "invented_record.h"
#include "tests/support/stopping_progress.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

Approx near(double number) { return Approx(number).margin(1e-6).epsilon(0); }

constexpr std::size_t six_months = 2;
constexpr std::size_t twelve_months = 3;

OutcomeResult analysed(OutcomeRecord record, const Analysis& analysis = analysis_on(500)) {
  static const Catalogue catalogue = small_catalogue();
  return analyse(analysis, std::move(record), catalogue);
}

void check(const Proportion& proportion, int part, int whole) {
  CHECK(proportion.part == part);
  CHECK(proportion.whole == whole);
}

OutcomeRecord golden_record() {
  RecordWriter writer;
  writer.patient("DEMO-0001").treated(0).treated(266, false);
  writer.value(-7, 3, "nrs_avg7", ScorePhase::post_procedure);
  const int days[] = {-14, 28, 91, 147, 182, 259};
  const double pain[] = {7, 3, 2, 4, 5, 6};
  const double odi[] = {44, 28, 1100.0 / 45, 32, 36, 40};
  const double pgic[] = {0, 2, 1, 3, 4, 4};
  for (int i = 0; i < 6; ++i) {
    writer.value(days[i], pain[i]).value(days[i], odi[i], "odi");
    if (i > 0) writer.value(days[i], pgic[i], "pgic");
  }
  return writer.take();
}

}  // namespace

TEST_CASE("the mini-cohort has its published counts by every estimand") {
  const OutcomeResult result = analysed(mini_cohort());
  const WindowResult& window = result.groups.front().windows[six_months];
  CHECK(window.indexed == 12);
  CHECK(window.with_baseline == 12);
  CHECK(window.closed == 12);
  CHECK(window.observed == 9);
  CHECK(window.retreated == 1);
  CHECK(window.missed == 2);
  CHECK(*window.completeness().fraction() == near(0.75));
  check(window.substantial.complete_case, 6, 9);
  check(window.substantial.non_responder_imputation, 6, 12);
  check(window.moderate.complete_case, 6, 9);
  check(window.moderate.non_responder_imputation, 6, 12);
  check(window.points2.complete_case, 7, 9);
  check(window.points2.non_responder_imputation, 7, 12);
  check(window.substantial.treatment_policy, 7, 10);
  check(window.substantial.best_case, 8, 12);
  check(window.substantial.worst_case, 6, 12);
  CHECK(window.substantial.treatment_policy.interval()->low == near(0.396778));
  CHECK(window.substantial.treatment_policy.interval()->high == near(0.892209));
}

TEST_CASE("the mini-cohort's change has its published mean and interval") {
  const OutcomeResult result = analysed(mini_cohort());
  const OutcomeGroup& all = result.groups.front();
  const WindowResult& window = all.windows[six_months];
  CHECK(window.change.n == 9);
  CHECK(*window.change.mean == near(-2.888889));
  CHECK(*window.change.deviation == near(2.315407));
  CHECK(window.change.interval->low == near(-4.668669));
  CHECK(window.change.interval->high == near(-1.109109));
  CHECK(*all.baseline.mean == near(7.0));
  CHECK(*window.baseline.mean == near(6.666667));
}

TEST_CASE("the worked example stands in its windows as worked out") {
  const OutcomeResult result = analysed(golden_record(), analysis_on(436));
  REQUIRE(result.cases.size() == 1);
  const OutcomeCase& ana = result.cases.front();
  CHECK(ana.base_day == -14);
  CHECK(ana.base_value == 7);
  CHECK(result.window(0, 0).day == 28);
  CHECK(result.window(0, 1).response.responder_class == ResponderClass::substantial);
  const CaseWindow& half_year = result.window(0, six_months);
  CHECK(half_year.day == 182);
  CHECK(half_year.response.responder_class == ResponderClass::minimal);
  CHECK(half_year.response.points2);
  CHECK_FALSE(half_year.response.moderate);
  CHECK(half_year.impression == false);
  CHECK(half_year.composite == false);
  CHECK(result.window(0, 0).composite == true);
  const CaseWindow& year = result.window(0, twelve_months);
  CHECK_FALSE(year.day);
  CHECK(year.closed);
  CHECK(year.status == CaseStatus::retreated);
  check(result.groups.front().windows[twelve_months].substantial.non_responder_imputation, 0, 1);
  check(result.groups.front().windows[twelve_months].substantial.complete_case, 0, 0);
  CHECK(result.window(0, 4).due == false);
  CHECK(result.window(0, 4).status == CaseStatus::retreated);
}

TEST_CASE("the worked example's course has its slopes, relief and relapse") {
  const OutcomeResult result = analysed(golden_record(), analysis_on(436));
  const OutcomeCase& ana = result.cases.front();
  CHECK(*ana.theil_sen30 == near(0.462662));
  CHECK(*ana.least_squares30 == near(0.475587));
  CHECK(*ana.time_weighted_mean == near(3.924242));
  CHECK(*ana.relief_days50 == near(105));
  CHECK(ana.relapses[0]->day == 147);
  CHECK(ana.relapses[1]->day == 182);
  CHECK(ana.relapses[2]->day == 259);
  CHECK(ana.repeat_relief_days == 91);
  CHECK(ana.ends.retreated == 266);
}

TEST_CASE("a baseline of 10 days before finds none in the worked example") {
  Analysis analysis = analysis_on(436);
  analysis.settings.baseline_days_before = 10;
  const OutcomeResult result = analysed(golden_record(), analysis);
  CHECK(result.groups.front().indexed == 1);
  CHECK(result.groups.front().with_baseline == 0);
  CHECK(result.groups.front().windows[0].closed == 0);
}

TEST_CASE("a grave adverse event spoils the composite, a mild or later one does not") {
  const auto composite = [](int day, int grade) {
    OutcomeRecord record = golden_record();
    record.adverse_events.push_back({0, RecordWriter::start + day, grade, 0});
    return analysed(std::move(record), analysis_on(436)).window(0, 0).composite;
  };
  CHECK(composite(3, 3) == false);
  CHECK(composite(3, 2) == true);
  CHECK(composite(40, 4) == true);
  CHECK(composite(-3, 4) == true);
}

TEST_CASE("with a reliability the change is told as reliable or not") {
  Analysis analysis = analysis_on(436);
  analysis.measure = "odi";
  analysis.settings.reliabilities = {{"odi", 16, 0.90, "test"}};
  const OutcomeResult result = analysed(golden_record(), analysis);
  CHECK(*result.window(0, 0).reliable_change_index == near(-2.236068));
  check(result.groups.front().windows[0].reliably_better, 1, 1);
  check(result.groups.front().windows[six_months].reliably_better, 0, 1);
  CHECK(*result.cases.front().theil_sen30 == near(1.850649));
}

TEST_CASE("nothing at all gives a result with nothing in it") {
  for (const OutcomeRecord& record : {OutcomeRecord{}, RecordWriter().patient().value(3, 5).take()}) {
    const OutcomeResult result = analysed(record);
    CHECK(result.cases.empty());
    CHECK(result.groups.size() == 1);
    CHECK(result.groups.front().indexed == 0);
    CHECK_FALSE(result.groups.front().windows[six_months].substantial.non_responder_imputation.fraction());
    CHECK_FALSE(result.groups.front().baseline.mean);
    CHECK(result.groups.front().losses[0].curve.subjects == 0);
  }
}

TEST_CASE("a cut date before the first visit sees nobody") {
  CHECK(analysed(mini_cohort(), analysis_on(-20)).cases.empty());
}

TEST_CASE("on the day of treatment every window is open and nothing is judged") {
  const OutcomeResult result = analysed(mini_cohort(), analysis_on(0));
  CHECK(result.cases.size() == 12);
  const WindowResult& window = result.groups.front().windows[six_months];
  CHECK(window.open == 12);
  CHECK(window.closed == 0);
  CHECK_FALSE(result.window(0, six_months).due);
}

TEST_CASE("when all are lost nobody responds, and the best case says how little is known") {
  RecordWriter writer;
  for (int i = 0; i < 3; ++i) writer.patient().value(-3, 6).treated(0);
  const WindowResult window = analysed(writer.take()).groups.front().windows[six_months];
  check(window.substantial.non_responder_imputation, 0, 3);
  check(window.substantial.complete_case, 0, 0);
  check(window.substantial.best_case, 3, 3);
  check(window.loss(), 3, 3);
  CHECK_FALSE(window.change.mean);
}

TEST_CASE("when all are treated again nobody is missing and nobody responds") {
  RecordWriter writer;
  for (int i = 0; i < 3; ++i) writer.patient().value(-3, 6).treated(0).treated(60, false).value(180, 1);
  const OutcomeResult result = analysed(writer.take());
  const WindowResult& window = result.groups.front().windows[six_months];
  CHECK(window.retreated == 3);
  check(window.loss(), 0, 3);
  check(window.substantial.non_responder_imputation, 0, 3);
  check(window.substantial.treatment_policy, 3, 3);
}

TEST_CASE("death and withdrawal are told apart from a missed follow-up") {
  RecordWriter writer;
  writer.patient().value(-3, 6).treated(0).died(100);
  writer.patient().value(-3, 6).treated(0).withdrew(90);
  writer.patient().value(-3, 6).treated(0);
  writer.patient().value(-3, 6).treated(0).died(200).value(180, 2);
  const WindowResult window = analysed(writer.take()).groups.front().windows[six_months];
  CHECK(window.died == 1);
  CHECK(window.withdrawn == 1);
  CHECK(window.missed == 1);
  CHECK(window.observed == 1);
}

TEST_CASE("a baseline of 0 stands in the counts and never as a percentage") {
  const OutcomeResult result = analysed(RecordWriter().patient().value(-3, 0).treated(0).value(180, 0).take());
  CHECK(result.groups.front().no_percentage == 1);
  CHECK_FALSE(result.window(0, six_months).response.improvement_percent);
  check(result.groups.front().windows[six_months].substantial.non_responder_imputation, 0, 1);
  CHECK(result.groups.front().losses[0].curve.subjects == 0);
}

TEST_CASE("values and treatments after the cut date are not known yet") {
  RecordWriter writer;
  writer.patient().value(-3, 8).treated(0).value(30, 3).value(180, 7).treated(190, false);
  const OutcomeResult result = analysed(writer.take(), analysis_on(100));
  CHECK_FALSE(result.cases.front().relapses[0]->event);
  CHECK(result.cases.front().ends.retreated == never);
  CHECK(result.window(0, six_months).status == CaseStatus::open);
}

TEST_CASE("a second index treatment of a patient is a course of its own") {
  RecordWriter writer;
  writer.patient().value(-3, 8).treated(0).value(30, 3).value(210, 7).treated(215).value(245, 2);
  const OutcomeResult result = analysed(writer.take());
  CHECK(result.cases.size() == 2);
  CHECK(result.groups.front().patients == 1);
  CHECK(result.cases[1].base_value == 7);
  CHECK(result.cases[0].ends.retreated == 215);
}

TEST_CASE("filters leave those that were asked for") {
  RecordWriter writer;
  writer.patient("A").value(-3, 8).treated(0).found(-10, "present");
  writer.patient("B").value(-3, 5).treated(10, true, "tx_pt", "tx_pt/-", Side::none).found(-10, "absent");
  writer.patient("C").value(-3, 3).treated(0, true, "tx_rfa", "tx_rfa/medial_branch/L1+S1/L", Side::left);
  const OutcomeRecord record = writer.take();
  const auto left = [&](auto change) {
    Analysis analysis = analysis_on(500);
    change(analysis);
    std::string names;
    const OutcomeResult result = analysed(record, analysis);
    for (const OutcomeCase& one : result.cases) names += result.patients[static_cast<std::size_t>(one.patient)].mrn;
    return names;
  };
  CHECK(left([](Analysis& a) { a.treatments = {"tx_rfa"}; }) == "AC");
  CHECK(left([](Analysis& a) { a.treatments = {"tx_none"}; }).empty());
  CHECK(left([](Analysis& a) { a.side = Side::left; }) == "C");
  CHECK(left([](Analysis& a) { a.target = "medial_branch"; }) == "AC");
  CHECK(left([](Analysis& a) { a.level = "L4"; }) == "A");
  CHECK(left([](Analysis& a) { a.level = "S1"; }) == "C");
  CHECK(left([](Analysis& a) { a.findings = {{"exam_sign", {}, "", {}}}; }) == "A");
  CHECK(left([](Analysis& a) { a.findings = {{"exam_sign", {}, "absent", {}}}; }) == "B");
  CHECK(left([](Analysis& a) { a.sex = Sex::male; }) == "B");
  CHECK(left([](Analysis& a) { a.from = date_of(RecordWriter::start + 10); }) == "B");
  CHECK(left([](Analysis& a) { a.to = date_of(RecordWriter::start + 9); }) == "AC");
  CHECK(left([](Analysis& a) { a.youngest = 60; }).empty());
  CHECK(left([](Analysis& a) { a.clinician = "Osei"; }) == "ACB");
  CHECK(left([](Analysis& a) { a.clinician = "Nobody"; }).empty());
  CHECK(left([](Analysis& a) { a.baseline = {4, {}}; }) == "AB");
  CHECK(left([](Analysis& a) { a.settings.least_baseline = 6; }) == "A");
}

TEST_CASE("who starts a course is asked for: marked, first of a target, or every") {
  RecordWriter writer;
  writer.patient().value(-3, 8).treated(0, false).treated(50, false).treated(100);
  const OutcomeRecord record = writer.take();
  const auto count = [&](IndexRule rule) {
    Analysis analysis = analysis_on(500);
    analysis.index = rule;
    return analysed(record, analysis).cases.size();
  };
  CHECK(count(IndexRule::marked) == 1);
  CHECK(count(IndexRule::first) == 1);
  CHECK(count(IndexRule::every) == 3);
}

TEST_CASE("groups stand beside all, and their lasting relief is compared") {
  RecordWriter writer;
  for (int i = 0; i < 8; ++i)
    writer.patient()
        .value(-3, 8)
        .treated(0)
        .found(-1, i % 2 ? "present" : "absent")
        .value(28, 3)
        .value(60 + i * 5 + (i % 2) * 100, 7);
  Analysis analysis = analysis_on(500);
  analysis.group_by = GroupBy::finding;
  analysis.group_finding = "exam_sign";
  const OutcomeResult result = analysed(writer.take(), analysis);
  REQUIRE(result.groups.size() == 3);
  CHECK(result.groups[0].indexed == 8);
  CHECK(result.groups[1].code == "absent");
  CHECK(result.groups[2].code == "present");
  CHECK(result.groups[2].indexed == 4);
  REQUIRE(result.log_rank);
  CHECK(result.log_rank->p < 0.05);
  CHECK(result.cases.front().group == 1);
}

TEST_CASE("a finding with numbers is a measure of the treated side") {
  RecordWriter writer;
  writer.patient().treated(0);
  for (const Side side : {Side::left, Side::right})
    writer.value(-3, side == Side::right ? 12 : 3, "exam_angle", ScorePhase::routine, side)
        .value(180, side == Side::right ? 5 : 3, "exam_angle", ScorePhase::routine, side);
  Analysis analysis = analysis_on(500);
  analysis.measure = "exam_angle";
  const OutcomeResult result = analysed(writer.take(), analysis);
  CHECK(result.cases.front().base_value == 12);
  CHECK(result.window(0, six_months).response.substantial);
  analysis.measure_side = Side::left;
}

TEST_CASE("surgery of the region ends the watch, of the other side it does not") {
  const auto reason = [](Side side) {
    RecordWriter writer;
    writer.patient().value(-3, 8).treated(0).value(30, 2).treated(100, false, "tx_surgery", "tx_surgery/x", side);
    writer.value(200, 2);
    return analysed(writer.take()).cases.front().relapses[0]->reason;
  };
  CHECK(reason(Side::right) == CensorReason::surgery);
  CHECK(reason(Side::none) == CensorReason::surgery);
  CHECK(reason(Side::left) == CensorReason::last_assessment);
}

TEST_CASE("a question with codes nobody knows names each of them") {
  Analysis analysis = analysis_on(0);
  analysis.treatments = {"tx_none"};
  analysis.measure = "happiness";
  analysis.findings = {{"exam_none", {}, "", {}}};
  analysis.from = date_of(5);
  analysis.to = date_of(4);
  const Problems problems = check(analysis, small_catalogue());
  std::vector<std::string> given;
  for (const Problem& problem : problems) given.push_back(problem.given);
  CHECK(given == std::vector<std::string>{"tx_none", "exam_none", "happiness", "1970-01-05"});
}

TEST_CASE("an analysis can be stopped at least every 256 courses of each half") {
  RecordWriter writer;
  constexpr int courses = 6000;  // enough to be judged in two halves
  for (int i = 0; i < courses; ++i)
    writer.patient("P" + std::to_string(i)).treated(i % 100).value(i % 100 - 7, 7).value(i % 100 + 30, i % 8);
  const OutcomeRecord record = writer.take();
  static const Catalogue catalogue = small_catalogue();
  Analysis analysis = analysis_on(500);
  analysis.group_by = GroupBy::treatment;
  const StoppingProgress whole =
      check_stops([&](Progress& progress) { analyse(analysis, record, catalogue, progress); }, [] { return true; });
  CHECK(whole.most_between() <= 2 * 256);
  CHECK(whole.asked() >= courses / 512);
}

TEST_CASE("groups by target are named in words and keep their key as code") {
  RecordWriter writer;
  writer.patient("A")
      .treated(0)
      .patient("B")
      .treated(0, true, "tx_pt", "tx_pt//-")
      .patient("C")
      .treated(0, true, "tx_unheard", "tx_unheard/x_place+other_place/B", Side::bilateral);
  Analysis analysis = analysis_on(500);
  analysis.group_by = GroupBy::target;
  const OutcomeResult result = analysed(writer.take(), analysis);
  REQUIRE(result.groups.size() == 4);
  std::vector<std::pair<std::string, std::string>> named;
  for (std::size_t i = 1; i < result.groups.size(); ++i)
    named.emplace_back(result.groups[i].code, result.groups[i].label);
  CHECK(named == std::vector<std::pair<std::string, std::string>>{
                     {"tx_pt//-", "tx_pt"},
                     {"tx_rfa/medial_branch/L3-L5/R", "tx_rfa, medial branch, L3-L5, right"},
                     {"tx_unheard/x_place+other_place/B", "tx unheard, x place and other place, both sides"}});
}
