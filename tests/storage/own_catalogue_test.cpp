// A clinic's own entries are kept with its records, checked before they are taken, and never change what is stored.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include "domain/catalogue/catalogue_error.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

InstrumentDefinition sleep_scale() {
  InstrumentDefinition sleep;
  sleep.code = "x_sleep";
  sleep.label = "Sleep quality";
  sleep.items = {{"value", "sleep"}};
  sleep.item_range = {0, 10};
  sleep.score_range = {0, 10};
  sleep.direction = Direction::higher_is_better;
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

OwnCatalogue own_of(Store& store) {
  return store.read(staff(), [](Reading& reading) { return reading.clinic().own_catalogue(); });
}

void change(Store& store, const OwnCatalogue& own, const std::string& reason = "asked for") {
  store.write(staff(), [&](Writing& writing) { writing.clinic().change_own_catalogue(own, reason); });
}

void add_sleep_scale(Store& store) {
  OwnCatalogue own = own_of(store);
  own.instruments.push_back(sleep_scale());
  change(store, own);
}

void store_a_sleep_score(Store& store) {
  store.write(staff(), [](Writing& writing) {
    Visit one = visit(writing.patients().add(patient("1", "Rivera", "Ana")), day(2026, 1, 1));
    ScoreEntry score = pain(4);
    score.instrument = "x_sleep";
    one.scores = {score};
    writing.visits().add(one);
  });
}

std::vector<std::string> faults_of(Store& store, const OwnCatalogue& own) {
  std::vector<std::string> reasons;
  try {
    change(store, own);
  } catch (const CatalogueError& error) {
    for (const CatalogueFault& fault : error.faults()) reasons.push_back(fault.entry + " " + fault.reason);
  }
  return reasons;
}

}  // namespace

TEMPLATE_TEST_CASE("A clinic's own entry is in force once it is stored", "[storage][own-catalogue]", InFile, InMemory) {
  TestType clinic;
  CHECK(own_of(*clinic.store).instruments.empty());
  const std::shared_ptr<const Catalogue> before = clinic.store->catalogue();
  add_sleep_scale(*clinic.store);
  REQUIRE(clinic.store->catalogue()->instrument("x_sleep") != nullptr);
  CHECK(*clinic.store->catalogue()->instrument("x_sleep") == own_of(*clinic.store).instruments.at(0));
  CHECK(clinic.store->catalogue()->instrument("peg") != nullptr);
  CHECK(before->instrument("x_sleep") == nullptr);
}

TEST_CASE("A clinic's own entries are there when the file is opened again", "[storage][own-catalogue]") {
  InFile clinic;
  add_sleep_scale(*clinic.store);
  clinic.store.reset();
  for (const Access access : {Access::read_write, Access::read_only}) {
    const auto store = clinic.door->open(clinic.folder.file(), access);
    CHECK(store->catalogue()->instrument("x_sleep") != nullptr);
  }
}

TEST_CASE("A store sees what another one changed in the catalogue", "[storage][own-catalogue]") {
  InFile clinic;
  const auto reader = clinic.door->open(clinic.folder.file(), Access::read_only);
  add_sleep_scale(*clinic.store);
  CHECK(own_of(*reader).instruments.size() == 1);
  CHECK(reader->catalogue()->instrument("x_sleep") != nullptr);
}

TEMPLATE_TEST_CASE("A change of the catalogue is in the audit trail with the text it replaced",
                   "[storage][own-catalogue]", InFile, InMemory) {
  TestType clinic;
  add_sleep_scale(*clinic.store);
  OwnCatalogue own = own_of(*clinic.store);
  own.instruments[0].label = "Sleep";
  change(*clinic.store, own, "shorter");
  const auto trail =
      clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().audit_of("catalogue", 1); });
  REQUIRE(trail.size() == 2);
  CHECK(trail[0].reason == "shorter");
  CHECK(trail[0].old_document.find("label = \"Sleep quality\"") != std::string::npos);
  CHECK(trail[1].old_document.empty());
}

TEMPLATE_TEST_CASE("A change of the catalogue that comes too late is refused", "[storage][own-catalogue]", InFile,
                   InMemory) {
  TestType clinic;
  const OwnCatalogue opened = own_of(*clinic.store);
  add_sleep_scale(*clinic.store);
  OwnCatalogue late = opened;
  late.findings.push_back(reach());
  CHECK(fault_of([&] { change(*clinic.store, late); }) == StoreFault::stale);
}

