#include "reports/chart/treatment_lanes.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "reports/chart/trend_text.h"

namespace psoas::reports {

namespace {

constexpr double sign_gap = 5;   // from a sign to its name
constexpr double clearance = 5;  // between things of one lane

bool is_bar(const TrendTreatment& treatment) {
  return treatment.mark == TreatmentMark::course || treatment.mark == TreatmentMark::medication;
}

std::string faint_text(const TrendTreatment& treatment) {
  if (treatment.status == TreatmentStatus::done) return treatment.detail;
  const std::string status = treatment.status == TreatmentStatus::aborted ? "aborted" : "planned";
  return treatment.detail.empty() ? status : status + ", " + treatment.detail;
}

MarkName name_in(MarkForm form, const TrendTreatment& treatment, std::size_t number) {
  switch (form) {
    case MarkForm::full: return {treatment_name(treatment), faint_text(treatment)};
    case MarkForm::label: return {treatment_name(treatment), ""};
    case MarkForm::short_label: return {short_treatment_name(treatment), ""};
    case MarkForm::number: break;
  }
  return {std::to_string(number), ""};
}

// One try at placing everything with a ladder of name forms; gives up when a name finds no room.
class Stacking {
 public:
  Stacking(const std::vector<TrendTreatment>& treatments, const RowSpace& space, TextMeasure& measure,
           std::span<const MarkForm> ladder, bool last_resort)
      : x_treatments(treatments), x_space(space), x_measure(measure), x_ladder(ladder), x_last_resort(last_resort) {}

  std::optional<TreatmentRows> place() {
    if (!place_bars() || !place_marks()) return std::nullopt;
    finish();
    return std::move(x_rows);
  }

 private:
  // Numbers stand above their signs, names beside them.
  bool numbered() const { return x_ladder.front() == MarkForm::number; }
  double lane_height() const { return std::round(x_space.font_size * 1.42) + (numbered() ? 2 * mark_radius + 1 : 0); }
  double bar_row_height() const { return std::round(x_space.font_size * 1.42) + 8; }
  double text_height() const { return x_space.font_size * 1.36; }

  bool place_bars() {
    const int most = static_cast<int>(x_space.most_height * 0.6 / bar_row_height());
    for (std::size_t i = 0; i < x_treatments.size(); ++i) {
      if (!is_bar(x_treatments[i])) continue;
      if (place_bar(i, most)) continue;
      if (!x_last_resort) return false;
      x_rows.left_out.push_back(i);
    }
    return true;
  }

  bool place_bar(std::size_t i, int most) {
    const TrendTreatment& treatment = x_treatments[i];
    const double left = std::clamp(x_space.x_of(treatment.date), x_space.left, x_space.right);
    const double end = treatment.end_date ? x_space.x_of(*treatment.end_date) : x_space.right;
    const double right = std::max(left + 3, std::clamp(end, x_space.left, x_space.right));
    for (const MarkForm form : x_ladder) {
      PlacedBar placed;
      placed.treatment = i;
      placed.goes_on = !treatment.end_date;
      placed.name = name_in(form, treatment, i + 1);
      const double width = name_width(placed.name, x_space.font_size, x_measure);
      if (width > x_space.right - x_space.left) continue;
      placed.box = {std::min(left, x_space.right - width), 0, width, text_height()};
      const double row_left = std::min(left, placed.box.left);
      const double row_right = std::max(right, placed.box.right());
      const int row = free_row(row_left, row_right);
      if (row >= most) continue;
      occupy(row, row_left, row_right);
      const double top = row * bar_row_height();
      placed.box.top = top;
      const double thickness = treatment.mark == TreatmentMark::course ? 6 : 3;
      placed.bar = {left, top + text_height() + 1, right - left, thickness};
      note_form(form);
      x_rows.bars.push_back(placed);
      return true;
    }
    return false;
  }

  int free_row(double left, double right) const {
    const int rows = static_cast<int>(x_taken.size());
    for (int row = 0; row < rows; ++row) {
      const auto& taken = x_taken[static_cast<std::size_t>(row)];
      const bool free = std::none_of(taken.begin(), taken.end(), [&](const auto& span) {
        return left < span.second + 2 * clearance && span.first < right + 2 * clearance;
      });
      if (free) return row;
    }
    return rows;
  }

  void occupy(int row, double left, double right) {
    if (row == static_cast<int>(x_taken.size())) x_taken.emplace_back();
    x_taken[static_cast<std::size_t>(row)].emplace_back(left, right);
  }

  bool place_marks() {
    x_marks_top = static_cast<double>(x_taken.size()) * bar_row_height();
    const double room = x_space.most_height - x_marks_top;
    const int most = std::max(1, static_cast<int>(room / lane_height()));
    for (const std::size_t i : placing_order()) {
      if (place_named_mark(i, most)) continue;
      if (!x_last_resort) return false;
      place_bare_mark(i, most);
    }
    return true;
  }

