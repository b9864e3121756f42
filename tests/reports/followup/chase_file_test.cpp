// The list of follow-ups in each format: the same rows, its filter and counts in the head.

#include "reports/followup/chase_file.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "reports/csv/chase_csv.h"
#include "reports/json/chase_json.h"
#include "tests/support/days.h"
#include "tests/support/files.h"

using namespace psoas;
using namespace psoas::reports;
using psoas::tests::bytes_of;
using psoas::tests::day;
using psoas::tests::TemporaryFolder;

namespace {

FollowUpLine line(const std::string& mrn, const std::string& name) {
  FollowUpLine made;
  made.mrn = mrn;
  made.name = name;
  made.phone = "0171 555-0142";
  made.treatment = "tx_rfa";
  made.side = Side::right;
  made.follow_up.key = {TreatmentId{1}, "fu_ablation", "month_1"};
  made.follow_up.treated_on = day(2025, 10, 13);
  made.follow_up.opens = day(2025, 10, 29);
  made.follow_up.due = day(2025, 11, 12);
  made.follow_up.closes = day(2025, 11, 26);
  made.follow_up.clinician = "Osei";
  made.attempts = 2;
  ContactAttempt last;
  last.at = date::sys_days{day(2025, 11, 18)} + std::chrono::hours{23};
  last.outcome = AttemptOutcome::left_message;
  last.next_on = day(2025, 11, 21);
  made.last_attempt = last;
  return made;
}

ChaseReport report(std::size_t lines = 2) {
  ChaseReport made;
  made.list.list = FollowUpList::overdue;
  made.list.as_of = day(2025, 11, 20);
  made.list.filter.clinician = "Osei";
  made.list.counts = {3, static_cast<std::int64_t>(lines), 7, 11};
  for (std::size_t i = 0; i < lines; ++i) made.list.lines.push_back(line("00" + std::to_string(i), "Rivera, Ana"));
  made.list.by_clinician = {{"Osei", 11, 18}};
  made.list.by_protocol = {{"fu_ablation", 11, 18}};
  made.clinic.name = "Hilltop";
  made.clinic.demo = true;
  made.printed_at = date::sys_days{day(2025, 11, 20)} + std::chrono::hours{9};
  return made;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string texts_on(const Page& page) {
  std::string all;
  for (const PageText& text : page.texts) all += text.text + "\n";
  return all;
}

}  // namespace

TEST_CASE("a list as CSV keeps leading zeros and has one row for each follow-up", "[followup]") {
  const std::string csv = chase_csv(report().list, Catalogue(), 0);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
  CHECK(holds(csv,
              "\r\n000,\"Rivera, Ana\",0171 555-0142,day 30 after tx_rfa R 2025-10-13,fu_ablation,month_1,tx_rfa,R,"
              "2025-10-13,2025-10-29,2025-11-12,2025-11-26,overdue,8,call again 2025-11-21,2,2025-11-18,"
              "left_message,2025-11-21,Osei,,\r\n"));
}

TEST_CASE("the day of an attempt is the clinic's, not that of the meridian", "[followup]") {
  CHECK(holds(chase_csv(report(1).list, Catalogue(), 120), "2,2025-11-19,left_message"));
}

TEST_CASE("a name that looks like a formula stays text in the table", "[followup]") {
  ChaseList list = report(1).list;
  list.lines[0].name = "=HYPERLINK(\"x\")";
  CHECK(holds(chase_csv(list, Catalogue(), 0), "'=HYPERLINK"));
}

TEST_CASE("a list as JSON says what was asked for, counts and completeness", "[followup]") {
  const std::string json = chase_json(report().list, Catalogue(), 0);
  CHECK(holds(json, "\"format\": \"psoastrack-follow-ups\""));
  CHECK(holds(json, "\"list\": \"overdue\""));
  CHECK(holds(json, "\"clinician\": \"Osei\""));
  CHECK(holds(json, "\"overdue\": 2"));
  CHECK(holds(json, "\"observed\": 11"));
  CHECK(holds(json, "\"try_again_on\": \"2025-11-21\""));
}

TEST_CASE("each printed page bears title, filter, counts and its number", "[followup]") {
  Typesetter typesetter;
  const std::vector<Page> pages = compose(report(120), Catalogue(), typesetter);
  REQUIRE(pages.size() > 2);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string texts = texts_on(pages[i]);
    CHECK(holds(texts, "Overdue follow-ups"));
    CHECK(holds(texts, "As of 2025-11-20 · due 3 · overdue 120 · lost 7 · done 11"));
    CHECK(holds(texts, "clinician Osei"));
    CHECK(holds(texts, "invented patients"));
    CHECK(holds(texts, "Page " + std::to_string(i + 1) + " of " + std::to_string(pages.size())));
  }
  CHECK(holds(texts_on(pages.back()), "61 %"));
}

TEST_CASE("an empty list is printed as such", "[followup]") {
  Typesetter typesetter;
  const std::vector<Page> pages = compose(report(0), Catalogue(), typesetter);
  REQUIRE(pages.size() == 1);
  CHECK(holds(texts_on(pages[0]), "None."));
}

TEST_CASE("the ending of the name decides the format, and another one is refused", "[followup]") {
  const TemporaryFolder folder;
  for (const auto& [name, beginning] :
       {std::pair{"a.pdf", "%PDF-"}, std::pair{"a.XLSX", "PK"}, std::pair{"a.csv", "mrn,"}, std::pair{"a.json", "{"}}) {
    write_chase_file(report(), Catalogue(), folder / name);
    INFO(name);
    CHECK(bytes_of(folder / name).starts_with(beginning));
  }
  CHECK_THROWS_AS(write_chase_file(report(), Catalogue(), folder / "a.doc"), std::invalid_argument);
}
