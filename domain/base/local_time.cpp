#include "domain/base/local_time.h"

#include <ctime>

namespace psoas {

namespace {

date::local_seconds local_time(Moment at) {
  const std::time_t seconds = date::floor<std::chrono::seconds>(at).time_since_epoch().count();
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &seconds);
#else
  localtime_r(&seconds, &local);
#endif
  const Date day{date::year{local.tm_year + 1900}, date::month{static_cast<unsigned>(local.tm_mon + 1)},
                 date::day{static_cast<unsigned>(local.tm_mday)}};
  return date::local_days{day} + std::chrono::hours{local.tm_hour} + std::chrono::minutes{local.tm_min} +
         std::chrono::seconds{local.tm_sec};
}

}  // namespace

int local_offset_minutes(Moment at) {
  const auto ahead = local_time(at).time_since_epoch() - date::floor<std::chrono::seconds>(at).time_since_epoch();
  return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(ahead).count());
}

Date local_day(Moment at) { return Date{date::floor<date::days>(local_time(at))}; }

}  // namespace psoas