  // First, from the right edge inwards, the signs whose names can only stand to their left: the outermost takes the
  // top lane. Then the others by date, so that each name passes above the lines of those after it.
  std::vector<std::size_t> placing_order() {
    std::vector<std::size_t> at_edge;
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < x_treatments.size(); ++i) {
      if (is_bar(x_treatments[i])) continue;
      const double width = name_width(name_in(x_ladder.front(), x_treatments[i], i + 1), x_space.font_size, x_measure);
      const bool fits = mark_at(i, 0).x + mark_radius + sign_gap + width <= x_space.right;
      (fits || numbered() ? others : at_edge).push_back(i);
    }
    std::reverse(at_edge.begin(), at_edge.end());
    at_edge.insert(at_edge.end(), others.begin(), others.end());
    return at_edge;
  }

  bool place_named_mark(std::size_t i, int most) {
    for (const MarkForm form : x_ladder) {
      const MarkName name = name_in(form, x_treatments[i], i + 1);
      const double width = name_width(name, x_space.font_size, x_measure);
      for (int lane = 0; lane < most; ++lane)
        for (const Box& box : boxes_for(mark_at(i, lane), width)) {
          PlacedMark mark = mark_at(i, lane);
          mark.name = name;
          mark.box = box;
          if (collides(mark)) continue;
          note_form(form);
          x_rows.marks.push_back(mark);
          return true;
        }
    }
    return false;
  }

  // Where a name as wide as this may stand, best first.
  std::vector<Box> boxes_for(const PlacedMark& mark, double width) const {
    const double height = text_height();
    if (numbered()) return {{mark.x - width / 2, mark.y - mark_radius - height, width, height}};
    std::vector<Box> boxes;
    const double right = mark.x + mark_radius + sign_gap;
    const double left = mark.x - mark_radius - sign_gap - width;
    if (right + width <= x_space.right) boxes.push_back({right, mark.y - height / 2, width, height});
    if (left >= x_space.left) boxes.push_back({left, mark.y - height / 2, width, height});
    return boxes;
  }

  void place_bare_mark(std::size_t i, int most) {
    for (int lane = 0; lane < most; ++lane) {
      const PlacedMark mark = mark_at(i, lane);
      if (lane + 1 < most && collides(mark)) continue;
      x_rows.marks.push_back(mark);
      return;
    }
  }

  PlacedMark mark_at(std::size_t i, int lane) const {
    PlacedMark mark;
    mark.treatment = i;
    mark.x = std::clamp(x_space.x_of(x_treatments[i].date), x_space.left, x_space.right);
    mark.lane = lane;
    const double lane_top = x_marks_top + lane * lane_height();
    mark.y = numbered() ? lane_top + lane_height() - mark_radius - 1 : lane_top + lane_height() / 2;
    return mark;
  }

  // A sign's line falls from its lane through all lanes below, so a name must also keep clear of the lines
  // that start above it.
  bool collides(const PlacedMark& mark) const {
    return std::any_of(x_rows.marks.begin(), x_rows.marks.end(), [&](const PlacedMark& other) {
      if (mark.lane == other.lane) return left_of(mark) < right_of(other) && left_of(other) < right_of(mark);
      const PlacedMark& upper = mark.lane < other.lane ? mark : other;
      const PlacedMark& lower = mark.lane < other.lane ? other : mark;
      return lower.box.width > 0 && upper.x > lower.box.left - 2 && upper.x < lower.box.right() + 2;
    });
  }

  static double left_of(const PlacedMark& mark) {
    const double sign = mark.x - mark_radius;
    return (mark.box.width > 0 ? std::min(sign, mark.box.left) : sign) - clearance / 2;
  }
  static double right_of(const PlacedMark& mark) {
    const double sign = mark.x + mark_radius;
    return (mark.box.width > 0 ? std::max(sign, mark.box.right()) : sign) + clearance / 2;
  }

  void note_form(MarkForm form) { x_rows.form = std::max(x_rows.form, form); }

  void finish() {
    int lanes = 0;
    for (const PlacedMark& mark : x_rows.marks) lanes = std::max(lanes, mark.lane + 1);
    x_rows.height = x_marks_top + lanes * lane_height();
  }

  const std::vector<TrendTreatment>& x_treatments;
  const RowSpace& x_space;
  TextMeasure& x_measure;
  std::span<const MarkForm> x_ladder;
  bool x_last_resort;
  TreatmentRows x_rows;
  std::vector<std::vector<std::pair<double, double>>> x_taken;
  double x_marks_top = 0;
};

}  // namespace

double name_width(const MarkName& name, double font_size, TextMeasure& measure) {
  const double strong = measure.measure(name.strong, {font_size, false}).width;
  return name.faint.empty() ? strong : strong + name_gap + measure.measure(name.faint, {font_size, false}).width;
}

TreatmentRows place_treatments(const std::vector<TrendTreatment>& treatments, const RowSpace& space,
                               TextMeasure& measure) {
  using enum MarkForm;
  static const std::vector<std::vector<MarkForm>> ladders{{full},        {full, label}, {label}, {label, short_label},
                                                          {short_label}, {number}};
  for (const auto& ladder : ladders)
    if (auto rows = Stacking(treatments, space, measure, ladder, false).place()) return std::move(*rows);
  return std::move(*Stacking(treatments, space, measure, ladders.back(), true).place());
}

}  // namespace psoas::reports
