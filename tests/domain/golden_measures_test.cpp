// The worked example's questionnaires and findings from what is typed to what is stored: scores, changes, percents and
// important changes, row by row as worked out beside the program.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "domain/base/text.h"
#include "domain/outcome/change.h"
#include "domain/outcome/reliability.h"
#include "domain/visit/visit_draft.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using date::year;

namespace {

using Row = std::vector<std::optional<double>>;

constexpr std::nullopt_t none = std::nullopt;

Approx exactly(double value) { return Approx(value).margin(1e-6).epsilon(0); }

// "7,8,6" into the items of an instrument; "-" was not answered.
void type_items(VisitDraft& draft, const InstrumentDefinition& instrument, const std::string& answers) {
  const std::vector<std::string> typed = split(answers, ',');
  for (std::size_t i = 0; i < typed.size(); ++i)
    if (typed[i] != "-") draft.put(score_path(instrument.code, instrument.items[i].code), typed[i]);
}

std::string laid_out(int sum, int answered) {
  std::string text;
  for (int i = 0; i < answered; ++i)
    text += (i ? "," : "") + std::to_string(sum / answered + (i < sum % answered ? 1 : 0));
  return text;
}

struct Typed {
  Date date;
  std::string average, now, worst, least, peg;
  int odi_sum, odi_answered;
  std::string rmdq;  // as a total from the paper form
  std::string interference;
  int lefs;
  std::string pseq2;
  std::string impression;
  std::string angle, strength, stance, sitting, stiffness;
};

const std::vector<Typed>& visits_typed() {
  static const std::vector<Typed> visits{{year{2025} / 1 / 6, "7", "6", "9", "4", "7,8,6", 22, 10, "15",
                                          "7,6,8,7,5,7,8", 38, "2,2", "", "+12", "4-", "9", "20", "45"},
                                         {year{2025} / 2 / 17, "3", "2", "5", "1", "3,4,3", 14, 10, "9",
                                          "4,3,4,4,2,3,4", 50, "4,3", "2", "+6", "4", "16", "45", "20"},
                                         {year{2025} / 4 / 21, "2", "1", "4", "0", "2,2,2", 11, 9, "6", "2,2,3,2,-,-,-",
                                          58, "5,4", "1", "+2", "4+", "22", "75", "10"},
                                         {year{2025} / 6 / 16, "4", "4", "6", "2", "4,5,-", 16, 10, "10",
                                          "5,-,-,-,-,4,5", 52, "4,4", "3", "+3", "4+", "20", "60", "15"},
                                         {year{2025} / 7 / 21, "5", "4", "7", "3", "5,5,4", 18, 10, "11",
                                          "5,4,6,5,3,5,5", 47, "4,3", "4", "+5", "4", "17", "40", "25"},
                                         {year{2025} / 10 / 6, "6", "6", "8", "4", "6,7,6", 20, 10, "13",
                                          "6,6,7,6,4,6,7", 42, "3,2", "4", "+8", "4", "12", "30", "35"}};
  return visits;
}

VisitDraft draft_for(const Typed& typed, PatientId patient, const Catalogue& catalogue) {
  VisitDraft draft;
  draft.uuid = new_uuid();
  draft.patient = patient;
  draft.put("date", to_string(typed.date));
  draft.put("kind", "follow_up");
  draft.put("score/nrs_avg7/value", typed.average);
  draft.put("score/nrs_current/value", typed.now);
  draft.put("score/nrs_worst7/value", typed.worst);
  draft.put("score/nrs_least7/value", typed.least);
  const auto items = [&](const char* code, const std::string& answers) {
    type_items(draft, *catalogue.instrument(code), answers);
  };
  items("peg", typed.peg);
  items("odi", laid_out(typed.odi_sum, typed.odi_answered));
  draft.put("score/rmdq/total", typed.rmdq);
  items("bpi_int", typed.interference);
  items("lefs", laid_out(typed.lefs, 20));
  items("pseq2", typed.pseq2);
  draft.put("score/pgic/value", typed.impression);
  draft.put("finding/exam_thomas_mod_angle_deg/R/0/value", typed.angle);
  draft.put("finding/exam_thomas_mod_angle_deg/-/0/method", "goniometer");
  draft.put("finding/exam_hip_flexor_mmt/R/0/value", typed.strength);
  draft.put("finding/exam_single_leg_stance_s/R/0/value", typed.stance);
  draft.put("finding/sym_sitting_tolerance_min/-/0/value", typed.sitting);
  draft.put("finding/sym_morning_stiffness_min/-/0/value", typed.stiffness);
  return draft;
}

// Typed, checked, stored in a file, and read from it again.
const std::vector<Visit>& stored_visits() {
  static const std::vector<Visit> stored = [] {
    tests::InFile clinic;
    PatientId ana;
    clinic.store->write(tests::staff(), [&](Writing& writing) {
      ana = writing.patients().add(tests::patient("DEMO-0001", "Rivera", "Ana"));
    });
    const Patient patient =
        clinic.store->read(tests::staff(), [&](Reading& reading) { return reading.patients().get(ana); });
    for (const Typed& typed : visits_typed()) {
      const std::shared_ptr<const Catalogue> held = clinic.store->catalogue();
      const CheckedVisit result = check(draft_for(typed, ana, *held), *held, patient, clinic.clock.today());
      for (const Problem& problem : result.problems) FAIL_CHECK(problem.field << " " << problem.given);
      clinic.store->write(tests::staff(), [&](Writing& writing) { writing.visits().add(result.visit); });
    }
    const auto again = clinic.door->open(clinic.folder.file(), Access::read_only);
    std::vector<Visit> visits =
        again->read(tests::staff(), [&](Reading& reading) { return reading.visits().of_patient(ana); });
    std::reverse(visits.begin(), visits.end());
    return visits;
  }();
  return stored;
}

const Catalogue& catalogue() {
  static FixedClock clock{tests::noon(tests::day(2026, 4, 1))};
  static const std::unique_ptr<Store> store = store_in_memory(clock, tests::clinic_named("Hilltop"), tests::staff());
  static const std::shared_ptr<const Catalogue> held = store->catalogue();
  return *held;
}

Row totals(std::string_view instrument) {
  Row row;
  for (const Visit& visit : stored_visits()) {
    const ScoreEntry* score = visit.score(instrument);
    row.push_back(score ? score->total : none);
  }
  return row;
}

void check_row(const Row& given, const Row& expected) {
  REQUIRE(given.size() == expected.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    CAPTURE(i);
    REQUIRE(given[i].has_value() == expected[i].has_value());
    if (given[i]) CHECK(*given[i] == exactly(*expected[i]));
  }
}

struct Judged {
  double change;
  double percent;
  bool important;
  bool by_30;
};

// V2 to V6 against V1; an instrument's important change is in points and reached on the edge.
void check_changes(const char* code, const std::map<std::size_t, Judged>& expected) {
  const InstrumentDefinition& instrument = *catalogue().instrument(code);
  const Row row = totals(code);
  for (const auto& [place, judged] : expected) {
    CAPTURE(code, place);
    const double before = *row[0];
    const double after = *row[place];
    const double moved = change(before, after);
    CHECK(moved == exactly(judged.change));
    CHECK(*improvement_percent(before, after, instrument.direction) == exactly(judged.percent));
    const double gained = instrument.direction == Direction::lower_is_better ? -moved : moved;
    CHECK((gained + 1e-9 >= instrument.important_change) == judged.important);
    CHECK(improved_by(before, after, 30, instrument.direction) == judged.by_30);
  }
}

}  // namespace

