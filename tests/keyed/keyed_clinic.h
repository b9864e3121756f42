#pragma once

// A clinic with an administrator and a physician, whose passwords cost little work, and twenty planted names.

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

#include "storage/protection/key_file.h"
#include "storage/sqlite/door.h"
#include "storage/sqlite/page_cipher.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/support/accounts.h"

namespace psoas::tests {

// Says what a build without ciphers cannot be asked, and lets the case end.
#define NEEDS_A_CIPHER()                                                                                       \
  if (!storage::page_cipher::is_there()) {                                                                     \
    WARN("not tried: this build leaves pages in clear; configure with -DPSOAS_SQLITE=sqlcipher or sqlite3mc"); \
    return;                                                                                                    \
  }                                                                                                            \
  static_assert(true)

struct KeyedClinic {
  KeyedClinic() { open_new(); }
  KeyedClinic(const KeyedClinic&) = delete;
  KeyedClinic& operator=(const KeyedClinic&) = delete;

  static storage::DoorSettings settings() { return {.busy_ms = 200, .work = storage::quick_work}; }

  void open_new() {
    store = door.create(file(), clinic_named("Hilltop"), staff());
    entered = store->entrance().make_first(account("Adams", Roles(Role::administrator).with(Role::physician)), good,
                                           "office");
  }
  std::filesystem::path file() const { return folder.file(); }
  storage::KeyFile keys() const { return storage::KeyFile(file()); }
  Entrance& entrance() { return store->entrance(); }
  void close() { store.reset(); }
  void open_again(Access access = Access::read_write) {
    store.reset();
    store = door.open(file(), access);
  }
  Session log_in(std::string_view password = good) { return entrance().log_in("Adams", password, "office"); }

  static std::string family(int i) { return "Zyxofamily" + std::to_string(10 + i); }
  void plant(const Session& session) {
    store->write(session, [&](Writing& writing) {
      for (int i = 0; i < 20; ++i) {
        const PatientId id =
            writing.patients().add(patient("PLANT-" + std::to_string(i), family(i), "Qwvogiven" + std::to_string(i)));
        Visit with_note = visit(id, day(2026, 2, 1));
        with_note.note = "Zyxonote of " + family(i);
        writing.visits().add(with_note);
      }
    });
  }

  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, settings()};
  std::unique_ptr<Store> store;
  Entered entered;
};

// How many of the planted words are in the bytes.
inline int planted_in(const std::string& bytes) {
  int hits = 0;
  for (int i = 0; i < 20; ++i) hits += bytes.find(KeyedClinic::family(i)) != std::string::npos ? 1 : 0;
  for (const char* word : {"Qwvogiven", "Zyxonote", "PLANT-"}) hits += bytes.find(word) != std::string::npos ? 1 : 0;
  return hits;
}

}  // namespace psoas::tests
