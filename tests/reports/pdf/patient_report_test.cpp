#include "reports/pdf/patient_report.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "domain/base/output_file.h"
#include "reports/pdf/patient_tables.h"
#include "tests/reports/chart/sample_trend.h"
#include "tests/support/files.h"
#include "tests/support/output_of.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

PatientReport report_of(PatientTrend trend) {
  PatientReport report;
  report.trend = std::move(trend);
  report.clinic.name = "Hillside Pain Clinic";
  report.clinic.demo = true;
  report.printed_at = parse_moment("2025-10-21T13:05:00.000Z");
  report.offset_minutes = 120;
  return report;
}

// What an independent reader finds in the file.
std::string text_of(const PatientReport& report) {
  const TemporaryFolder folder;
  Typesetter typesetter;
  write_pdf(report, {}, folder / "report.pdf", typesetter);
  return output_of("pdftotext -layout '" + (folder / "report.pdf").string() + "' -");
}

int count(const std::string& text, const std::string& wanted) {
  int found = 0;
  for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++found;
  return found;
}

PatientTrend with_visits(int visits) {
  PatientTrend trend = golden_trend();
  const std::vector<Visit> once = trend.visits;
  while (static_cast<int>(trend.visits.size()) < visits)
    trend.visits.push_back(once[trend.visits.size() % once.size()]);
  return trend;
}

}  // namespace

TEST_CASE("the golden patient has a page to read and the detail behind it", "[pdf]") {
  const std::string text = text_of(report_of(golden_trend_with_second()));
  for (const char* wanted :
       {"Rivera, Ana", "MRN DEMO-0001 · born 1971-08-02 · 54 years · female", "Hillside Pain Clinic",
        "Demo clinic, invented patients", "Since RFA 2025-01-20", "→", "−1 point · 14 % better",
        "best 2 (71 %) at day 91", "≥ 50 % relief 105 of 231 days", "relief lost by day 147",
        "trend +0.46 points / 30 d", "Page 1 of 2", "Latest scores", "Before and after each treatment",
        "Printed 2025-10-21 15:05", "It does not diagnose", "baseline 7"}) {
    INFO(wanted);
    CHECK(text.find(wanted) != std::string::npos);
  }
}

TEST_CASE("each treatment stands with its own before and after, by the figures of an analysis", "[pdf]") {
  const std::string text = text_of(report_of(golden_trend()));
  const std::size_t table = text.find("Before and after each treatment");
  REQUIRE(table != std::string::npos);
  const std::string after = text.substr(table);
  for (const char* wanted : {"3 · 57 %", "2 · 71 %", "5 · 29 %", "6 · 14 % (day 259)"}) {
    INFO(wanted);
    CHECK(after.find(wanted) != std::string::npos);
  }
  const std::string page = text.substr(0, text.find('\f'));
  CHECK(page.find("−0.7 · 10 %") != std::string::npos);  // PEG 7.0 to 6.3
  CHECK(page.find("−1 · 14 %") != std::string::npos);
}

TEST_CASE("findings stand by day with their sides, in the words of the catalogue", "[pdf]") {
  PatientTrend trend = golden_trend();
  CatalogueContent content;
  FindingDefinition thomas;
  thomas.code = "exam_thomas";
  thomas.label = "Thomas test angle";
  thomas.fields.emplace_back();
  thomas.fields.back().kind = ValueKind::number;
  thomas.fields.back().unit = "°";
  content.findings.push_back(thomas);
  for (Visit& visit : trend.visits)
    for (const Side side : {Side::left, Side::right}) {
      FindingEntry finding;
      finding.code = "exam_thomas";
      finding.side = side;
      finding.value.number = side == Side::left ? 4 : 12;
      visit.findings.push_back(finding);
    }
  const auto tables = findings_tables(trend, Catalogue(std::move(content)));
  REQUIRE(tables.size() == 2);
  CHECK(tables[1].title == "Findings, earlier");
  CHECK(tables[0].columns[2].heading == "2025-10-06");
  REQUIRE(tables[0].rows.size() == 2);
  CHECK(tables[0].rows[0] == std::vector<std::string>{"Thomas test angle, °", "left", "4", "4", "4", "4", "4"});
  CHECK(tables[0].rows[1][1] == "right");
}

