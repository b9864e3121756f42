#include <catch2/catch.hpp>

#include <functional>
#include <new>

#include "storage/engine/query.h"
#include "storage/sqlite/opening.h"
#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/fault_clinic.h"
#include "tests/faults/memory_failure.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// Runs the work with one allocation failing. Gives whether it came to that; `done` is set when the work went through.
bool runs_out(std::int64_t allocation, bool lasting, bool& done, const std::function<void()>& work) {
  const MemoryFailure failure(allocation, lasting);
  done = false;
  try {
    work();
    done = true;
  } catch (const StoreError&) {
  } catch (const std::bad_alloc&) {
  }
  return failure.has_failed();
}

void add_up(Campaign& campaign, bool done) {
  campaign.count("failed allocations") += 1;
  campaign.count("survived") += done ? 1 : 0;
}

}  // namespace

TEST_CASE("A file opens or is refused, and stays as it is, when memory runs out", "[faults][T8]") {
  Campaign campaign("T8", "memory runs out while opening");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  clinic.put(file);
  auto door = clinic.door();
  opened(door, file).reset();
  const std::int64_t before = allocations_alive();
  for (const bool lasting : {false, true})
    for (std::int64_t allocation = 1;; allocation += campaign_numbers().step_of_allocations) {
      CAPTURE(allocation, lasting);
      bool done = false;
      if (!runs_out(allocation, lasting, done, [&] { opened(door, file); })) break;
      add_up(campaign, done);
      REQUIRE(allocations_alive() == before);
    }
  CHECK(judge(door, file, {}).good());
  CHECK(bytes_of(file) == clinic.bytes());
}

TEST_CASE("A save is whole or refused, and can be tried again, when memory runs out", "[faults][T8]") {
  Campaign campaign("T8", "memory runs out while saving");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  auto door = clinic.door();
  const std::int64_t before = allocations_alive();
  for (const bool lasting : {false, true})
    for (std::int64_t allocation = 1;; allocation += campaign_numbers().step_of_allocations) {
      CAPTURE(allocation, lasting);
      clinic.put(file);
      auto store = opened(door, file);
      const Visit typed = clinic.typed();
      bool done = false;
      const bool failed = runs_out(allocation, lasting, done, [&] { save(*store, typed); });
      if (!failed) break;
      add_up(campaign, done);
      if (!store->read_only()) save(*store, typed);
      store.reset();
      REQUIRE(allocations_alive() == before);
      const Verdict verdict = judge(door, file, {typed.uuid});
      CAPTURE(verdict.lost, verdict.half, verdict.fault);
      REQUIRE(verdict.good());
    }
}

TEST_CASE("What is read is right or refused when memory runs out", "[faults][T8]") {
  Campaign campaign("T8", "memory runs out while reading");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  clinic.put(file);
  auto door = clinic.door();
  Visit typed = clinic.typed();
  typed.note = std::string(5'000, 'x');
  save(*opened(door, file), typed);
  const auto read_all = [&](Store& store) {
    return store.read(staff(), [&](Reading& reading) {
      const Visit visit = reading.visits().get(*reading.visits().with_uuid(typed.uuid));
      const Patient patient = reading.patients().get(clinic.patient());
      return visit.note + visit.clinician + patient.family_name + patient.mrn + reading.clinic().settings().name +
             std::to_string(visit.scores.size() + visit.findings.size() + visit.treatments.at(0).parameters.size());
    });
  };
  const std::string right = read_all(*opened(door, file, Access::read_only));
  for (const bool lasting : {false, true})
    for (std::int64_t allocation = 1;; allocation += campaign_numbers().step_of_allocations) {
      CAPTURE(allocation, lasting);
      const auto store = opened(door, file, Access::read_only);
      std::string read;
      bool done = false;
      if (!runs_out(allocation, lasting, done, [&] { read = read_all(*store); })) break;
      add_up(campaign, done);
      if (done) REQUIRE(read == right);
      REQUIRE(read_all(*store) == right);
    }
}

TEST_CASE("A text for which there is no memory is not taken for an empty one", "[faults][T8]") {
  const auto connection = storage::open_memory();
  connection->execute("CREATE TABLE long_text (text TEXT); INSERT INTO long_text VALUES (hex(zeroblob(20000)))");
  storage::Query query(*connection, "SELECT text FROM long_text");
  REQUIRE(query.next());
  const MemoryFailure failure(1, false);
  CHECK_THROWS_AS(query.text(0), std::bad_alloc);
  CHECK(failure.has_failed());
}
