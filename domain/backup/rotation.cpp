#include "domain/backup/rotation.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace psoas {

namespace {

date::year_month_day day_of(const BackupAge& backup) {
  return date::year_month_day{date::floor<date::days>(backup.made_at)};
}

// Keeps the newest of each period, for as many periods as are asked for.
template <class Period>
void keep_newest_of(const std::vector<BackupAge>& backups, const std::vector<std::size_t>& newest_first, int periods,
                    Period period_of, std::set<std::size_t>& kept) {
  std::set<decltype(period_of(date::year_month_day{}))> seen;
  for (const std::size_t place : newest_first) {
    if (static_cast<int>(seen.size()) >= periods) return;
    if (seen.insert(period_of(day_of(backups[place]))).second) kept.insert(place);
  }
}

}  // namespace

std::vector<std::size_t> to_delete(const std::vector<BackupAge>& backups, const BackupRotation& rotation) {
  std::vector<std::size_t> newest_first;
  for (std::size_t place = 0; place < backups.size(); ++place)
    if (backups[place].whole) newest_first.push_back(place);
  if (newest_first.empty()) return {};
  const auto by_number = [&](std::size_t place) {
    return std::tuple(backups[place].audit_sequence, backups[place].made_at);
  };
  std::stable_sort(newest_first.begin(), newest_first.end(),
                   [&](std::size_t one, std::size_t other) { return by_number(one) > by_number(other); });
  std::set<std::size_t> kept{newest_first.front()};
  kept.insert(*std::max_element(newest_first.begin(), newest_first.end(), [&](std::size_t one, std::size_t other) {
    return backups[one].made_at < backups[other].made_at;
  }));
  for (std::size_t i = 0; i < newest_first.size() && static_cast<int>(i) < rotation.last; ++i)
    kept.insert(newest_first[i]);
  keep_newest_of(
      backups, newest_first, rotation.days, [](auto day) { return day; }, kept);
  keep_newest_of(
      backups, newest_first, rotation.months, [](auto day) { return day.year() / day.month(); }, kept);
  keep_newest_of(
      backups, newest_first, rotation.years, [](auto day) { return day.year(); }, kept);
  std::vector<std::size_t> gone;
  for (std::size_t place = 0; place < backups.size(); ++place)
    if (backups[place].whole && !kept.contains(place)) gone.push_back(place);
  return gone;
}

}  // namespace psoas
