// T16 and T17: what somebody with the file and a database shell can do to its trail, its accounts and its keys. Every
// kind of meddling is tried at places chosen by chance; each must be named, and none may open the file.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <ctime>

#include "domain/demo/demo_clinic.h"
#include "domain/demo/write_demo.h"
#include "domain/store/entrance.h"
#include "domain/store/protection.h"
#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/fault_clinic.h"
#include "tests/storage/meddle.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view password = "seven blue harbour cranes";

int rounds_of_each_kind() { return is_full_campaign() ? 50 : 2; }
int flipped_slots() { return is_full_campaign() ? 3000 : 60; }

// A clinic of invented people with an administrator, in bytes, and the end of its trail as its anchor has it.
struct GuardedClinic {
  FixedClock clock{noon(day(2026, 3, 2))};
  FaultFolder folder;
  storage::SqliteDoor door{
      clock, {.busy_ms = 100, .vfs = "", .work = storage::quick_work, .anchor_folder = folder / "anchors"}};
  fs::path file = folder / "clinic.psoas";
  std::string bytes;
  std::string older_bytes;  // of the day before
  std::int64_t entries = 0;

  explicit GuardedClinic(std::uint64_t seed = 1) {
    const auto made = door.create(file, clinic_named("Hilltop"), staff());
    DemoOptions options;
    options.patients = 8;
    options.seed = seed;
    NoProgress progress;
    write_demo(*made, staff(), DemoClinic(options, *made->catalogue()), progress);
    Account account;
    account.name = account.full_name = "Adams";
    account.roles = all_roles;
    const Session session = made->entrance().make_first(account, password, "").session;
    older_bytes = bytes_of(file);
    made->write(session, [](Writing& writing) { writing.patients().add(patient("L1", "Late", "Comer")); });
    entries = made->protection().head().sequence;
    made->entrance().log_out(session);
  }
};

// Seals the bytes once the store has gone.
struct ClosedClinic : GuardedClinic {
  ClosedClinic() { bytes = bytes_of(file); }
  void restore() { write_bytes(file, bytes); }
};

// What is said of the file: by the anchor, the trail or the records. "" when nothing is.
std::string named(ClosedClinic& clinic) {
  NoProgress progress;
  try {
    const auto store = clinic.door.open(clinic.file, Access::read_only);
    store->entrance().log_in("Adams", password, "");
    const TrailCheck trail = store->protection().check_trail(progress);
    if (trail.fault != TrailFault::none) return "trail";
    return store->protection().sweep(progress).tampered.empty() ? "" : "record";
  } catch (const LogInError&) {
    return "log-in";
  } catch (const StoreError&) {
    return "opening";
  }
}

// SQL that brings a visit of another clinic's file in, with all that hangs on it and its entries in the trail: in the
// place of the visit of this number, or, as a further one, under a number of its own.
std::string brought_in(const fs::path& other, const std::string& visit, const std::string& number) {
  std::string sql = "ATTACH '" + other.string() + "' AS other;";
  const auto bring = [&](const std::string& table, const std::string& key) {
    sql += "CREATE TEMP TABLE guest AS SELECT * FROM other." + table + " WHERE " + key + " = " + visit +
           "; UPDATE guest SET " + key + " = " + number + "; DELETE FROM main." + table + " WHERE " + key + " = " +
           number + "; INSERT INTO main." + table + " SELECT * FROM guest; DROP TABLE guest;";
  };
  bring("visit", "id");
  for (const char* table :
       {"visit_confirmed", "score", "score_item", "finding", "finding_qualifier", "treatment", "treatment_parameter"})
    bring(table, "visit");
  return sql +
         "INSERT INTO main.audit (at, offset_minutes, session, action, entity, entity_id, patient, reason,"
         " old_document, digest, mac) SELECT at, offset_minutes, session, action, entity, " +
         number +
         ", patient, reason, old_document, digest, mac FROM other.audit WHERE entity = 'visit' AND entity_id = " +
         visit;
}

}  // namespace