TEMPLATE_TEST_CASE("Faulty entries are all named, and the old ones stay in force", "[storage][own-catalogue]", InFile,
                   InMemory) {
  TestType clinic;
  add_sleep_scale(*clinic.store);
  OwnCatalogue own = own_of(*clinic.store);
  own.instruments[0].item_range = {10, 0};
  own.findings.push_back(reach());
  own.findings[0].label.clear();
  CHECK(faults_of(*clinic.store, own) == std::vector<std::string>{"x_reach missing", "x_sleep bad_range"});
  own = own_of(*clinic.store);
  own.findings.push_back(reach());
  own.findings[0].code = "reach";
  own.sets.push_back({"x_set", "Mine", {"exam_magic"}, "", "", {}});
  CHECK(faults_of(*clinic.store, own) == std::vector<std::string>{"reach prefix_missing", "x_set unknown_reference"});
  CHECK(own_of(*clinic.store).findings.empty());
  CHECK(clinic.store->catalogue()->finding("reach") == nullptr);
  CHECK(clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().audit(9); }).size() == 2);
}

TEMPLATE_TEST_CASE("An own entry that values are stored under keeps what they mean", "[storage][own-catalogue]", InFile,
                   InMemory) {
  TestType clinic;
  add_sleep_scale(*clinic.store);
  OwnCatalogue own = own_of(*clinic.store);
  own.instruments[0].score_range = own.instruments[0].item_range = {0, 100};
  change(*clinic.store, own, "nothing stored yet: the scale may still change");
  store_a_sleep_score(*clinic.store);
  own = own_of(*clinic.store);
  own.instruments[0].score_range = own.instruments[0].item_range = {0, 10};
  own.instruments[0].direction = Direction::lower_is_better;
  CHECK(faults_of(*clinic.store, own) == std::vector<std::string>{"x_sleep kind_changed", "x_sleep kind_changed"});
  own = own_of(*clinic.store);
  own.instruments.clear();
  CHECK(faults_of(*clinic.store, own) == std::vector<std::string>{"x_sleep removed"});
  own = own_of(*clinic.store);
  own.instruments[0].retired_on = day(2026, 3, 1);
  own.instruments[0].label = "Sleep, old scale";
  CHECK(faults_of(*clinic.store, own).empty());
  CHECK_FALSE(clinic.store->catalogue()->instrument("x_sleep")->offered_on(day(2026, 3, 2)));
}

TEMPLATE_TEST_CASE("A change in a closure that fails changes nothing", "[storage][own-catalogue]", InFile, InMemory) {
  TestType clinic;
  CHECK_THROWS_AS(clinic.store->write(staff(),
                                      [](Writing& writing) {
                                        OwnCatalogue own = writing.clinic().own_catalogue();
                                        own.instruments.push_back(sleep_scale());
                                        writing.clinic().change_own_catalogue(own, "tried");
                                        throw std::runtime_error("power cut");
                                      }),
                  std::runtime_error);
  CHECK(own_of(*clinic.store).instruments.empty());
  CHECK(clinic.store->catalogue()->instrument("x_sleep") == nullptr);
}

TEST_CASE("The file describes a clinic's own entries", "[storage][own-catalogue]") {
  InFile clinic;
  add_sleep_scale(*clinic.store);
  clinic.store.reset();
  SQLite::Database file = shell_on(clinic.folder.file());
  CHECK(file.execAndGet("SELECT label FROM catalogue_entry WHERE entity = 'instrument' AND code = 'x_sleep'")
            .getString() == "Sleep quality");
}

TEST_CASE("Own entries of a later program are refused with a word, and nothing is changed",
          "[storage][own-catalogue]") {
  InFile clinic;
  clinic.store.reset();
  {
    SQLite::Database file = shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE);
    file.exec("UPDATE own_catalogue SET text = '[[telepathy]]\ncode = \"x_mind\"\n', written_by_version = '9.1'");
  }
  const std::string before = bytes_of(clinic.folder.file());
  CHECK(fault_of([&] { clinic.door->open(clinic.folder.file(), Access::read_write); }) ==
        StoreFault::unknown_catalogue);
  CHECK(bytes_of(clinic.folder.file()) == before);
}

TEST_CASE("What a later program adds to an entry is added to the clinic's wording of it", "[storage][own-catalogue]") {
  InFile clinic;
  clinic.store.reset();
  {
    SQLite::Database file = shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE);
    file.exec(
        "UPDATE own_catalogue SET text = '[[finding]]\ncode = \"exam_stinchfield\"\nlabel = \"Our Stinchfield\"\n"
        "kind = \"exam\"\nlaterality = \"left_right\"\nvalue = { kind = \"presence\" }\n'");
  }
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
  const FindingDefinition& finding = *store->catalogue()->finding("exam_stinchfield");
  CHECK(finding.label == "Our Stinchfield");
  CHECK(finding.field("site") != nullptr);
}
