#include "reports/export/export_file.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "domain/base/output_file.h"
#include "domain/privacy/export_error.h"
#include "reports/export/file_digest.h"
#include "tests/privacy/exported.h"
#include "tests/support/stopping_progress.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

struct Prepared {
  DemoInMemory clinic{6};
  TemporaryFolder folder;
  ExportPlan plan = begun(*clinic.store, request_for(Profile::safe_harbor));
  CatalogueContent own;

  reports::WrittenExport write(const std::string& name, Progress& progress) {
    return reports::write_export(plan, {*clinic.store->catalogue(), own, clinic.clock.now()}, folder.path() / name,
                                 progress);
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
  }
};

class StopsAt final : public Progress {
 public:
  explicit StopsAt(std::string step) : x_step(std::move(step)) {}
  void at(std::string_view step, std::int64_t, std::int64_t) override { x_stopped = x_stopped || step == x_step; }
  bool cancelled() const override { return x_stopped; }

 private:
  std::string x_step;
  bool x_stopped = false;
};

int lines_of(const std::string& text) { return static_cast<int>(std::ranges::count(text, '\n')); }

}  // namespace

TEST_CASE("a folder holds a file for each table, and a manifest with the digest of each", "[privacy]") {
  Prepared prepared;
  NoProgress progress;
  const reports::WrittenExport written = prepared.write("out/", progress);
  const fs::path folder = prepared.folder.path() / "out";
  CHECK(written.sha256 == reports::sha256_of(folder / "manifest.json"));
  const auto manifest = nlohmann::json::parse(bytes_of(folder / "manifest.json"));
  REQUIRE(manifest["tables"].size() == 8);
  for (const auto& table : manifest["tables"]) {
    const fs::path file = folder / table["file"].get<std::string>();
    CHECK(table["sha256"] == reports::sha256_of(file));
    CHECK(lines_of(bytes_of(file)) == table["rows"].get<int>() + 1);
  }
  CHECK(bytes_of(folder / "visits.csv").starts_with("study_id,visit,day,kind\r\n"));
  CHECK((fs::status(folder).permissions() & fs::perms::others_all) == fs::perms::none);
  CHECK(prepared.entries() == 1);
}

TEST_CASE("what has the target's name already is left alone", "[privacy]") {
  Prepared prepared;
  NoProgress progress;
  for (const std::string name : {"out.xlsx", "out"}) {
    std::ofstream(prepared.folder.path() / name) << "mine";
    CHECK_THROWS_AS(prepared.write(name, progress), ExportError);
    CHECK(bytes_of(prepared.folder.path() / name) == "mine");
  }
}

TEST_CASE("stopping an export leaves nothing behind", "[privacy]") {
  for (const std::string name : {"out.xlsx", "out"}) {
    Prepared prepared;
    StopsAt progress("findings");
    CHECK_THROWS_AS(prepared.write(name, progress), Cancelled);
    CHECK(prepared.entries() == 0);
  }
}

TEST_CASE("a folder that is not there, or may not be written, is named and nothing is left", "[privacy]") {
  Prepared prepared;
  NoProgress progress;
  for (const std::string name : {"nowhere/out.xlsx", "nowhere/out"})
    CHECK_THROWS_AS(prepared.write(name, progress), FileError);
  CHECK(prepared.entries() == 0);
}

TEST_CASE("rows tell nothing of when somebody came: they stand by study id", "[privacy]") {
  Prepared prepared;
  const std::vector<std::string> ids = values(rows_of(prepared.plan, ExportTable::patients), "study_id");
  CHECK(ids.size() == 6);
  CHECK(std::ranges::is_sorted(ids));
}

TEST_CASE("keys join the tables", "[privacy]") {
  Prepared prepared;
  const auto visits = rows_of(prepared.plan, ExportTable::visits);
  for (const TextRow& score : rows_of(prepared.plan, ExportTable::scores)) {
    const TextRow key{{"study_id", score.at("study_id")}, {"visit", score.at("visit")}};
    CHECK(values(visits, "day", key) == std::vector<std::string>{score.at("day")});
  }
  const auto treatments = rows_of(prepared.plan, ExportTable::treatments);
  for (const TextRow& parameter : rows_of(prepared.plan, ExportTable::parameters)) {
    const TextRow key{{"study_id", parameter.at("study_id")}, {"treatment", parameter.at("treatment")}};
    CHECK(values(treatments, "code", key).size() == 1);
  }
}

TEST_CASE("an export can be stopped wherever it asks, and leaves nothing", "[privacy]") {
  Prepared prepared;
  for (const std::string name : {"out.xlsx", "out"}) {
    const StoppingProgress whole = check_stops(
        [&](Progress& progress) {
          fs::remove_all(prepared.folder.path() / name);
          prepared.write(name, progress);
        },
        [&] { return prepared.entries() == 0; });
    CHECK(whole.most_between() <= 4096);
    CHECK(whole.asked() >= 9 + 8);  // the parts of the ordering, and the tables
  }
}

TEST_CASE("what an export reads can be stopped", "[privacy]") {
  DemoInMemory clinic(6);
  check_stops(
      [&](Progress& progress) {
        clinic.store->read(staff(), [&](Reading& reading) {
          return plan_export(reading, request_for(Profile::safe_harbor), progress);
        });
      },
      [] { return true; });
}

TEST_CASE("the answers to each question of a questionnaire are told beside its score", "[privacy]") {
  Prepared prepared;
  const auto scores = rows_of(prepared.plan, ExportTable::scores);
  std::map<std::string, int> answers;
  for (const TextRow& item : rows_of(prepared.plan, ExportTable::items)) {
    const TextRow key{{"study_id", item.at("study_id")},
                      {"visit", item.at("visit")},
                      {"instrument", item.at("instrument")},
                      {"phase", item.at("phase")}};
    CHECK_FALSE(values(scores, "total", key).empty());
    CHECK_FALSE(item.at("answer").empty());
    if (item.at("instrument") == "peg") ++answers[item.at("item")];
  }
  REQUIRE(answers.size() == 3);  // pain, enjoyment, activity
  CHECK(answers.begin()->second > 0);
  for (const TextRow& item : rows_of(prepared.plan, ExportTable::items)) CHECK(item.at("instrument") != "nrs_avg7");
}
