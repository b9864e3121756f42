// The mini-cohort of tests/domain/outcome/invented_record.h: stored in a file, analysed by the console, and compared
// with the figures worked out for them in JSON, CSV and the cells of the workbook.

#include <nlohmann/json.hpp>

#include "console_run.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/patients.h"
#include "domain/store/visits.h"
#include "domain/treatment/treatment.h"
#include "tests/support/output_of.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const Date index_day{date::year{2025} / 1 / 6};
constexpr int baseline_day = -5;
constexpr int no_day_treated_again = 0;

struct Course {
  int baseline;
  std::vector<std::pair<int, int>> after;  // day, pain
  int treated_again = no_day_treated_again;
};

// Pain at six months and the days on which relief ended or was last seen are those of invented_record.h.
const std::vector<Course>& courses() {
  static const std::vector<Course> twelve{
      {7, {{60, 3}, {147, 5}}},           {8, {{60, 3}, {180, 3}, {365, 3}}}, {6, {{28, 6}, {180, 6}}},
      {9, {{60, 4}, {180, 4}, {240, 6}}}, {5, {{60, 2}, {200, 2}}},           {7, {{60, 3}, {95, 3}}},
      {8, {{60, 2}, {180, 2}, {300, 6}}}, {6, {{60, 3}, {180, 3}, {240, 5}}}, {7, {{28, 7}, {180, 8}}},
      {8, {{60, 3}, {180, 3}}, 120},      {4, {{60, 1}, {180, 1}, {365, 1}}}, {9, {{28, 4}}}};
  return twelve;
}

Treatment ablation(Date day, bool is_index, const Catalogue& catalogue) {
  Treatment treatment;
  treatment.code = "tx_rfa";
  treatment.side = Side::right;
  treatment.date = day;
  treatment.is_index = is_index;
  const auto put = [&](std::string group, std::string field, std::string code) {
    Value value;
    value.code = std::move(code);
    treatment.parameters.push_back({std::move(group), 0, std::move(field), value});
  };
  put("", "target", "medial_branch");
  put("level", "level", "L4");
  treatment.same_target_key = same_target_key(treatment, *catalogue.treatment(treatment.code));
  return treatment;
}

Visit visit_on(PatientId patient, int day) {
  Visit visit;
  visit.patient = patient;
  visit.date = add_days(index_day, day);
  visit.kind = "follow_up";
  visit.clinician = "Osei";
  return visit;
}

void add_score(Writing& writing, PatientId patient, int day, int pain) {
  Visit visit = visit_on(patient, day);
  ScoreEntry score;
  score.instrument = "nrs_avg7";
  score.items = {static_cast<double>(pain)};
  score.total = pain;
  visit.scores = {score};
  writing.visits().add(visit);
}

void add_treatment(Writing& writing, PatientId patient, int day, bool is_index, const Catalogue& catalogue) {
  Visit visit = visit_on(patient, day);
  visit.treatments = {ablation(visit.date, is_index, catalogue)};
  writing.visits().add(visit);
}

std::string mini_cohort(ConsoleRun& console) {
  const std::string file = console.path("mini.psoas");
  REQUIRE(console.run({"new", file, "--clinic", "Twelve", "--no-accounts"}).code == 0);
  const std::unique_ptr<Store> store = console.door().open(file, Access::read_write);
  const std::shared_ptr<const Catalogue> catalogue = store->catalogue();
  Session session;
  session.actor = "test";
  store->write(session, [&](Writing& writing) {
    int number = 0;
    for (const Course& course : courses()) {
      Patient patient;
      patient.mrn = "M" + std::to_string(++number);
      patient.family_name = "Invented";
      patient.given_name = patient.mrn;
      patient.birth_date = Date{date::year{1970} / 5 / 5};
      const PatientId id = writing.patients().add(patient);
      add_score(writing, id, baseline_day, course.baseline);
      add_treatment(writing, id, 0, true, *catalogue);
      for (const auto& [day, pain] : course.after) add_score(writing, id, day, pain);
      if (course.treated_again > 0) add_treatment(writing, id, course.treated_again, false, *catalogue);
    }
  });
  return file;
}

std::string analysed(ConsoleRun& console, const std::string& ending) {
  const std::string target = console.path("mini." + ending);
  const Ran ran =
      console.run({"outcomes", mini_cohort(console), "--treatment", "tx_rfa", "--as-of", "2026-10-01", "-o", target});
  CAPTURE(ran.error);
  REQUIRE(ran.code == 0);
  return target;
}

Approx near(double number) { return Approx(number).margin(1e-6).epsilon(0); }

void check(const nlohmann::json& proportion, int part, int whole) {
  CHECK(proportion["part"] == part);
  CHECK(proportion["whole"] == whole);
}

