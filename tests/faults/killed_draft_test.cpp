#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/child.h"
#include "tests/faults/fault_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// Types a visit a word at a time, keeps the draft after each word and tells how many words are safe; now and then the
// visit is saved, and the next one begun.
void type_until_killed(const FaultClinic& clinic, const fs::path& file, Telling& telling) {
  auto door = clinic.door();
  const auto store = opened(door, file);
  for (;;) {
    Visit visit = clinic.typed();
    VisitDraft draft;
    draft.uuid = visit.uuid;
    draft.patient = clinic.patient();
    draft.put("date", "2026-03-01");
    for (int words = 1; words <= 5; ++words) {
      draft.put("note", draft.text("note") + "word ");
      store->write(staff(), [&](Writing& writing) { writing.visits().keep_draft(draft); });
      telling.line(draft.uuid + " " + std::to_string(words));
    }
    save(*store, visit);
    telling.line(draft.uuid + " saved");
  }
}

std::size_t words_in(const std::string& note) {
  return static_cast<std::size_t>(std::count(note.begin(), note.end(), ' '));
}

}  // namespace

TEST_CASE("What was typed is there after the program was killed, as a draft or as the visit", "[faults][T18]") {
  Campaign campaign("T18", "kill -9 while a visit is typed and saved");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  auto door = clinic.door();
  for (int kill = 0; kill < campaign_numbers().kills_while_typing; ++kill) {
    CAPTURE(kill, campaign.seed());
    clinic.put(file);
    fs::remove(file.string() + "-journal");
    Child child([&](Telling& telling) { type_until_killed(clinic, file, telling); });
    std::string last = child.next_line(std::chrono::seconds{20}).value();
    std::this_thread::sleep_for(std::chrono::microseconds{campaign.chance().below(300'000)});
    const std::vector<std::string> told = child.kill();
    if (!told.empty()) last = told.back();
    const std::string uuid = last.substr(0, 36);
    const std::string said = last.substr(37);
    opened(door, file)->read(staff(), [&](Reading& reading) {
      const bool is_saved = reading.visits().with_uuid(uuid).has_value();
      std::size_t words = 0;
      std::size_t drafts_of_it = 0;
      for (const DraftLine& line : reading.visits().drafts()) {
        const VisitDraft draft = reading.visits().draft(line.id).value();
        if (draft.uuid != uuid) continue;
        ++drafts_of_it;
        words = words_in(draft.text("note"));
      }
      // A visit that is saved has no draft any more: nobody saves it a second time.
      CHECK(drafts_of_it == (is_saved ? 0U : 1U));
      if (said == "saved") CHECK(is_saved);
      else if (!is_saved) CHECK(words >= std::stoul(said));
      campaign.count("drafts found") += is_saved ? 0 : 1;
      campaign.count("visits found") += is_saved ? 1 : 0;
    });
    campaign.count("kills") += 1;
    CHECK(judge(door, file, {}).good());
  }
}
