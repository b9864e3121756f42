#include <catch2/catch.hpp>

#include "domain/store/diagnoses.h"
#include "storage/import/diagnosis_list.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

std::vector<std::string> found(Store& store, std::string_view typed, int most = 20) {
  std::vector<std::string> codes;
  store.read(staff(), [&](Reading& reading) {
    for (const DiagnosisCode& code : reading.diagnoses().find(typed, most)) codes.push_back(code.code);
  });
  return codes;
}

void replace(Store& store, const std::vector<DiagnosisCode>& codes) {
  store.write(staff(), [&](Writing& writing) { writing.diagnoses().replace(codes, "ours.csv", "yearly list"); });
}

UnreadableFile fault_in_csv(std::string_view text) {
  try {
    storage::read_diagnosis_csv(storage::bytes_of(text), "list.csv");
  } catch (const ImportError& error) {
    return error.unreadable();
  }
  throw std::logic_error("the list was accepted");
}

}  // namespace

TEMPLATE_TEST_CASE("A code is found by its beginning, with and without the dot, and by words", "[storage][diagnosis]",
                   InFile, InMemory) {
  TestType clinic;
  CHECK(found(*clinic.store, "M76.1") == std::vector<std::string>{"M76.10", "M76.11", "M76.12"});
  CHECK(found(*clinic.store, "m761") == std::vector<std::string>{"M76.10", "M76.11", "M76.12"});
  CHECK(found(*clinic.store, "psoas right") == std::vector<std::string>{"M76.11"});
  CHECK(found(*clinic.store, "RIGHT tendin") == std::vector<std::string>{"M76.11"});
  CHECK(found(*clinic.store, "nothing like it").empty());
  CHECK(found(*clinic.store, "", 3).size() == 3);
}

TEMPLATE_TEST_CASE("The list that comes with the program knows when a code was valid", "[storage][diagnosis]", InFile,
                   InMemory) {
  TestType clinic;
  clinic.store->read(staff(), [](Reading& reading) {
    const auto valid = [&](const char* code, Date on) { return reading.diagnoses().with_code(code)->valid_on(on); };
    CHECK(valid("M54.5", day(2021, 9, 30)));
    CHECK_FALSE(valid("M54.5", day(2021, 10, 1)));
    CHECK(valid("M54.50", day(2021, 10, 1)));
    CHECK_FALSE(valid("M51.36", day(2024, 10, 1)));
    CHECK(valid("M51.360", day(2024, 10, 1)));
    CHECK_FALSE(valid("R10.2", day(2025, 10, 1)));
    CHECK_FALSE(valid("M62.85", day(2021, 1, 1)));
    CHECK(reading.diagnoses().list().own);
    CHECK(reading.diagnoses().list().codes > 120);
  });
}

TEST_CASE("Every code a condition names is in the list that comes with the program", "[storage][diagnosis]") {
  InMemory clinic;
  clinic.store->read(staff(), [&](Reading& reading) {
    CHECK(clinic.store->catalogue()->conditions().size() > 25);
    const std::shared_ptr<const Catalogue> catalogue = clinic.store->catalogue();
    for (const ConditionDefinition& condition : catalogue->conditions())
      for (const std::string& code : condition.icd) {
        INFO(condition.code << " " << code);
        CHECK(reading.diagnoses().with_code(code));
      }
  });
}

TEST_CASE("A clinic's list takes the place of ours, is audited, and stays when the file is opened again",
          "[storage][diagnosis]") {
  InFile clinic;
  replace(*clinic.store, {{"A00.0", "Übung, rechts", std::nullopt, std::nullopt}, {"B01", "Another", {}, {}}});
  clinic.store.reset();
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
  CHECK(found(*store, "ubung") == std::vector<std::string>{"A00.0"});
  CHECK(found(*store, "M76").empty());
  store->read(staff(), [](Reading& reading) {
    const DiagnosisListState state = reading.diagnoses().list();
    CHECK(state.name == "ours.csv");
    CHECK(state.codes == 2);
    CHECK_FALSE(state.own);
    const std::vector<AuditEntry> trail = reading.clinic().audit_of("diagnosis_list", 1);
    REQUIRE(trail.size() == 1);
    CHECK(trail[0].action == "replace");
    CHECK(trail[0].reason == "yearly list");
  });
}

TEST_CASE("A replaced list leaves the diagnoses of episodes readable", "[storage][diagnosis]") {
  InFile clinic;
  const PatientId whose = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  clinic.store->write(staff(), [&](Writing& writing) {
    Episode episode;
    episode.patient = whose;
    episode.label = "right psoas";
    episode.opened_on = day(2026, 1, 5);
    episode.diagnoses = {{"", "M76.11", "Psoas tendinitis, right hip", Side::right, Certainty::probable, true, {}, {}}};
    writing.patients().add_episode(episode);
  });
  replace(*clinic.store, {{"B01", "Another", {}, {}}});
  clinic.store->read(staff(), [&](Reading& reading) {
    CHECK(reading.patients().episodes(whose).at(0).diagnoses.at(0).code_label == "Psoas tendinitis, right hip");
  });
}

TEST_CASE("A list with a fault is named by line and column", "[storage][diagnosis]") {
  const auto fault = fault_in_csv("code,label\nM76.11,Psoas\nwhat,Nothing\n");
  CHECK(fault.reason == "bad_diagnosis_code");
  CHECK(fault.line == 3);
  CHECK(fault.column == "code");
  CHECK(fault_in_csv("code,label\nM76.11,Psoas\nm7611,Again\n").reason == "code_twice");
  CHECK(fault_in_csv("code,label\nM76.11,\n").reason == "bad_label");
  CHECK(fault_in_csv("code,label,valid_from\nM76.11,Psoas,1.10.2015\n").reason == "bad_day");
  CHECK(fault_in_csv("code,label,valid_from,valid_to\nM76.11,Psoas,2021-01-02,2021-01-01\n").reason ==
        "ends_before_start");
  CHECK(fault_in_csv("code,label\n").reason == "no_codes");
  CHECK(fault_in_csv("kode,label\nM76.11,Psoas\n").reason == "lacks_column");
}

TEST_CASE("The official order file is read, headings left out", "[storage][diagnosis]") {
  const std::string text =
      "25413 M761    0 Psoas tendinitis                                             Psoas tendinitis\n"
      "25414 M7610   1 Psoas tendinitis, unspecified hip                            Psoas tendinitis, unspecified hip\n"
      "25415 M7611   1 Psoas tendinitis, right hip                                  Psoas tendinitis, right hip\r\n";
  const std::vector<DiagnosisCode> codes = storage::read_order_file(text, "order.txt");
  REQUIRE(codes.size() == 2);
  CHECK(codes[1] == DiagnosisCode{"M76.11", "Psoas tendinitis, right hip", {}, {}});
  CHECK_THROWS_AS(storage::read_order_file(text + "M76.12 left\n", "order.txt"), ImportError);
}
