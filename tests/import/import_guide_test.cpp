#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::import_tests;

namespace {

// The tables (between fences, beginning with "No;") and mappings (between ```toml and ```) of docs/import.md, in order.
struct Guide {
  std::vector<std::string> tables;
  std::vector<std::string> mappings;

  Guide() {
    std::ifstream file(GUIDE);
    std::string line;
    while (std::getline(file, line)) {
      const std::size_t fence = line.find("```");
      if (fence == std::string::npos) continue;
      const bool is_mapping = line.substr(fence + 3) == "toml";
      std::string block;
      while (std::getline(file, line) && line.find("```") == std::string::npos) block += line + "\n";
      if (is_mapping) mappings.push_back(block);
      else if (block.starts_with("No;")) tables.push_back(block);
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
