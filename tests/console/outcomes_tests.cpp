// psoasctl outcomes: from a clinic's file to PDF, workbook, JSON and CSV.

#include <nlohmann/json.hpp>

#include "demo_session.h"
#include "domain/base/number.h"
#include "domain/outcome/outcome_text.h"
#include "domain/outcome/read_outcomes.h"
#include "reports/chart/outcome_chart.h"
#include "tests/support/output_of.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// One patient, DEMO-0001.
std::string golden_clinic(ConsoleRun& console) {
  const std::string file = console.path("golden.psoas");
  REQUIRE(console.run({"demo", file, "--patients", "1", "--years", "3"}).code == 0);
  return file;
}

nlohmann::json outcomes(ConsoleRun& console, std::vector<std::string> options) {
  const std::string target = console.path("out.json");
  options.insert(options.begin(), {"outcomes", golden_clinic(console), "-o", target});
  const Ran ran = console.run(options);
  CAPTURE(ran.error);
  REQUIRE(ran.code == 0);
  return nlohmann::json::parse(console.content(target));
}

// What the engine itself answers to the question of the test below.
OutcomeResult every_course(ConsoleRun& console, const std::string& file) {
  Analysis analysis;
  analysis.index = IndexRule::every;
  analysis.as_of = Date{date::year{2026} / 4 / 1};
  const DemoSession inside(console, file);
  NoProgress progress;
  return inside.store->read(inside.session, [&](Reading& reading) {
    return read_outcomes(reading, *inside.store->catalogue(), analysis, progress);
  });
}

reports::OutcomeChartLayout chart_of(const OutcomeResult& result, reports::OutcomeChart chart) {
  reports::Typesetter typesetter;
  reports::OutcomeChartOptions options;
  options.height = wanted_height(result, chart, options, typesetter);
  return lay_out(result, chart, options, typesetter);
}

// What the screen's chart shows of a window when it is pointed at.
std::string on_screen(const OutcomeResult& result, reports::OutcomeChart chart, std::size_t window) {
  for (const reports::OutcomePoint& point : chart_of(result, chart).points)
    if (point.group == 0 && point.window == window) return point.lines[0] + "\n" + point.lines[1];
  return {};
}

// All that is written in the screen's chart.
std::string screen_texts(const OutcomeResult& result, reports::OutcomeChart chart) {
  std::string all;
  for (const reports::ChartText& text : chart_of(result, chart).texts) all += text.text + "\n";
  return all;
}

// Whether a cell of the sheet holds the number, to the last digits a spreadsheet keeps.
bool has_cell(const std::string& sheet, double number) {
  for (std::size_t at = sheet.find("<v>"); at != std::string::npos; at = sheet.find("<v>", at + 1))
    if (std::stod(sheet.substr(at + 3, 40)) == Approx(number).epsilon(1e-14)) return true;
  return false;
}

}  // namespace

TEST_CASE("the worked example's figures stand in the JSON", "[console]") {
  ConsoleRun console;
  const auto json = outcomes(console, {"--as-of", "2026-04-01"});
  CHECK(json["format"] == "psoastrack-outcomes");
  CHECK(json["question"]["as_of"] == "2026-04-01");
  CHECK(json["settings"]["substantial_pct"] == 50);
  REQUIRE(json["cases"].size() == 1);
  const auto& ana = json["cases"][0];
  CHECK(ana["mrn"] == "DEMO-0001");
  CHECK(ana["base_value"] == 7);
  CHECK(ana["ts_slope30"].get<double>() == Approx(0.462662).margin(1e-6));
  CHECK(ana["loss50"]["day"] == 147);
  CHECK(ana["loss50"]["interp"] == 133);
  CHECK(ana["windows"][2]["resp_class"] == "minimal");
  CHECK(ana["windows"][3]["status"] == "retreated");
  CHECK(ana["blocks"]["block80"] == false);
  const auto& half_year = json["groups"][0]["windows"][2];
  CHECK(half_year["n"]["closed"] == 1);
  CHECK(half_year["resp50"]["nri"]["part"] == 0);
  CHECK(half_year["abs2"]["nri"]["part"] == 1);
  CHECK(json["groups"][0]["lasting_relief"][0]["curve"]["median"] == 147);
}

