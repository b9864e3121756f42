#pragma once

// The thin door to the time of day. Tests and demo clinics put a fixed clock behind it.

#include "domain/base/date.h"

namespace psoas {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Moment now() const = 0;          // UTC
  virtual Date today() const = 0;          // the local calendar day
  virtual int offset_minutes() const = 0;  // of local time from UTC, now
};

// The machine's clock and its time zone.
class SystemClock final : public Clock {
 public:
  Moment now() const override;
  Date today() const override;
  int offset_minutes() const override;
};

// A clock that stands still, in UTC.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Moment moment) : x_moment(moment) {}
  Moment now() const override { return x_moment; }
  Date today() const override { return Date{date::floor<date::days>(x_moment)}; }
  int offset_minutes() const override { return 0; }
  void set(Moment moment) { x_moment = moment; }

 private:
  Moment x_moment;
};

}  // namespace psoas
