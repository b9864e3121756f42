#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::import_tests;

namespace {

// The tables (indented by four) and mappings (between ```toml and ```) of docs/import.md, in order.
struct Guide {
  std::vector<std::string> tables;
  std::vector<std::string> mappings;

  Guide() {
    std::ifstream file(GUIDE);
    std::string line;
    bool in_mapping = false;
    bool in_table = false;
    while (std::getline(file, line)) {
      const bool fence = line.find("```") != std::string::npos;
      if (fence) {
        in_mapping = !in_mapping;
        if (in_mapping) mappings.emplace_back();
      } else if (in_mapping) {
        mappings.back() += line + "\n";
      } else if (line.starts_with("    No;") || (in_table && line.starts_with("    "))) {
        if (!in_table) tables.emplace_back();
        in_table = true;
        tables.back() += line.substr(4) + "\n";
        continue;
      }
      in_table = false;
    }
    REQUIRE(tables.size() == 3);
    REQUIRE(mappings.size() == 4);
  }
};

}  // namespace

TEST_CASE("the long tables of the guide come in with the mapping it builds") {
  const Guide guide;
  const TableFolder folder;
  ImportClinic clinic;
  folder.write("people.csv", guide.tables[0]);
  folder.write("pain.csv", guide.tables[1]);
  const std::string mapping = guide.mappings[0] + guide.mappings[1] + guide.mappings[2];
  const ImportReport report = clinic.import(folder.write("my.toml", mapping), folder.path());
  REQUIRE(report.stored);
  CHECK(count(report, "patient").added == 2);
  CHECK(count(report, "score").added == 3);
  CHECK(count(report, "score").left_out == 1);
}

TEST_CASE("the wide table of the guide comes in with its mapping") {
  const Guide guide;
  const TableFolder folder;
  ImportClinic clinic;
  folder.write("people.csv", guide.tables[0]);
  folder.write("visits.csv", guide.tables[2]);
  const std::string mapping = guide.mappings[0] + guide.mappings[1] + guide.mappings[3];
  const ImportReport report = clinic.import(folder.write("my.toml", mapping), folder.path());
  REQUIRE(report.stored);
  CHECK(count(report, "visit").added == 2);
  CHECK(count(report, "score").added == 4);
  CHECK(count(report, "finding").added == 4);
  CHECK(count(report, "treatment").added == 1);
}