TEST_CASE("the rows of an analysis stand in the CSV under their permanent names", "[console]") {
  ConsoleRun console;
  const std::string target = console.path("out.csv");
  const Ran ran =
      console.run({"outcomes", golden_clinic(console), "--as-of", "2026-04-01", "-o", target, "--treatment", "tx_rfa"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "1 index treatment of 1 patient, 1 with baseline"));
  std::istringstream lines(console.content(target));
  std::string head, first;
  std::getline(lines, head);
  std::getline(lines, first);
  CHECK(
      head.starts_with("mrn,sex,age_at_index,treatment,target_key,side,index_date,group,measure,base_value,base_day,"
                       "fu_window,fu_day,fu_value,change,improvement_pct,resp_class,resp30,resp50,abs2,abs4,"));
  CHECK(
      first.starts_with("DEMO-0001,F,53,tx_rfa,tx_rfa/medial_branch/L3-L5/R,R,2025-01-20,,nrs_avg7,7,-14,1mo,28,3,-4,"
                        "57.142857142857146,substantial,1,1,1,1,1,1,"));
  CHECK(std::count(head.begin(), head.end(), ',') == std::count(first.begin(), first.end(), ','));
}

TEST_CASE("settings from a file stand in the result, and a wrong one is refused by its line", "[console]") {
  ConsoleRun console;
  console.write("a.toml", "[baseline]\ndays_before = 10\n");
  const auto json = outcomes(console, {"--as-of", "2026-04-01", "--settings", console.path("a.toml")});
  CHECK(json["settings"]["baseline_days_before"] == 10);
  CHECK(json["groups"][0]["with_baseline"] == 0);
  console.write("b.toml", "[responder]\nmoderate = 200\n");
  const Ran ran = console.run(
      {"outcomes", console.path("golden.psoas"), "--settings", console.path("b.toml"), "-o", console.path("no.json")});
  CHECK(ran.code == 1);
  CHECK(is_one_error_line(ran.error));
  CHECK(contains(ran.error, "line 2, responder/moderate: “200” is not possible. Give 1 to 100."));
}

TEST_CASE("an analysis that makes no sense is refused before anything is written", "[console]") {
  ConsoleRun console;
  const std::string file = golden_clinic(console);
  const std::vector<std::vector<std::string>> wrong{
      {"-o", console.path("a.xml")},
      {"-o", console.path("a.csv"), "--treatment", "tx_magic"},
      {"-o", console.path("a.csv"), "--instrument", "happiness"},
      {"-o", console.path("a.csv"), "--finding", "exam_none"},
      {"-o", console.path("a.csv"), "--finding", "exam_faber=a..b"},
      {"-o", console.path("a.csv"), "--finding", "exam_faber/Q"},
      {"-o", console.path("a.csv"), "--side", "Q"},
      {"-o", console.path("a.csv"), "--sex", "Q"},
      {"-o", console.path("a.csv"), "--index", "some"},
      {"-o", console.path("a.csv"), "--group-by", "moon"},
      {"-o", console.path("a.csv"), "--from", "2026-02-02", "--to", "2026-02-01"},
      {"-o", console.path("a.csv"), "--as-of", "2026-02-30"},
  };
  for (std::vector<std::string> arguments : wrong) {
    arguments.insert(arguments.begin(), {"outcomes", file});
    const Ran ran = console.run(arguments);
    CAPTURE(arguments.back(), ran.error);
    CHECK(ran.code == 2);
    CHECK(is_one_error_line(ran.error));
  }
  CHECK(console.files() == std::vector<std::string>{"golden.psoas"});
}

TEST_CASE("groups and filters reach the analysis from the command line", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const std::string target = console.path("g.json");
  const Ran ran =
      console.run({"outcomes", file, "--group-by", "treatment", "--index", "every", "--sex", "F", "-o", target});
  CHECK(ran.error == "");
  REQUIRE(ran.code == 0);
  const auto json = nlohmann::json::parse(console.content(target));
  CHECK(json["groups"].size() > 1);
  CHECK(json["groups"][0]["indexed"].get<int>() == static_cast<int>(json["cases"].size()));
  for (const auto& one : json["cases"]) CHECK(one["sex"] == "F");
}

