// Drafts of a clinic with accounts: no byte of what was typed stands in the file.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include "tests/storage/guarded_clinic.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// Whether a word stands anywhere in the clinic's file or its journal.
bool stands_in_file(const std::filesystem::path& file, std::string_view word) {
  for (const auto& path : {file, std::filesystem::path(file.string() + "-journal")}) {
    if (bytes_of(path).find(word) != std::string::npos) return true;
  }
  return false;
}

VisitDraft draft_of(PatientId patient) {
  VisitDraft draft;
  draft.uuid = "1d3c9a52-7e41-4c0b-9b36-0c41f2a6d001";
  draft.patient = patient;
  draft.reason = "quokkareason";
  draft.typed = {{"note", "better since quokkamonday"}, {"date", "2026-03-02"}};
  return draft;
}

}  // namespace

TEST_CASE("what is typed into a draft stands in no byte of a file with accounts, and is read as it was typed") {
  Guarded clinic;
  const Session hale = clinic.with("Hale", Roles(Role::physician).with(Role::staff));
  const DraftId id = clinic.store->write(hale, [](Writing& writing) {
    return writing.visits().keep_draft(draft_of(writing.patients().add(patient("QU-1", "Rivera", "Ana"))));
  });
  CHECK_FALSE(stands_in_file(clinic.folder.file(), "quokka"));
  const auto draft = clinic.store->read(hale, [&](Reading& reading) { return reading.visits().draft(id); });
  REQUIRE(draft);
  CHECK(draft->reason == "quokkareason");
  CHECK(draft->typed.at("note") == "better since quokkamonday");
  const auto lines = clinic.store->read(hale, [](Reading& reading) { return reading.visits().drafts(); });
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().visit_date == "2026-03-02");
}

TEST_CASE("a draft kept before there were accounts is sealed when they are made, and read on") {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 200, .vfs = "", .work = storage::quick_work}};
  const auto store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  const DraftId id = store->write(staff(), [](Writing& writing) {
    return writing.visits().keep_draft(draft_of(writing.patients().add(patient("QU-1", "Rivera", "Ana"))));
  });
  CHECK(stands_in_file(folder.file(), "quokka"));
  const Entered entered = store->entrance().make_first(account("Adams", all_roles), good, "office");
  CHECK_FALSE(stands_in_file(folder.file(), "quokka"));
  const auto draft = store->read(entered.session, [&](Reading& reading) { return reading.visits().draft(id); });
  REQUIRE(draft);
  CHECK(draft->typed.at("note") == "better since quokkamonday");
}

TEST_CASE("a draft that was changed outside the program, or moved to another field, is not taken for typed text") {
  Guarded clinic;
  const Session hale = clinic.with("Hale", Roles(Role::physician).with(Role::staff));
  const DraftId id = clinic.store->write(hale, [](Writing& writing) {
    return writing.visits().keep_draft(draft_of(writing.patients().add(patient("QU-1", "Rivera", "Ana"))));
  });
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE draft_field SET typed = (SELECT typed FROM draft_field WHERE path = 'date') WHERE path = 'note'");
  CHECK_THROWS_AS(clinic.store->read(hale, [&](Reading& reading) { return reading.visits().draft(id); }), StoreError);
}
