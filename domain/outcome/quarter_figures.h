#pragma once

// Every figure of a quarter under a permanent key: what the sheets print, what an issued quarter keeps, and what is
// hidden from those outside, all of one list.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/outcome/disclosure.h"
#include "domain/outcome/interval.h"
#include "domain/outcome/quarter_summary.h"

namespace psoas {

enum class FigureKind { count, share, mean };

// A count has its value; a share what it was made from, a mean how many (part) of how many (whole).
struct QuarterFigure {
  std::string key;  // "outcome/tx_rfa/6mo/resp50/nri"
  FigureKind kind = FigureKind::count;
  std::optional<std::int64_t> part;
  std::optional<std::int64_t> whole;
  std::optional<double> value;
  std::optional<Interval> interval;
  std::optional<double> deviation;
  std::string part_count;  // names in the table of counts; "" none
  std::string whole_count;
  // What may be told; a value, interval and deviation only when all they rest on may.
  Told part_told = Told::number;
  Told whole_told = Told::number;
  bool value_told() const { return part_told == Told::number && whole_told == Told::number; }
};

class QuarterFigures {
 public:
  QuarterFigures(const PeriodFigures& period, const OutcomeSettings& rules);

  // In the order of the sheets.
  const std::vector<QuarterFigure>& all() const { return x_figures; }
  // What did not occur in this quarter: a count of 0, a share or mean of nothing.
  const QuarterFigure& at(std::string_view key) const;

  Quarter quarter() const { return x_quarter; }

  // Hides what must not be told with this least count. 0 hides nothing.
  void hide(std::int64_t least);
  std::int64_t least() const { return x_least; }

  const CountTable& counts() const { return x_counts; }

 private:
  friend class FiguresMaking;
  Quarter x_quarter;
  std::vector<QuarterFigure> x_figures;
  std::map<std::string, std::size_t, std::less<>> x_places;
  CountTable x_counts;
  std::int64_t x_least = 0;
};

// Keys are made of these parts, between slashes.
namespace figure_key {
std::string visits_of(std::string_view kind);
std::string treatments_of(std::string_view code);
std::string follow_up_of_protocol(std::string_view code);
std::string follow_up_of_clinician(std::string_view name);
// `treatment` "" all index treatments, `window` its code.
std::string outcome(std::string_view treatment, std::string_view figure);
std::string outcome(std::string_view treatment, std::string_view window, std::string_view figure);
std::string adverse_event(std::string_view code, std::string_view figure);     // "" all
std::string treatment_safety(std::string_view code, std::string_view figure);  // "" all
}  // namespace figure_key

}  // namespace psoas