TEST_CASE("one analysis of the demo clinic has the same figures on the screen and in every format", "[console]") {
  ConsoleRun console;
  const std::string file = console.path("cohort.psoas");
  REQUIRE(console.run({"demo", file, "--patients", "40", "--years", "3"}).code == 0);
  for (const char* name : {"a.json", "a.csv", "a.xlsx", "a.pdf"}) {
    const Ran ran = console.run(
        {"outcomes", file, "--index", "every", "--as-of", "2026-04-01", "--no-patient-rows", "-o", console.path(name)});
    CAPTURE(ran.error);
    REQUIRE(ran.code == 0);
  }
  const OutcomeResult result = every_course(console, file);
  const auto json = nlohmann::json::parse(console.content(console.path("a.json")));
  CHECK(json["cases"].is_null());
  const std::string pdf = squeezed(output_of("pdftotext -layout '" + console.path("a.pdf") + "' -"));
  const std::string responders = output_of("unzip -p '" + console.path("a.xlsx") + "' xl/worksheets/sheet2.xml");
  const std::string course = output_of("unzip -p '" + console.path("a.xlsx") + "' xl/worksheets/sheet3.xml");
  const std::string csv = console.content(console.path("a.csv"));
  int judged = 0;
  for (std::size_t place = 0; place < json["groups"][0]["windows"].size(); ++place) {
    const WindowResult& window = result.groups[0].windows[place];
    const auto& told = json["groups"][0]["windows"][place];
    CAPTURE(told["code"]);
    CHECK(told["n"]["closed"] == window.closed);
    CHECK(told["n"]["observed"] == window.observed);
    for (const auto& [key, better] :
         {std::pair("resp50", &window.substantial), std::pair("resp30", &window.moderate)}) {
      const Proportion& headline = better->non_responder_imputation;
      if (headline.whole == 0) continue;
      ++judged;
      CHECK(told[key]["nri"]["part"] == headline.part);
      CHECK(told[key]["nri"]["fraction"] == *headline.fraction());
      CHECK(told[key]["nri"]["low"] == headline.interval()->low);
      for (const double number : {*headline.fraction(), headline.interval()->low, headline.interval()->high}) {
        CHECK(contains(csv, to_text(number)));
        CHECK(has_cell(responders, number));
      }
      CHECK(contains(pdf, part_text(headline)));
      CHECK(contains(pdf, interval_text(headline.interval())));
    }
    const Proportion& headline = window.substantial.non_responder_imputation;
    if (headline.whole > 0)
      CHECK(contains(on_screen(result, reports::OutcomeChart::responders, place),
                     part_text(headline) + " (95 % " + interval_text(headline.interval()) + ")"));
    if (window.follow_up.n < 2) continue;
    const std::string mean = mean_text(window.follow_up, 1);
    const std::string limits = mean_interval_text(window.follow_up, 1);
    CHECK(told["follow_up"]["mean"] == *window.follow_up.mean);
    CHECK(told["change"]["mean"] == *window.change.mean);
    CHECK(contains(csv, to_text(*window.change.mean)));
    CHECK(has_cell(course, *window.follow_up.mean));
    CHECK(contains(pdf, mean + " (" + limits + ")"));
    CHECK(contains(pdf, change_text(window.change, 1)));
    CHECK(contains(on_screen(result, reports::OutcomeChart::course, place), "mean " + mean + " (95 % " + limits + ")"));
  }
  CHECK(judged >= 6);
  const SurvivalCurve& relief = result.groups[0].losses[0].curve;
  CHECK(contains(pdf, median_text(relief)));
  CHECK(contains(screen_texts(result, reports::OutcomeChart::relief), median_text(relief)));
  for (const std::string& text : {pdf, csv, responders, course}) CHECK_FALSE(contains(text, "DEMO-00"));
}

TEST_CASE("an analysis that finds nobody is told in words and written all the same", "[console]") {
  ConsoleRun console;
  const std::string file = golden_clinic(console);
  for (const char* name : {"n.pdf", "n.xlsx", "n.json", "n.csv"}) {
    const Ran ran =
        console.run({"outcomes", file, "--from", "1990-01-01", "--to", "1990-12-31", "-o", console.path(name)});
    CHECK(ran.code == 0);
    CHECK(contains(ran.out, "No index treatment fits the question."));
  }
  CHECK(contains(output_of("pdftotext '" + console.path("n.pdf") + "' - | tr '\n' ' '"),
                 "No index treatment fits the question. Take away a filter"));
}