TEST_CASE("Fourteen kinds of meddling with trail and records are named wherever they happen", "[faults][T16]") {
  Campaign campaign("T16", "trail, records and copies changed with a shell");
  ClosedClinic clinic;
  const GuardedClinic elsewhere(2);
  REQUIRE(named(clinic).empty());
  const auto visit = [&] { return std::to_string(1 + campaign.chance().below(20)); };
  const auto entry = [&] {
    return std::to_string(2 + campaign.chance().below(static_cast<std::uint64_t>(clinic.entries - 2)));
  };
  const std::string columns =
      "at, offset_minutes, session, action, entity, entity_id, patient, reason, old_document, digest, mac";
  const std::vector<std::pair<std::string, std::function<std::string()>>> kinds{
      {"edited", [&] { return "UPDATE audit SET at = at + 1 WHERE sequence = " + entry(); }},
      {"deleted", [&] { return "DELETE FROM audit WHERE sequence = " + entry(); }},
      {"inserted",
       [&] {
         const std::string at = entry();
         return "UPDATE audit SET sequence = -sequence - 1 WHERE sequence >= " + at +
                "; UPDATE audit SET sequence = -sequence WHERE sequence < 0; INSERT INTO audit (sequence, " + columns +
                ") SELECT " + at + ", " + columns + " FROM audit WHERE sequence = " + at + " - 1";
       }},
      {"swapped",
       [&] {
         const std::string at = entry();
         return "UPDATE audit SET sequence = -1 WHERE sequence = " + at + "; UPDATE audit SET sequence = " + at +
                " WHERE sequence = " + at + " - 1; UPDATE audit SET sequence = " + at + " - 1 WHERE sequence = -1";
       }},
      {"tail cut", [&] { return "DELETE FROM audit WHERE sequence > " + entry(); }},
      {"old copy put back", [&] { return std::string(); }},
      {"role changed", [&] { return std::string("UPDATE audit_session SET roles = 'physician' WHERE id = 1"); }},
      {"hash forged",
       [&] { return "UPDATE audit SET mac = (SELECT mac FROM audit WHERE sequence = 1) WHERE sequence = " + entry(); }},
      {"digest edited",
       [&] {
         return "UPDATE audit SET digest = (SELECT digest FROM audit WHERE sequence = 1) WHERE digest IS NOT NULL AND"
                " sequence >= " +
                entry() + " AND sequence > 1 AND entity <> 'clinic'";
       }},
      {"visit edited", [&] { return "UPDATE visit SET note = note || 'x' WHERE id = " + visit(); }},
      {"patient moved", [&] { return "UPDATE visit SET patient = 1 + patient % 8 WHERE id = " + visit(); }},
      {"visit of another file added", [&] { return brought_in(elsewhere.file, visit(), "100000"); }},
      {"visit replaced by one of another file",
       [&] {
         const std::string at = visit();
         return brought_in(elsewhere.file, at, at);
       }},
      {"account edited", [&] { return std::string("UPDATE account SET roles = 'administrator'"); }}};
  for (const auto& [kind, sql] : kinds)
    for (int round = 0; round < rounds_of_each_kind(); ++round) {
      clinic.restore();
      const std::string statement = sql();
      CAPTURE(kind, statement, campaign.seed());
      if (statement.empty()) write_bytes(clinic.file, clinic.older_bytes);
      else meddle(clinic.file, statement);
      CHECK_FALSE(named(clinic).empty());
      ++campaign.count("meddled with");
    }
}

TEST_CASE("A key slot with any bit changed opens nothing", "[faults][T17]") {
  Campaign campaign("T17", "bits of key slots flipped");
  ClosedClinic clinic;
  for (int i = 0; i < flipped_slots(); ++i) {
    clinic.restore();
    const bool salt = campaign.chance().one_in(4);
    const std::uint64_t digit = campaign.chance().below(salt ? 32 : 144);
    const std::string column = salt ? "salt" : "wrapped";
    const std::string at = std::to_string(digit + 1);
    CAPTURE(column, at, campaign.seed());
    shell_on(clinic.file, SQLite::OPEN_READWRITE)
        .exec("UPDATE key_slot SET " + column + " = substr(" + column + ", 1, " + at + " - 1) || CASE substr(" +
              column + ", " + at + ", 1) WHEN '0' THEN '8' ELSE '0' END || substr(" + column + ", " + at + " + 1)");
    CHECK(named(clinic) == "log-in");
    ++campaign.count("flipped");
  }
}

TEST_CASE("Work that no computer can do is refused before it is begun, and too little memory is said as such",
          "[faults][T17]") {
  Campaign campaign("T17", "key slots that ask for absurd work");
  ClosedClinic clinic;
  for (const char* change : {"operations = 0", "operations = -1", "operations = 1 << 40", "memory = 0", "memory = -1",
                             "memory = 1 << 62", "memory = (1 << 30) + 1", "operations = 11, memory = 1 << 28"}) {
    clinic.restore();
    CAPTURE(change);
    shell_on(clinic.file, SQLite::OPEN_READWRITE).exec(std::string("UPDATE key_slot SET ") + change);
    const std::clock_t begin = std::clock();  // of this process: what else runs does not count
    CHECK(named(clinic) == "log-in");
    CHECK((std::clock() - begin) * 1000 / CLOCKS_PER_SEC < 1000);
    ++campaign.count("refused");
  }
  CHECK(fault_of([] {
          storage::key_from("known", storage::new_salt(), {2, std::uint64_t{1} << 61});
        }) == StoreFault::no_memory);
}
