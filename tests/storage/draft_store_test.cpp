// Drafts in a file with accounts: what was changed outside the program is not taken for what was typed.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/support/accounts.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

VisitDraft draft_of(PatientId patient) {
  VisitDraft draft;
  draft.uuid = new_uuid();
  draft.patient = patient;
  draft.typed = {{"note", "better since Monday"}, {"date", "2026-03-02"}};
  draft.confirmed = {"note"};
  return draft;
}

// A clinic with accounts, two patients and a draft of each.
struct WithDrafts {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 200, .vfs = "", .work = storage::quick_work}};
  std::unique_ptr<Store> store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  Session hale = store->entrance().make_first(account("Hale", all_roles), good, "office").session;
  DraftId first, second;

  WithDrafts() {
    store->write(hale, [&](Writing& writing) {
      first = writing.visits().keep_draft(draft_of(writing.patients().add(patient("1", "Rivera", "Ana"))));
      second = writing.visits().keep_draft(draft_of(writing.patients().add(patient("2", "Okafor", "Ben"))));
    });
  }
  std::optional<VisitDraft> draft(DraftId id) {
    return store->read(hale, [&](Reading& reading) { return reading.visits().draft(id); });
  }
  std::vector<DraftLine> lines() {
    return store->read(hale, [](Reading& reading) { return reading.visits().drafts(); });
  }
};

}  // namespace

TEST_CASE("a draft that was changed outside the program in any way can be discarded, and nothing else", "[drafts]") {
  for (const std::string meddling :
       {"UPDATE draft_field SET typed = 'worse' WHERE draft = 1 AND path = 'note'",
        "UPDATE draft SET patient = 2 WHERE id = 1", "UPDATE draft SET revision = 3 WHERE id = 1",
        "UPDATE draft SET reason = 'misread' WHERE id = 1", "DELETE FROM draft_field WHERE draft = 1 AND path = 'note'",
        "DELETE FROM draft_confirmed WHERE draft = 1", "INSERT INTO draft_confirmed VALUES (1, 'date')",
        "INSERT INTO draft_field VALUES (1, 'kind', 'phone')", "UPDATE draft SET seal = '' WHERE id = 1",
        "UPDATE draft SET seal = (SELECT seal FROM draft WHERE id = 2) WHERE id = 1"}) {
    CAPTURE(meddling);
    WithDrafts clinic;
    REQUIRE(clinic.draft(clinic.first)->typed.at("note") == "better since Monday");
    shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE).exec(meddling);
    CHECK(fault_of([&] { clinic.draft(clinic.first); }) == StoreFault::tampered);
    CHECK(clinic.draft(clinic.second)->typed.at("note") == "better since Monday");
    for (const DraftLine& line : clinic.lines()) {
      CHECK(line.whole == (line.id == clinic.second));
      CHECK(line.visit_date == (line.whole ? "2026-03-02" : ""));
    }
    clinic.store->write(clinic.hale, [&](Writing& writing) { writing.visits().discard_draft(clinic.first); });
    CHECK(clinic.lines().size() == 1);
  }
}

TEST_CASE("a log-in does not seal what was written into a draft outside the program", "[drafts]") {
  WithDrafts clinic;
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE).exec("UPDATE draft_field SET typed = 'worse' WHERE draft = 1");
  clinic.store.reset();
  clinic.store = clinic.door.open(clinic.folder.file(), Access::read_write);
  clinic.hale = clinic.store->entrance().log_in("Hale", good, "office");
  CHECK(fault_of([&] { clinic.draft(clinic.first); }) == StoreFault::tampered);
}

TEST_CASE("a draft kept by a version that sealed none is sealed by the log-in that upgrades the file, and goes on",
          "[drafts]") {
  FixedClock clock{noon(day(2026, 5, 4))};
  TemporaryFolder folder;
  fs::copy_file(fs::path(TEST_DATA) / "files" / "version-13.psoas", folder.file());
  shell_on(folder.file(), SQLite::OPEN_READWRITE)
      .exec(
          "INSERT INTO draft (id, uuid, patient, revision, reason, kept_at) VALUES (7, 'a-draft', 1, 0, '', 1);"
          "INSERT INTO draft_field VALUES (7, 'note', 'quokka');"
          "INSERT INTO study (id, name, profile, begun_at) VALUES (3, 'Psoas 2025', 'shifted', 1);"
          "INSERT INTO study_subject VALUES (3, 1, 'P-7Q4M-K2XD', 12, '2026-01-01', '')");
  storage::SqliteDoor door(clock, {.busy_ms = 200, .vfs = "", .work = storage::quick_work});
  const auto store = door.open(folder.file(), Access::read_write);
  const Session hale = store->entrance().log_in("hale", "seven wet herons sing", "desk");
  const auto draft = store->read(hale, [](Reading& reading) { return reading.visits().draft(DraftId{7}); });
  REQUIRE(draft);
  CHECK(draft->typed.at("note") == "quokka");
  CHECK(bytes_of(folder.file()).find("quokka") == std::string::npos);
  NoProgress progress;
  CHECK(store->protection().sweep(progress).tampered.empty());
  CHECK(store->protection().check_trail(progress).fault == TrailFault::none);
  shell_on(folder.file(), SQLite::OPEN_READWRITE)
      .exec(
          "DROP TRIGGER study_subject_keeps_id;"
          "UPDATE study_subject SET shift = 13");
  CHECK(store->protection().sweep(progress).tampered.size() == 1);
}