TEST_CASE("an analysis for a folder that is not there leaves nothing and names it", "[console]") {
  ConsoleRun console;
  const std::string file = golden_clinic(console);
  for (const char* name : {"no/a.pdf", "no/a.xlsx", "no/a.json", "no/a.csv"}) {
    const Ran ran = console.run({"outcomes", file, "-o", console.path(name)});
    CHECK(ran.code == 1);
    CHECK(is_one_error_line(ran.error));
    CHECK(contains(ran.error, name));
  }
  CHECK(console.files() == std::vector<std::string>{"golden.psoas"});
}

TEST_CASE("an analysis is saved, listed, shown, asked again and removed by its name", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  console.write("q.toml",
                "name = \"By sex\"\n[question]\nindex = \"every\"\ngroup_by = \"sex\"\n"
                "[baseline]\ndays_before = 60\n");
  CHECK(console.run({"analyses", file, "list"}).out ==
        "No analysis has been saved. Save one on the page Outcomes, or add"
        " one with psoasctl analyses FILE add.\n");
  CHECK(console.run({"analyses", file, "add", console.path("q.toml")}).out == "Saved as “By sex”.\n");
  CHECK(contains(console.run({"analyses", file, "list"}).out, "By sex  ("));
  const Ran shown = console.run({"analyses", file, "show", "By sex"});
  CHECK(contains(shown.out, "name = \"By sex\"\n"));
  CHECK(contains(shown.out, "days_before = 60\n"));
  const std::string target = console.path("s.json");
  REQUIRE(console.run({"outcomes", file, "--saved", "By sex", "--sex", "F", "-o", target}).code == 0);
  const auto json = nlohmann::json::parse(console.content(target));
  CHECK(json["question"]["group_by"] == "sex");
  CHECK(json["question"]["as_of"] == "2026-11-02");
  CHECK(json["settings"]["baseline_days_before"] == 60);
  CHECK(json["groups"].size() == 2);
  CHECK(console.run({"analyses", file, "remove", "By sex"}).code == 0);
  const Ran gone = console.run({"outcomes", file, "--saved", "By sex", "-o", target});
  CHECK(gone.code == 1);
  CHECK(is_one_error_line(gone.error));
}

TEST_CASE("what was shown of a saved analysis can be added again under another name", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  console.write("q.toml", "[question]\ntreatments = [\"tx_rfa\"]\n");
  CHECK(console.run({"analyses", file, "add", console.path("q.toml")}).code == 2);
  REQUIRE(console.run({"analyses", file, "add", console.path("q.toml"), "--name", "One"}).code == 0);
  console.write("again.toml", console.run({"analyses", file, "show", "One"}).out);
  CHECK(console.run({"analyses", file, "add", console.path("again.toml")}).code == 1);
  REQUIRE(console.run({"analyses", file, "add", console.path("again.toml"), "--name", "Two"}).code == 0);
  const auto without_name = [&](const std::string& name) {
    const std::string text = console.run({"analyses", file, "show", name}).out;
    return text.substr(text.find('\n'));
  };
  CHECK(without_name("One") == without_name("Two"));
}

TEST_CASE("a whole question in a settings file is asked, and a wrong one is refused by its line", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  console.write("q.toml", "[question]\ngroup_by = \"side\"\nas_of = 2026-01-01\n");
  const std::string target = console.path("s.json");
  REQUIRE(console.run({"outcomes", file, "--settings", console.path("q.toml"), "-o", target}).code == 0);
  const auto json = nlohmann::json::parse(console.content(target));
  CHECK(json["question"]["group_by"] == "side");
  CHECK(json["question"]["as_of"] == "2026-01-01");
  console.write("w.toml", "[question]\ntreatments = [\"tx_magic\"]\n");
  const Ran wrong = console.run({"analyses", file, "add", console.path("w.toml"), "--name", "Wrong"});
  CHECK(wrong.code == 1);
  CHECK(contains(wrong.error, "line 2, treatment: “tx_magic” is not in the catalogue"));
}
