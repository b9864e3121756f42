#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "ui/wording/backup_words.h"
#include "ui/wording/sentences.h"

using namespace psoas;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every refusal of a sealed file or a backup has a sentence of its own that says nothing was lost",
          "[wording]") {
  std::set<std::string> sentences;
  const auto look_at = [&](const std::exception& error) {
    const std::string words = wording::sentence(error);
    CAPTURE(words);
    CHECK(sentences.insert(words).second);
    CHECK((contains(words, "Nothing was changed") || contains(words, "Nothing of it was used") ||
           contains(words, "No backup was made")));
    CHECK(std::count(words.begin(), words.end(), '.') >= 2);
  };
  for (int fault = 0; fault <= static_cast<int>(SealedFault::another_kind); ++fault)
    look_at(SealedError(static_cast<SealedFault>(fault), ""));
  for (int fault = 0; fault <= static_cast<int>(RestoreFault::not_the_record); ++fault)
    look_at(RestoreError(static_cast<RestoreFault>(fault), ""));
}

TEST_CASE("every trouble with backups has a sentence, and none has none", "[wording]") {
  BackupState state;
  state.folder = "/media/stick";
  state.backups.push_back({});
  std::set<std::string> sentences;
  for (int trouble = 0; trouble <= static_cast<int>(BackupTrouble::drill_failed); ++trouble)
    CHECK(sentences.insert(wording::backup::sentence(static_cast<BackupTrouble>(trouble), state, Moment{})).second);
  CHECK(wording::backup::sentence(BackupTrouble::none, state, Moment{}).empty());
  CHECK(contains(wording::backup::sentence(BackupTrouble::folder_missing, state, Moment{}), "/media/stick"));
}

TEST_CASE("the age of a backup is told in hours, then in days", "[wording]") {
  const Moment made{};
  CHECK(wording::backup::age(made, made + std::chrono::minutes{59}) == "under an hour");
  CHECK(wording::backup::age(made, made + std::chrono::hours{47}) == "47 hours");
  CHECK(wording::backup::age(made, made + std::chrono::hours{48}) == "2 days");
}
