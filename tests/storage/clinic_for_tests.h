#pragma once

// Stores to run the same cases over, and invented people to fill them with.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "domain/base/clock.h"
#include "domain/base/uuid.h"
#include "domain/store/door.h"
#include "domain/store/entrance.h"
#include "domain/store/protection.h"
#include "storage/open.h"
#include "storage/protection/key_file.h"
#include "storage/sqlite/door.h"
#include "storage/sqlite/page_cipher.h"
#include "tests/support/days.h"
#include "tests/support/files.h"

namespace psoas::tests {

inline Moment noon(Date on) { return date::sys_days{on} + std::chrono::hours{12}; }

inline Session staff() { return {"osei", Role::staff, "session-1", "front-desk"}; }

inline ClinicSettings clinic_named(const std::string& name) {
  ClinicSettings settings;
  settings.name = name;
  return settings;
}

// Whatever a case did through the store, trail and records fit together at its end. Aborts when they do not, with what
// does not: a destructor cannot fail a case.
inline void require_whole(Store* store, const char* where) {
  if (store == nullptr || store->entrance().has_accounts()) return;
  NoProgress progress;
  const SweepReport report = store->protection().sweep(progress);
  for (const TamperedSubject& subject : report.tampered)
    std::cerr << where << ": " << subject.entity << " " << subject.id << " " << code_of(subject.fault) << "\n";
  const TrailCheck check = store->protection().check_trail(progress);
  if (check.fault != TrailFault::none)
    std::cerr << where << ": trail " << code_of(check.fault) << " at " << check.first_broken << "\n";
  if (!report.tampered.empty() || check.fault != TrailFault::none) std::abort();
}

// The usual door, which in a build that keys its files keeps those without accounts as well.
inline std::unique_ptr<StoreDoor> files_without_accounts(const Clock& clock) {
  storage::DoorSettings settings;
  settings.keys_may_lie_open = true;
  return std::make_unique<storage::SqliteDoor>(clock, settings);
}

// What somebody with a database shell has of a file without accounts: where it is keyed, the key that lies open beside
// it.
inline SQLite::Database shell_on(const std::filesystem::path& file, int flags = SQLite::OPEN_READONLY,
                                 int busy_ms = 0) {
  SQLite::Database database(file.string(), flags, busy_ms);
  if (!storage::page_cipher::is_there()) return database;
  for (const storage::StoredSlot& slot : storage::KeyFile(file).read().slots) {
    if (slot.kind != "open") continue;
    const auto page_key = storage::sub_key(storage::keys_lying_open(slot)->master, storage::SubKey::pages);
    storage::page_cipher::give_key(database.getHandle(), storage::page_cipher::PageKey(page_key.data(), 32));
  }
  return database;
}

// A store in a file of its own folder.
struct InFile {
  bool left_whole = true;  // false for a case that tampers with it
  InFile() = default;
  InFile(const InFile&) = delete;
  InFile& operator=(const InFile&) = delete;
  ~InFile() {
    if (left_whole) require_whole(store.get(), "in a file");
  }

  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  std::unique_ptr<StoreDoor> door = files_without_accounts(clock);
  std::unique_ptr<Store> store = door->create(folder.file(), clinic_named("Hilltop"), staff());
};

struct InMemory {
  InMemory() = default;
  InMemory(const InMemory&) = delete;
  InMemory& operator=(const InMemory&) = delete;
  ~InMemory() { require_whole(store.get(), "in memory"); }
  FixedClock clock{noon(day(2026, 3, 2))};
  std::unique_ptr<Store> store = store_in_memory(clock, clinic_named("Hilltop"), staff());
};

inline Patient patient(const std::string& mrn, const std::string& family, const std::string& given,
                       Date birth = day(1971, 8, 2)) {
  Patient patient;
  patient.mrn = mrn;
  patient.family_name = family;
  patient.given_name = given;
  patient.birth_date = birth;
  patient.sex = Sex::female;
  return patient;
}

inline ScoreEntry pain(double value) {
  ScoreEntry score;
  score.instrument = "nrs_avg7";
  score.items = {value};
  score.total = value;
  return score;
}

inline ScoreEntry peg(std::optional<double> pain, std::optional<double> enjoyment, std::optional<double> activity) {
  ScoreEntry score;
  score.instrument = "peg";
  score.items = {pain, enjoyment, activity};
  if (pain && enjoyment && activity) score.total = (*pain + *enjoyment + *activity) / 3;
  return score;
}

inline FindingEntry extension(Side side, double degrees) {
  FindingEntry finding;
  finding.code = "ex_hip_ext_rom";
  finding.side = side;
  finding.value.number = degrees;
  Value method;
  method.code = "goniometer";
  finding.qualifiers.push_back({"", 0, "method", method});
  return finding;
}

inline Treatment ablation(Date on, const std::string& target = "tx_rfa/medial_branch/L3-L5/R") {
  Treatment treatment;
  treatment.code = "tx_rfa";
  treatment.side = Side::right;
  treatment.date = on;
  treatment.performer = "Dr. Hale";
  treatment.is_index = true;
  treatment.same_target_key = target;
  Value celsius;
  celsius.number = 80;
  Value level;
  level.code = "L4";
  treatment.parameters = {{"", 0, "temperature", celsius}, {"level", 0, "level", level}};
  return treatment;
}

inline Visit visit(PatientId patient, Date on) {
  Visit visit;
  visit.uuid = new_uuid();
  visit.patient = patient;
  visit.date = on;
  visit.kind = "follow_up";
  visit.clinician = "Dr. Hale";
  visit.note = "Slept better.";
  return visit;
}

// A visit with something of everything.
inline Visit full_visit(PatientId patient, Date on) {
  Visit whole = visit(patient, on);
  whole.scores = {pain(6), peg(7, 6, std::nullopt), peg(7, 6, 5)};
  whole.scores[1].instrument = "odi";
  whole.findings = {extension(Side::left, 10), extension(Side::right, -5)};
  whole.treatments = {ablation(on)};
  whole.confirmed = {"finding/ex_hip_ext_rom/R/0/value"};
  return whole;
}

template <class Work>
StoreFault fault_of(Work work) {
  try {
    work();
  } catch (const StoreError& error) {
    return error.fault();
  }
  throw std::logic_error("nothing was refused");
}

}  // namespace psoas::tests
