#include "domain/base/clock.h"

#include <ctime>

namespace psoas {

namespace {

std::tm local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &now);
#else
  localtime_r(&now, &local);
#endif
  return local;
}

}  // namespace

Moment SystemClock::now() const { return date::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

Date SystemClock::today() const {
  const std::tm local = local_time();
  return Date{date::year{local.tm_year + 1900}, date::month{static_cast<unsigned>(local.tm_mon + 1)},
              date::day{static_cast<unsigned>(local.tm_mday)}};
}

int SystemClock::offset_minutes() const {
  const std::tm local = local_time();
  const Date day{date::year{local.tm_year + 1900}, date::month{static_cast<unsigned>(local.tm_mon + 1)},
                 date::day{static_cast<unsigned>(local.tm_mday)}};
  const auto as_if_utc = date::sys_days{day} + std::chrono::hours{local.tm_hour} + std::chrono::minutes{local.tm_min};
  const auto utc = date::floor<std::chrono::minutes>(std::chrono::system_clock::now());
  return static_cast<int>((as_if_utc - utc).count());
}

}  // namespace psoas
