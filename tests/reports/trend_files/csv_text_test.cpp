#include "reports/csv/csv_text.h"

#include <catch2/catch.hpp>

using namespace psoas;
using namespace psoas::reports;

TEST_CASE("cells with commas, quotes and line ends are quoted", "[csv]") {
  CsvText csv({"a", "b"});
  csv.text("one, two").text("say \"no\"").end_row();
  csv.text("two\nlines").text("plain").end_row();
  CHECK(csv.bytes() == "a,b\r\n\"one, two\",\"say \"\"no\"\"\"\r\n\"two\nlines\",plain\r\n");
}

TEST_CASE("text that a spreadsheet would run is shown as text", "[csv]") {
  for (const char* text : {"=HYPERLINK(\"http://example.org\")", "+cmd", "-2 points", "@SUM(A1)", "\t=1", "\r=1",
                           " =1+1", "\n=1", "＝1", "＋1", "－1", "＠x", "-1+2", "=", "-"})
    CHECK(neutralised(text) == "'" + std::string(text));
}

TEST_CASE("numbers and ordinary text stay as they are", "[csv]") {
  for (const char* text : {"-2", "+6", "-0.25", "−4", "", "O'Brien", "L3–L5 R", "00417", "a=b", "1-2"})
    CHECK(neutralised(text) == text);
}

TEST_CASE("numbers and dates are written plainly, missing ones as nothing", "[csv]") {
  CsvText csv({"number", "missing", "date", "none"});
  csv.number(-1.5).number(std::nullopt).date(date::year{2025} / 1 / 6).date(std::nullopt).end_row();
  CHECK(csv.bytes() == "number,missing,date,none\r\n-1.5,,2025-01-06,\r\n");
}