TEST_CASE("average pain is stored as typed and changes as worked out") {
  check_row(totals("nrs_avg7"), {7, 3, 2, 4, 5, 6});
  check_row(totals("nrs_current"), {6, 2, 1, 4, 4, 6});
  check_row(totals("nrs_worst7"), {9, 5, 4, 6, 7, 8});
  check_row(totals("nrs_least7"), {4, 1, 0, 2, 3, 4});
  check_changes("nrs_avg7", {{1, {-4, 57.142857, true, true}},
                             {2, {-5, 71.428571, true, true}},
                             {3, {-3, 42.857143, true, true}},
                             {4, {-2, 28.571429, true, false}},
                             {5, {-1, 14.285714, false, false}}});
}

TEST_CASE("average pain has its class, and the drops of two and four points beside it") {
  using enum ResponderClass;
  const std::vector<ResponderClass> classes{substantial, substantial, moderate, minimal, minimal};
  const std::vector<std::pair<bool, bool>> drops{
      {true, true}, {true, true}, {true, false}, {true, false}, {false, false}};
  const Row row = totals("nrs_avg7");
  for (std::size_t i = 0; i < classes.size(); ++i) {
    CAPTURE(i);
    CHECK(responder_class(*row[0], *row[i + 1], Direction::lower_is_better) == classes[i]);
    CHECK((*row[0] - *row[i + 1] >= 2) == drops[i].first);
    CHECK((*row[0] - *row[i + 1] >= 4) == drops[i].second);
  }
}

TEST_CASE("PEG is the mean of three and missing where one is") {
  check_row(totals("peg"), {7, 3.333333, 2, none, 4.666667, 6.333333});
  check_changes("peg", {{1, {-3.666667, 52.380952, true, true}},
                        {2, {-5, 71.428571, true, true}},
                        {4, {-2.333333, 33.333333, true, true}},
                        {5, {-0.666667, 9.523810, false, false}}});
  CHECK_FALSE(stored_visits()[3].score("peg")->items[2].has_value());
}

TEST_CASE("ODI counts a section left out over 45, and ten points on the edge") {
  check_row(totals("odi"), {44, 28, 24.444444, 32, 36, 40});
  check_changes("odi", {{1, {-16, 36.363636, true, true}},
                        {2, {-19.555556, 44.444444, true, true}},
                        {3, {-12, 27.272727, true, false}},
                        {4, {-8, 18.181818, false, false}},
                        {5, {-4, 9.090909, false, false}}});
}

