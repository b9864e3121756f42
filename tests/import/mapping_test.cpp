#include "storage/import/mapping.h"

#include <catch2/catch.hpp>

#include "storage/catalogue/embedded_catalogue.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

Mapping read(std::string text) { return read_mapping(std::move(text), "map.toml", embedded_catalogue()); }

UnreadableFile fault_of(std::string text) {
  try {
    read(std::move(text));
  } catch (const ImportError& error) {
    return error.unreadable();
  }
  FAIL("the mapping was read");
  return {};
}

void check_fault(const std::string& text, std::string_view reason, std::int64_t line, const std::string& fact) {
  CAPTURE(text);
  const UnreadableFile fault = fault_of(text);
  CHECK(fault.reason == reason);
  CHECK(fault.line == line);
  CHECK_THAT(fault.detail, Catch::Matchers::Contains(fact));
  CHECK(fault.file == "map.toml");
}

// A mapping of a long table of scores; `more` is put into its section.
std::string scores(const std::string& more) {
  return "source = \"x\"\n[[scores]]\nfile = \"s.csv\"\npatient_mrn = \"MRN\"\n" + more;
}

const std::string usual = "date = \"DAY\"\ninstrument = { value = \"nrs_avg7\" }\nvalue = \"PAIN\"\n";

}  // namespace

TEST_CASE("a short mapping needs a source, a table and what its columns are") {
  const Mapping mapping = read(scores(usual));
  CHECK(mapping.source == "x");
  REQUIRE(mapping.sections.size() == 1);
  CHECK(mapping.sections[0].file == "s.csv");
  CHECK(mapping.sections[0].parts[0].subject.constant == "nrs_avg7");
  CHECK(mapping.sections[0].date.date_format.pattern() == "YYYY-MM-DD");
}

TEST_CASE("the columns of a wide table become scores and findings of one visit") {
  const Mapping mapping = read(R"(source = "x"
[[visits]]
file = "v.csv"
patient_mrn = "MRN"
date = { column = "DAY", format = "DD.MM.YYYY" }
scores = { nrs_avg7 = "PAIN", "peg/pain" = "P", "peg/enjoyment" = "E", "peg/activity" = "G" }
[visits.findings]
"exam_stinchfield/R" = "STINCH_R"
"exam_stinchfield/L" = "STINCH_L"
)");
  REQUIRE(mapping.sections.size() == 1);
  CHECK(mapping.sections[0].parts.size() == 4);
}

TEST_CASE("sections are read patients first, whatever their order in the file") {
  const Mapping mapping = read(scores(usual) +
                               "[[patients]]\nfile = \"p.csv\"\nmrn = \"M\"\nfamily_name = \"F\"\n"
                               "birth_date = \"B\"\n");
  CHECK(mapping.sections[0].name == "patients");
  CHECK(mapping.sections[1].name == "scores");
}

TEST_CASE("a mistake in a mapping names its line and what would do") {
  check_fault("source = \"x\"\n[[scores]\n", "not_toml", 2, "");
  check_fault("[[scores]]\n", "missing_key", 1, "source");
  check_fault("source = \"x\"\n", "missing_key", 1, "[[patients]]");
  check_fault("source = \"x\"\ndelimeter = \";\"\n" + scores(usual).substr(13), "unknown_key", 2, "delimeter");
  check_fault(scores(usual + "vlaue = \"X\"\n"), "unknown_key", 8, "vlaue; known here: ");
  check_fault(scores("instrument = { value = \"nrs_avg7\" }\nvalue = \"PAIN\"\n"), "missing_key", 2, "visit or date");
  check_fault(scores("patient = \"P\"\n" + usual), "missing_key", 2, "either patient or patient_mrn");
  check_fault(scores("date = \"DAY\"\ninstrument = { value = \"nrs_avg8\" }\nvalue = \"PAIN\"\n"), "unknown_code", 6,
              "nrs_avg8");
  check_fault(scores("date = \"DAY\"\ninstrument = { column = \"I\", translate = { a = \"nrs_avg7\", b = \"nope\" } }\n"
                     "value = \"PAIN\"\n"),
              "unknown_code", 6, "nope");
  check_fault(scores("date = { column = \"DAY\", format = \"DD.MM.YY\" }\n" + usual.substr(13)), "bad_format", 5,
              "DD.MM.YY");
  check_fault(scores("date = { column = \"DAY\", format = \"YYYY-MM-DDThh:mm:ssZ\" }\n" + usual.substr(13)),
              "time_zone_needed", 5, "YYYY-MM-DDThh:mm:ssZ");
  check_fault("time_zone = \"Mars/Base\"\n" + scores(usual), "unknown_time_zone", 1, "Mars/Base");
  check_fault(scores(usual + "file = 3\n"), "not_toml", 8, "");
  check_fault(scores("date = 3\n" + usual.substr(13)), "wrong_kind", 5, "COLUMN");
  check_fault("delimiter = \"#\"\n" + scores(usual), "wrong_kind", 1, "\",\"");
}

TEST_CASE("an item, field or parameter that the catalogue does not have is named") {
  check_fault(
      "source = \"x\"\n[[visits]]\nfile = \"v.csv\"\npatient_mrn = \"M\"\ndate = \"D\"\n"
      "scores = { \"peg/joy\" = \"J\" }\n",
      "unknown_code", 6, "peg/joy");
  check_fault(
      "source = \"x\"\n[[visits]]\nfile = \"v.csv\"\npatient_mrn = \"M\"\ndate = \"D\"\n"
      "findings = { \"exam_nothing/R\" = \"J\" }\n",
      "unknown_code", 6, "exam_nothing");
  check_fault(
      "source = \"x\"\n[[treatments]]\nfile = \"t.csv\"\npatient_mrn = \"M\"\ndate = \"D\"\n"
      "treatment = { value = \"tx_rfa\" }\nparameters = { temprature_c = \"T\" }\n",
      "unknown_code", 7, "temprature_c");
}

TEST_CASE("the mapping for Synthea that comes with the program can be read") {
  const Mapping mapping = read_mapping(MAPPINGS "/synthea.toml", embedded_catalogue());
  CHECK(mapping.source == "synthea");
  CHECK(mapping.sections.size() == 4);
}

TEST_CASE("a mapping that is not there is said to be unreadable") {
  CHECK_THROWS_AS(read_mapping(std::filesystem::path("/nowhere/map.toml"), embedded_catalogue()), ImportError);
}