struct ExpectedStep {
  int day;
  int at_risk;
  int events;
  double survival;
};

// `steps` has those with events; in between may stand days on which observation ended.
void check(const nlohmann::json& curve, const std::vector<ExpectedStep>& steps, double median) {
  CHECK(curve["median"].get<double>() == near(median));
  std::vector<nlohmann::json> with_events;
  for (const auto& step : curve["steps"])
    if (step["events"] > 0) with_events.push_back(step);
  REQUIRE(with_events.size() == steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    CHECK(with_events[i]["day"] == steps[i].day);
    CHECK(with_events[i]["at_risk"] == steps[i].at_risk);
    CHECK(with_events[i]["events"] == steps[i].events);
    CHECK(with_events[i]["survival"].get<double>() == near(steps[i].survival));
  }
}

}  // namespace

TEST_CASE("the twelve patients come out of their file with the published responders and mean change", "[console]") {
  ConsoleRun console;
  const auto json = nlohmann::json::parse(console.content(analysed(console, "json")));
  const auto& window = json["groups"][0]["windows"][2];
  REQUIRE(window["code"] == json["settings"]["windows"][2]["code"]);
  CHECK(window["n"]["with_baseline"] == 12);
  CHECK(window["n"]["observed"] == 9);
  CHECK(window["n"]["retreated"] == 1);
  CHECK(window["n"]["missed"] == 2);
  CHECK(window["completeness"]["fraction"].get<double>() == near(0.75));
  check(window["resp50"]["complete_case"], 6, 9);
  CHECK(window["resp50"]["complete_case"]["low"].get<double>() == near(0.354202));
  CHECK(window["resp50"]["complete_case"]["high"].get<double>() == near(0.879416));
  check(window["resp50"]["nri"], 6, 12);
  CHECK(window["resp50"]["nri"]["low"].get<double>() == near(0.253782));
  check(window["resp30"]["nri"], 6, 12);
  check(window["abs2"]["complete_case"], 7, 9);
  check(window["abs2"]["nri"], 7, 12);
  check(window["resp50"]["treatment_policy"], 7, 10);
  CHECK(window["resp50"]["treatment_policy"]["high"].get<double>() == near(0.892209));
  CHECK(window["change"]["mean"].get<double>() == near(-2.888889));
  CHECK(window["change"]["sd"].get<double>() == near(2.315407));
  CHECK(window["change"]["low"].get<double>() == near(-4.668669));
  CHECK(window["change"]["high"].get<double>() == near(-1.109109));
  CHECK(json["groups"][0]["initial_responders"] == 10);
}

TEST_CASE("the twelve patients come out of their file with the published duration of relief", "[console]") {
  ConsoleRun console;
  const auto json = nlohmann::json::parse(console.content(analysed(console, "json")));
  const auto& loss = json["groups"][0]["lasting_relief"][0];
  REQUIRE(loss["loss"] == "loss50");
  CHECK(loss["curve"]["n"] == 10);
  check(loss["curve"], {{147, 7, 1, 0.857143}, {240, 5, 2, 0.514286}, {300, 3, 1, 0.342857}}, 300);
  check(loss["or_retreatment"], {{120, 8, 1, 0.875}, {147, 7, 1, 0.75}, {240, 5, 2, 0.45}, {300, 3, 1, 0.30}}, 240);
  check(loss["of_all"], {{28, 12, 2, 0.833333}, {147, 7, 1, 0.714286}, {240, 5, 2, 0.428571}, {300, 3, 1, 0.285714}},
        240);
  for (const auto& step : loss["curve"]["steps"]) {
    if (step["day"] != 240) continue;
    CHECK(step["se"].get<double>() == near(0.203869));
    CHECK(step["low"].get<double>() == near(0.117760));
    CHECK(step["high"].get<double>() == near(0.813249));
  }
}

TEST_CASE("the published figures of the twelve patients stand in the cells of the workbook", "[console]") {
  ConsoleRun console;
  const std::string workbook = analysed(console, "xlsx");
  const std::string cells = output_of("unzip -p '" + workbook + "' 'xl/worksheets/*.xml'");
  // Mean change, its deviation, Wilson's limits of 6/9, what is left on day 240 and its lower limit.
  for (const char* figure : {"<v>-2.888888", "<v>2.315407", "<v>0.354202", "<v>0.879416", "<v>0.514285", "<v>0.117759"})
    CHECK(contains(cells, figure));
}

TEST_CASE("each of the twelve patients has a row in the CSV", "[console]") {
  ConsoleRun console;
  const std::string rows = console.content(analysed(console, "csv"));
  for (int number = 1; number <= 12; ++number) CHECK(contains(rows, "M" + std::to_string(number) + ","));
}
