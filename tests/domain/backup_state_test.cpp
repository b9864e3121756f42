#include <catch2/catch.hpp>

#include "domain/backup/backup_state.h"

namespace psoas {

namespace {

constexpr Moment now = date::sys_days{date::year{2026} / 3 / 10} + std::chrono::hours{12};

BackupLine made(std::chrono::hours ago, std::int64_t sequence = 100) {
  BackupLine line;
  line.origin.made_at = now - ago;
  line.origin.audit_sequence = sequence;
  return line;
}

// A clinic whose backups are in order; the record has changed since the newest.
BackupState in_order() {
  BackupState state;
  state.folder = "/media/stick";
  state.folder_is_there = state.on_another_disk = state.recovery_code = true;
  state.backups = {made(std::chrono::hours{5})};
  state.audit_sequence = 101;
  state.drill = LastDrill{now - date::days{3}, now - date::days{4}, true};
  return state;
}

constexpr auto at_once = std::chrono::milliseconds::zero();

}  // namespace

TEST_CASE("backups that are in order are no trouble") { CHECK(trouble_of(in_order(), now) == BackupTrouble::none); }

TEST_CASE("what is wrong with the backups is told, the worst first") {
  BackupState state = in_order();
  state.drill->passed = false;
  CHECK(trouble_of(state, now) == BackupTrouble::drill_failed);
  state.on_another_disk = false;
  CHECK(trouble_of(state, now) == BackupTrouble::same_disk);
  state.backups = {made(std::chrono::hours{73})};
  CHECK(trouble_of(state, now) == BackupTrouble::too_old);
  state.backups.clear();
  CHECK(trouble_of(state, now) == BackupTrouble::none_yet);
  state.folder_is_there = false;
  CHECK(trouble_of(state, now) == BackupTrouble::folder_missing);
  state.recovery_code = false;
  CHECK(trouble_of(state, now) == BackupTrouble::nobody_could_open);
  state.folder.clear();
  CHECK(trouble_of(state, now) == BackupTrouble::no_folder);
}

TEST_CASE("an old backup of a record that has not changed since is no trouble") {
  BackupState state = in_order();
  state.backups = {made(std::chrono::hours{24 * 14}, 101)};
  CHECK(trouble_of(state, now) == BackupTrouble::none);
}

TEST_CASE("three days without a backup on another disk are said in red, fewer are not") {
  const Moment old_clinic = now - date::days{400};
  BackupState state = in_order();
  CHECK_FALSE(is_alarming(state, {}, old_clinic, now));
  state.on_another_disk = false;
  CHECK(is_alarming(state, {}, old_clinic, now));
  CHECK_FALSE(is_alarming(state, now - date::days{2}, old_clinic, now));
  CHECK(is_alarming(state, now - date::days{4}, old_clinic, now));
  state.folder_is_there = false;
  state.backups.clear();
  CHECK_FALSE(is_alarming(state, now - date::days{2}, old_clinic, now));
  CHECK(is_alarming(state, now - date::days{4}, old_clinic, now));
  CHECK_FALSE(is_alarming(BackupState{}, {}, now - date::days{1}, now));
  CHECK(is_alarming(BackupState{}, {}, old_clinic, now));
}

TEST_CASE("a backup of exactly three days is recent") {
  BackupState state = in_order();
  state.backups = {made(std::chrono::hours{72})};
  CHECK(trouble_of(state, now) == BackupTrouble::none);
}

TEST_CASE("a damaged backup is not counted as one") {
  BackupState state = in_order();
  state.backups.front().fault = SealedFault::cut_short;
  CHECK(newest_whole(state, now) == nullptr);
  CHECK(trouble_of(state, now) == BackupTrouble::none_yet);
  CHECK_FALSE(drill_is_due(state, now));
  state.backups.push_back(made(std::chrono::hours{6}));
  CHECK(newest_whole(state, now) == &state.backups[1]);
}

TEST_CASE("a backup is due after four hours of work, and at once when the window closes") {
  BackupState state = in_order();
  CHECK(is_due(state, now, backup_every));
  state.backups = {made(std::chrono::hours{3})};
  CHECK_FALSE(is_due(state, now, backup_every));
  CHECK(is_due(state, now, at_once));
}

TEST_CASE("no backup is due of a record that has not changed") {
  BackupState state = in_order();
  state.backups = {made(std::chrono::hours{240}, 101)};
  CHECK_FALSE(is_due(state, now, backup_every));
  CHECK_FALSE(is_due(state, now, at_once));
}

TEST_CASE("the first backup is due at once, and none where it could not be made or opened") {
  BackupState state = in_order();
  state.backups.clear();
  CHECK(is_due(state, now, backup_every));
  state.folder_is_there = false;
  CHECK_FALSE(is_due(state, now, at_once));
  state.folder_is_there = true;
  state.recovery_code = false;
  CHECK_FALSE(is_due(state, now, at_once));
  state.passphrase = true;
  CHECK(is_due(state, now, at_once));
}

TEST_CASE("a clock that was set back does not put off the next backup or drill") {
  BackupState state = in_order();
  state.backups = {made(std::chrono::hours{-24 * 365})};
  CHECK(is_due(state, now, backup_every));
  state.drill->at = now + date::days{400};
  CHECK(drill_is_due(state, now));
}

TEST_CASE("a backup from a wrong clock is not taken for the newest") {
  BackupState state = in_order();
  const BackupLine of_the_future = made(std::chrono::hours{-24 * 365}, 90);
  state.backups = {of_the_future, made(std::chrono::hours{100})};
  CHECK(newest_whole(state, now) == &state.backups[1]);
  CHECK(trouble_of(state, now) == BackupTrouble::too_old);
  CHECK(is_alarming(state, {}, now - date::days{400}, now));
  state.backups = {of_the_future, made(std::chrono::hours{3})};
  CHECK(trouble_of(state, now) == BackupTrouble::none);
  CHECK_FALSE(is_due(state, now, backup_every));
  state.backups = {of_the_future};
  CHECK(trouble_of(state, now) == BackupTrouble::none_yet);
}

TEST_CASE("a disk that was seen by a wrong clock does not put off what is said in red") {
  BackupState state = in_order();
  state.on_another_disk = false;
  const Moment old_clinic = now - date::days{400};
  CHECK(is_alarming(state, now + date::days{400}, old_clinic, now));
  CHECK(is_alarming(state, {}, now + date::days{400}, now));
}

TEST_CASE("a clock that is some minutes ahead is believed") {
  BackupState state = in_order();
  state.backups = {made(std::chrono::hours{-1})};
  CHECK(newest_whole(state, now) == &state.backups[0]);
  CHECK_FALSE(is_due(state, now, backup_every));
  CHECK(is_due(state, now, at_once));
}

TEST_CASE("a drill is due each thirty days") {
  BackupState state = in_order();
  CHECK_FALSE(drill_is_due(state, now));
  state.drill->at = now - drill_every;
  CHECK(drill_is_due(state, now));
  state.drill.reset();
  CHECK(drill_is_due(state, now));
}

}  // namespace psoas