TEST_CASE("RMDQ from the paper form is kept without items, and five points count") {
  check_row(totals("rmdq"), {15, 9, 6, 10, 11, 13});
  check_changes("rmdq", {{1, {-6, 40, true, true}},
                         {2, {-9, 60, true, true}},
                         {3, {-5, 33.333333, true, true}},
                         {4, {-4, 26.666667, false, false}},
                         {5, {-2, 13.333333, false, false}}});
  for (const Visit& visit : stored_visits()) {
    CHECK(visit.score("rmdq")->items.empty());
    CHECK(visit.score("rmdq")->total_from_form());
  }
}

TEST_CASE("interference wants four of its seven items") {
  check_row(totals("bpi_int"), {6.857143, 3.428571, 2.25, none, 4.714286, 6});
  check_changes("bpi_int", {{1, {-3.428571, 50, true, true}},
                            {2, {-4.607143, 67.1875, true, true}},
                            {4, {-2.142857, 31.25, true, true}},
                            {5, {-0.857143, 12.5, false, false}}});
  const Row row = totals("bpi_int");
  CHECK(improved_by(*row[0], *row[1], 50, Direction::lower_is_better));
}

TEST_CASE("LEFS rises by nine points on the edge") {
  check_row(totals("lefs"), {38, 50, 58, 52, 47, 42});
  check_changes("lefs", {{1, {12, 31.578947, true, true}},
                         {2, {20, 52.631579, true, true}},
                         {3, {14, 36.842105, true, true}},
                         {4, {9, 23.684211, true, false}},
                         {5, {4, 10.526316, false, false}}});
}

TEST_CASE("PSEQ-2 rises by one and a half points or more until the last visit") {
  check_row(totals("pseq2"), {4, 7, 9, 8, 7, 5});
  check_changes("pseq2", {{1, {3, 75, true, true}},
                          {2, {5, 125, true, true}},
                          {3, {4, 100, true, true}},
                          {4, {3, 75, true, true}},
                          {5, {1, 25, false, false}}});
}

TEST_CASE("the global impression responds at one and two") {
  check_row(totals("pgic"), {none, 2, 1, 3, 4, 4});
  const std::vector<bool> responds{true, true, false, false, false};
  const Row row = totals("pgic");
  for (std::size_t i = 0; i < responds.size(); ++i) CHECK((*row[i + 1] <= 2) == responds[i]);
}

TEST_CASE("a change of ODI is held against the error of the measure") {
  const Reliability test_parameters{"odi", 16, 0.90, ""};
  CHECK(standard_error_of_measurement(test_parameters) == exactly(5.059644));
  CHECK(minimal_detectable_change(test_parameters) == exactly(14.024618));
  const std::vector<double> expected{-2.236068, -2.732972, -1.677051, -1.118034, -0.559017};
  const Row row = totals("odi");
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double moved = change(*row[0], *row[i + 1]);
    CHECK(reliable_change_index(moved, test_parameters) == exactly(expected[i]));
    CHECK(is_reliable(reliable_change_index(moved, test_parameters)) == (i < 2));
  }
  const Reliability of_pain{"nrs_avg7", 2.0, 0.85, ""};
  CHECK(standard_error_of_measurement(of_pain) == exactly(0.774597));
  CHECK(minimal_detectable_change(of_pain) == exactly(2.147072));
}

TEST_CASE("her findings are stored as typed, strength with its number") {
  const auto numbers = [](std::string_view code, Side side) {
    Row row;
    for (const Visit& visit : stored_visits()) row.push_back(visit.finding(code, side)->value.number);
    return row;
  };
  check_row(numbers("exam_thomas_mod_angle_deg", Side::right), {12, 6, 2, 3, 5, 8});
  check_row(numbers("exam_hip_flexor_mmt", Side::right), {3.67, 4, 4.33, 4.33, 4, 4});
  check_row(numbers("exam_single_leg_stance_s", Side::right), {9, 16, 22, 20, 17, 12});
  check_row(numbers("sym_sitting_tolerance_min", Side::none), {20, 45, 75, 60, 40, 30});
  check_row(numbers("sym_morning_stiffness_min", Side::none), {45, 20, 10, 15, 25, 35});
  CHECK(stored_visits()[0].finding("exam_hip_flexor_mmt", Side::right)->value.code == "4-");
  CHECK(stored_visits()[0].finding("exam_thomas_mod_angle_deg", Side::right)->qualifiers[0].value.code == "goniometer");
}

TEST_CASE("what was stored, opened for a correction and saved as it is, is the same visit") {
  const Patient patient = tests::patient("DEMO-0001", "Rivera", "Ana");
  for (const Visit& visit : stored_visits()) {
    const CheckedVisit again = check(draft_of(visit, catalogue()), catalogue(), patient, tests::day(2026, 4, 1));
    CHECK(again.acceptable());
    REQUIRE(again.visit.scores.size() == visit.scores.size());
    for (const ScoreEntry& score : visit.scores) {
      CAPTURE(score.instrument);
      CHECK(again.visit.score(score.instrument)->items == score.items);
      CHECK(again.visit.score(score.instrument)->total == score.total);
    }
    CHECK(again.visit.findings.size() == visit.findings.size());
  }
}