TEST_CASE("sixty visits run over pages that each name the patient and their number", "[pdf]") {
  const std::string text = text_of(report_of(with_visits(60)));
  const int pages = count(text, "\f");
  CHECK(pages >= 3);
  CHECK(count(text, "Rivera, Ana") == pages);
  CHECK(count(text, "Follow-up") == 50);
  for (int page = 1; page <= pages; ++page)
    CHECK(count(text, "Page " + std::to_string(page) + " of " + std::to_string(pages)) == 1);
}

TEST_CASE("the paper is the clinic's", "[pdf]") {
  PatientReport report = report_of(golden_trend());
  for (const auto& [paper, size] :
       {std::pair{"A4", "595.28 x 841.89 pts (A4)"}, {"Letter", "612 x 792 pts (letter)"}}) {
    report.clinic.paper = paper;
    const TemporaryFolder folder;
    Typesetter typesetter;
    write_pdf(report, {}, folder / "report.pdf", typesetter);
    CHECK(output_of("pdfinfo '" + (folder / "report.pdf").string() + "'").find(size) != std::string::npos);
  }
}

TEST_CASE("nothing stands outside the margins, whatever the name and the amount", "[pdf]") {
  PatientTrend awkward = trend_of_treatments(40);
  awkward.patient.family_name = "Müller-Wüstenfeld-Çağlayan von und zu Hohenstein-Oberlangenbach";
  awkward.patient.given_name = "שרה Ñuñez الطيب";
  Typesetter typesetter;
  for (const char* paper_name : {"A4", "Letter"})
    for (const PatientTrend& trend : {awkward, with_visits(60), empty_trend(), golden_trend_with_second()}) {
      PatientReport report = report_of(trend);
      report.clinic.paper = paper_name;
      report.clinic.name = "Zentrum für interdisziplinäre Schmerzmedizin und Rückengesundheit Nordwest";
      const Paper paper = paper_named(paper_name);
      for (const Page& page : compose(report, {}, typesetter))
        for (const PageText& text : page.texts) {
          const Extent extent = typesetter.measure(text.text, text.style, text.setting);
          INFO(text.text);
          CHECK(text.left >= 40);
          CHECK(text.left + extent.width <= paper.width - 40);
          CHECK(text.top + extent.height <= paper.height - 36);
        }
    }
}

TEST_CASE("a direction-changing character in a name is shown, not obeyed", "[pdf]") {
  PatientTrend trend = golden_trend();
  trend.patient.family_name = "Rivera\u202Eana";
  Typesetter typesetter;
  const auto pages = compose(report_of(trend), {}, typesetter);
  CHECK(pages.front().texts.size() > 0);
  const bool shown = std::any_of(pages.front().texts.begin(), pages.front().texts.end(),
                                 [](const PageText& text) { return text.text.find("‹U+202E›") != std::string::npos; });
  CHECK(shown);
}

TEST_CASE("a patient without scores still gets a page that says so", "[pdf]") {
  const std::string text = text_of(report_of(empty_trend()));
  CHECK(text.find("to show yet") != std::string::npos);
  CHECK(text.find("Page 1 of 1") != std::string::npos);
}

TEST_CASE("the latest body chart stands below the tables with its regions in words", "[pdf]") {
  PatientTrend trend = golden_trend();
  for (std::size_t i = 0; i < 2; ++i) {
    FindingEntry site;
    site.code = "pain_sites";
    site.side = Side::right;
    site.value.code = i == 0 ? "groin" : "hip";
    trend.visits.at(i).findings.push_back(site);
  }
  const std::string text = text_of(report_of(trend));
  CHECK(text.find("Body chart of " + to_string(trend.visits[0].date) + ": 1 region") != std::string::npos);
  CHECK(text.find("groin, right") != std::string::npos);
  CHECK(count(text, "Body chart of") == 1);
  CHECK(text.find("Front") != std::string::npos);
}

TEST_CASE("a document's title does not name the patient", "[pdf]") {
  const TemporaryFolder folder;
  Typesetter typesetter;
  write_pdf(report_of(golden_trend()), {}, folder / "report.pdf", typesetter);
  const std::string facts = output_of("pdfinfo '" + (folder / "report.pdf").string() + "'");
  CHECK(facts.find("Pain and treatment trend") != std::string::npos);
  CHECK(facts.find("Rivera") == std::string::npos);
}

TEST_CASE("a report that cannot be written says where", "[pdf]") {
  Typesetter typesetter;
  CHECK_THROWS_AS(write_pdf(report_of(golden_trend()), {}, "/nowhere/report.pdf", typesetter), FileError);
}
