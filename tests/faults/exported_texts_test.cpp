#include <catch2/catch.hpp>

#include "reports/csv/csv_text.h"
#include "tests/console/console_run.h"
#include "tests/faults/campaign.h"
#include "tests/faults/hostile_texts.h"
#include "tests/faults/written_texts.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// One patient for each text, who has it in every field that is a text.
Patient patient_called(const std::string& text, std::size_t number) {
  Patient named = patient("M" + std::to_string(number) + text, text, text);
  named.phone = named.email = named.address = named.city = named.state = named.postal_code = named.note = text;
  return named;
}

Visit visit_saying(PatientId whose, const std::string& text) {
  Visit said = full_visit(whose, day(2026, 8, 3));
  said.clinician = said.note = text;
  said.treatments[0].performer = said.treatments[0].note = text;
  FindingEntry finding;
  finding.code = "fn_trigger_site";
  finding.value.text = text;
  said.findings.push_back(finding);
  return said;
}

std::string file_with_texts(ConsoleRun& console) {
  const std::string file = console.path("clinic.psoas");
  const auto store = console.door().create(file, clinic_named("=Hilltop"), staff());
  store->write(staff(), [&](Writing& writing) {
    for (std::size_t i = 0; i < texts_for_exports().size(); ++i) {
      const std::string& text = texts_for_exports()[i];
      writing.visits().add(visit_saying(writing.patients().add(patient_called(text, i)), text));
    }
  });
  return file;
}

bool spreadsheet_computes(const std::string& cell) {
  if (cell.empty()) return false;
  const std::size_t first = cell.find_first_not_of(' ');
  if (first == std::string::npos) return false;
  for (const char* start : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"})
    if (cell.compare(first, std::string(start).size(), start) == 0)
      return cell.find_first_not_of("+-.0123456789") != std::string::npos;
  return false;
}

}  // namespace

TEST_CASE("No text of the record becomes a formula in a workbook, and none is changed", "[faults][T11]") {
  Campaign campaign("T11", "texts that look like formulas, in the quarter's workbook");
  ConsoleRun console;
  const std::string file = file_with_texts(console);
  REQUIRE(console.run({"quarter", file, "2026Q3", "-o", console.path("q.xlsx")}).code == 0);
  const WorkbookTexts read = texts_of_workbook(console.path("q.xlsx"));
  CHECK(read.formulas == 0);
  for (std::size_t i = 0; i < texts_for_exports().size(); ++i) {
    const std::string& text = texts_for_exports()[i];
    CAPTURE(text);
    CHECK(read.texts.contains("M" + std::to_string(i) + text));
    CHECK(read.texts.contains(text + ", " + text));
    CHECK(read.texts.contains(text));
    campaign.count("texts") += 1;
  }
  campaign.count("formulas") += read.formulas;
}

TEST_CASE("No text of the record becomes a formula in a patient's files", "[faults][T11]") {
  Campaign campaign("T11", "texts that look like formulas, in trends as CSV and workbook");
  ConsoleRun console;
  const std::string file = file_with_texts(console);
  for (std::size_t i = 0; i < texts_for_exports().size(); ++i) {
    const std::string& text = texts_for_exports()[i];
    const std::string mrn = "M" + std::to_string(i) + text;
    CAPTURE(text);
    REQUIRE(console.run({"trend", file, "--mrn", mrn, "-o", console.path("t.csv")}).code == 0);
    const auto rows = cells_of_csv(console.path("t.csv"));
    REQUIRE(rows.size() > 1);
    for (const auto& row : rows) {
      REQUIRE(row.size() == rows[0].size());
      for (const std::string& cell : row) CHECK_FALSE(spreadsheet_computes(cell));
    }
    CHECK(rows[1][1] == mrn);
    CHECK((rows[1][2] == text || rows[1][2] == "'" + text));
    REQUIRE(console.run({"trend", file, "--mrn", mrn, "-o", console.path("t.xlsx")}).code == 0);
    const WorkbookTexts read = texts_of_workbook(console.path("t.xlsx"));
    CHECK(read.formulas == 0);
    campaign.count("texts") += 1;
  }
}

TEST_CASE("A note longer than a cell can hold is split in the workbook, and nothing of it is lost", "[faults][T11]") {
  ConsoleRun console;
  const std::string file = console.path("clinic.psoas");
  std::string note;
  while (note.size() < 60'000) note += "word" + std::to_string(note.size()) + " ";
  console.door().create(file, clinic_named("Hilltop"), staff())->write(staff(), [&](Writing& writing) {
    Visit told = full_visit(writing.patients().add(patient("1", "Rivera", "Ana")), day(2026, 8, 3));
    told.note = note;
    writing.visits().add(told);
  });
  REQUIRE(console.run({"quarter", file, "2026Q3", "-o", console.path("q.xlsx")}).code == 0);
  const WorkbookTexts read = texts_of_workbook(console.path("q.xlsx"));
  std::size_t found = 0;
  for (const std::string& text : read.texts)
    if (text.size() > 1'000 && note.find(text) != std::string::npos) found += text.size();
  CHECK(found >= note.size());
}

TEST_CASE("Text that is none is refused by the store, and never comes to an export", "[faults][T11]") {
  InMemory clinic;
  for (const std::string& text : texts_to_refuse()) {
    if (text.find('\0') == std::string::npos && text.find_first_of("\x1B\x07\x7F") != std::string::npos) continue;
    if (text ==
        "a\xC2\x85"
        "b")
      continue;  // the form and the import refuse these; the store takes any UTF-8
    CHECK_THROWS(
        clinic.store->write(staff(), [&](Writing& writing) { writing.patients().add(patient("1", text, "Ana")); }));
  }
}
