// A mapping can name the codes of a clinic's own catalogue.

#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::import_tests;

namespace {

constexpr const char* mapping = R"(source = "sleep diary"
[[patients]]
file = "people.csv"
mrn = "No"
family_name = "Name"
birth_date = "Born"
[[visits]]
file = "visits.csv"
patient = "No"
date = "Day"
scores = { x_sleep = "Sleep" }
[visits.findings]
"x_reach/R" = "Reach R"
)";

InstrumentDefinition sleep_scale() {
  InstrumentDefinition sleep;
  sleep.code = "x_sleep";
  sleep.label = "Sleep quality";
  sleep.items = {{"value", "sleep"}};
  sleep.item_range = sleep.score_range = {0, 10};
  return sleep;
}

FindingDefinition reach() {
  FindingDefinition reach;
  reach.code = "x_reach";
  reach.label = "Reach";
  reach.laterality = Laterality::left_right;
  FieldDefinition value;
  value.code = "value";
  value.label = "Reach";
  value.unit = "cm";
  value.hard = {0, 90};
  reach.fields = {value};
  return reach;
}

struct Tables {
  TableFolder folder;
  ImportClinic clinic;
  std::filesystem::path map = folder.write("map.toml", mapping);

  Tables() {
    folder.write("people.csv", "No,Name,Born\n1,Rivera,1971-02-03\n");
    folder.write("visits.csv", "No,Day,Sleep,Reach R\n1,2026-01-05,4,31\n1,2026-02-05,7,44\n");
  }
};

}  // namespace

TEST_CASE("an import takes a clinic's own instrument and finding") {
  Tables tables;
  tables.clinic.store->write(tables.clinic.session, [](Writing& writing) {
    OwnCatalogue own = writing.clinic().own_catalogue();
    own.instruments.push_back(sleep_scale());
    own.findings.push_back(reach());
    writing.clinic().change_own_catalogue(own, "own measures");
  });
  const ImportReport report = tables.clinic.import(tables.map, tables.folder.path());
  CHECK(report.stored);
  const std::vector<DatedValue> sleep = tables.clinic.scores("1", "x_sleep");
  REQUIRE(sleep.size() == 2);
  CHECK(sleep[1].value == 7);
  const std::vector<Visit> visits = tables.clinic.visits("1");
  REQUIRE(visits.size() == 2);
  CHECK(visits[0].findings.at(0).value.number == 44);
}

TEST_CASE("without the clinic's own entries the same mapping is refused at its line") {
  Tables tables;
  try {
    tables.clinic.import(tables.map, tables.folder.path());
    FAIL("nothing was refused");
  } catch (const ImportError& error) {
    CHECK(error.unreadable().reason == "unknown_code");
    CHECK(error.unreadable().line > 0);
  }
}
