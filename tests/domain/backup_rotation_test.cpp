#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "domain/backup/rotation.h"

namespace psoas {

namespace {

constexpr BackupRotation nothing_kept{0, 0, 0, 0};

Moment at(int year, unsigned month, unsigned day, int hour = 12) {
  return date::sys_days{date::year{year} / date::month{month} / date::day{day}} + std::chrono::hours{hour};
}

std::vector<BackupAge> made_at(std::initializer_list<Moment> moments) {
  std::vector<BackupAge> backups;
  for (const Moment moment : moments) backups.push_back({moment, static_cast<std::int64_t>(backups.size()) + 1, true});
  return backups;
}

using Places = std::vector<std::size_t>;

// What is left when backups are made at these moments one after the other and the folder is tidied after each.
std::vector<BackupAge> left_over(const std::vector<Moment>& moments, const BackupRotation& rotation) {
  std::vector<BackupAge> folder;
  std::int64_t sequence = 0;
  for (const Moment moment : moments) {
    folder.push_back({moment, ++sequence, true});
    const Places gone = to_delete(folder, rotation);
    for (auto place = gone.rbegin(); place != gone.rend(); ++place)
      folder.erase(folder.begin() + static_cast<std::ptrdiff_t>(*place));
  }
  return folder;
}

std::vector<Moment> each_hours(Moment from, int hours, int count) {
  std::vector<Moment> moments;
  for (int i = 0; i < count; ++i) moments.push_back(from + std::chrono::hours{hours} * i);
  return moments;
}

}  // namespace

TEST_CASE("an empty folder of backups has nothing to delete") { CHECK(to_delete({}, {}).empty()); }

TEST_CASE("the last ten backups are kept however quickly they were made") {
  std::vector<BackupAge> backups;
  for (int i = 0; i < 12; ++i) backups.push_back({at(2026, 3, 2) + std::chrono::minutes{i}, i, true});
  CHECK(to_delete(backups, {}) == Places{0, 1});
}

TEST_CASE("the order in which backups are listed does not matter") {
  std::vector<BackupAge> backups;
  for (int i = 0; i < 12; ++i) backups.push_back({at(2026, 3, 2) + std::chrono::minutes{i}, i, true});
  std::reverse(backups.begin(), backups.end());
  CHECK(to_delete(backups, {}) == Places{10, 11});
}

TEST_CASE("of each day the last backup is kept, for as many days as are asked for") {
  const auto backups = made_at({at(2026, 3, 1, 9), at(2026, 3, 1, 17), at(2026, 3, 2, 9), at(2026, 3, 2, 17),
                                at(2026, 3, 5, 9), at(2026, 3, 5, 17)});
  CHECK(to_delete(backups, {0, 2, 0, 0}) == Places{0, 1, 2, 4});
  CHECK(to_delete(backups, {0, 3, 0, 0}) == Places{0, 2, 4});
}

TEST_CASE("days without a backup do not use up the days that are kept") {
  const auto backups = made_at({at(2025, 1, 1), at(2025, 6, 1), at(2026, 3, 2)});
  CHECK(to_delete(backups, {0, 30, 0, 0}).empty());
}

TEST_CASE("of each month and each year the last backup is kept") {
  const auto backups = made_at({at(2024, 5, 1), at(2024, 12, 31), at(2025, 12, 30), at(2025, 12, 31), at(2026, 1, 1)});
  CHECK(to_delete(backups, {0, 0, 2, 0}) == Places{0, 1, 2});
  CHECK(to_delete(backups, {0, 0, 0, 3}) == Places{0, 2});
}

TEST_CASE("the newest whole backup stays even when nothing is to be kept") {
  const auto backups = made_at({at(2026, 3, 1), at(2026, 3, 2), at(2026, 3, 3)});
  CHECK(to_delete(backups, nothing_kept) == Places{0, 1});
}

TEST_CASE("a damaged backup takes nobody's place and is left for a person to see") {
  auto backups = made_at({at(2026, 3, 1), at(2026, 3, 2), at(2026, 3, 3)});
  backups[2].whole = false;
  CHECK(to_delete(backups, nothing_kept) == Places{0});
  CHECK(to_delete(backups, {2, 0, 0, 0}).empty());
  for (BackupAge& backup : backups) backup.whole = false;
  CHECK(to_delete(backups, nothing_kept).empty());
}

TEST_CASE("a clock set back does not cost the newest backup") {
  auto backups = made_at({at(2031, 1, 1), at(2031, 1, 2), at(2026, 3, 1), at(2026, 3, 2)});
  CHECK(to_delete(backups, nothing_kept) == Places{0, 2});
}

TEST_CASE("backups from a wrong clock do not take the place of those that are newer by the trail") {
  std::vector<BackupAge> backups;
  for (int i = 0; i < 10; ++i) backups.push_back({at(2036, 1, 1) + std::chrono::minutes{i}, i + 1, true});
  for (int i = 0; i < 10; ++i) backups.push_back({at(2026, 3, 2) + std::chrono::minutes{i}, i + 11, true});
  CHECK(to_delete(backups, {10, 0, 0, 0}) == Places{0, 1, 2, 3, 4, 5, 6, 7, 8});
}

TEST_CASE("after a record was brought back its newest backup stays though it has fewer entries") {
  const std::vector<BackupAge> backups{
      {at(2026, 3, 1), 10, true}, {at(2026, 3, 2), 90, true}, {at(2026, 3, 3), 80, true}, {at(2026, 3, 4), 20, true}};
  CHECK(to_delete(backups, {2, 0, 0, 0}) == Places{0});
}

TEST_CASE("of two backups of the same moment the one with more entries counts as newer") {
  auto backups = made_at({at(2026, 3, 1), at(2026, 3, 1)});
  CHECK(to_delete(backups, nothing_kept) == Places{0});
}

TEST_CASE("ten years of a backup every four working hours leave what was promised and no more") {
  const BackupRotation usual;
  const auto folder = left_over(each_hours(at(2016, 1, 1, 0), 4, 6 * 3653), usual);
  CHECK(folder.size() <= 10 + 30 + 12 + 7);
  const Moment last = folder.back().made_at;
  const auto has_one_between = [&](Moment from, Moment to) {
    return std::any_of(folder.begin(), folder.end(),
                       [&](const BackupAge& b) { return b.made_at >= from && b.made_at < to; });
  };
  for (int day = 0; day < 30; ++day) {
    const Moment midnight = date::floor<date::days>(last) - date::days{day};
    CHECK(has_one_between(midnight, midnight + date::days{1}));
  }
  for (int back = 0; back < 12; ++back) {
    const auto month = date::year{2025} / 12 - date::months{back};
    CHECK(has_one_between(date::sys_days{month / 1}, date::sys_days{(month + date::months{1}) / 1}));
  }
  for (int year = 2019; year <= 2025; ++year) CHECK(has_one_between(at(year, 1, 1, 0), at(year + 1, 1, 1, 0)));
}

TEST_CASE("tidying twice deletes nothing more") {
  for (const int hours : {1, 7, 31, 200, 5000}) {
    const auto folder = left_over(each_hours(at(2016, 1, 1, 0), hours, 500), {});
    CHECK(to_delete(folder, {}).empty());
  }
}

}  // namespace psoas
