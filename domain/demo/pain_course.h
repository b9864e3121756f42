#pragma once

// How one complaint of an invented patient truly fares from day to day, before anybody asks: pain untreated, less
// what each treatment takes away while it lasts. Noise and rounding come with the asking.

#include <vector>

namespace psoas {

// What one treatment takes away. It builds up, holds and fades; days are counted as in PainCourse::at.
struct Relief {
  int from = 0;
  int full_after = 0;  // days until it has its full share
  double share = 0;    // of the pain there is, 0..0.95; negative: it made things worse
  int lasts = 0;       // days at full share
  int fades = 1;       // days until it is gone again
};

class PainCourse {
 public:
  explicit PainCourse(double untreated) : x_untreated(untreated) {}

  void add(const Relief& relief) { x_reliefs.push_back(relief); }
  double untreated() const { return x_untreated; }
  double at(int day) const;  // 0..10

 private:
  double x_untreated;
  std::vector<Relief> x_reliefs;
};

}  // namespace psoas
