#include "reports/chart/trend_chart.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "reports/chart/trend_text.h"
#include "tests/reports/chart/sample_trend.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

TrendChartLayout laid_out(const PatientTrend& trend, const ChartOptions& options = {}) {
  Typesetter typesetter;
  return lay_out(trend, options, typesetter);
}

std::vector<std::string> texts_of(const TrendChartLayout& layout, TextRole role) {
  std::vector<std::string> texts;
  for (const ChartText& text : layout.texts)
    if (text.role == role) texts.push_back(text.text);
  return texts;
}

// Rounding of glyph widths aside.
Box shrunk(Box box) { return {box.left + 0.5, box.top + 1, box.width - 1, box.height - 2}; }

void check_no_texts_overlap(const TrendChartLayout& layout) {
  for (std::size_t i = 0; i < layout.texts.size(); ++i)
    for (std::size_t j = i + 1; j < layout.texts.size(); ++j) {
      INFO(layout.texts[i].text << " and " << layout.texts[j].text);
      REQUIRE_FALSE(shrunk(layout.texts[i].box).overlaps(shrunk(layout.texts[j].box)));
    }
}

bool has_line(const TrendChartLayout& layout, Ink ink, Dash dash) {
  return std::any_of(layout.lines.begin(), layout.lines.end(),
                     [&](const ChartLine& line) { return line.ink == ink && line.dash == dash; });
}

}  // namespace

TEST_CASE("places on the time axis are proportional to days", "[chart]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  const auto& points = layout.points;
  REQUIRE(points.size() == 6);
  const double per_day = (points[5].at.x - points[0].at.x) / 273;
  CHECK(points[1].at.x - points[0].at.x == Approx(42 * per_day));
  CHECK(points[2].at.x - points[1].at.x == Approx(63 * per_day));
  CHECK(points[3].at.x == Approx(layout.x_of(day(2025, 6, 16))));
}

TEST_CASE("the rating scale stands from 0 at the foot to 10 at the top", "[chart]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  CHECK(layout.y_of(0) == Approx(layout.plot.bottom()));
  CHECK(layout.y_of(10) == Approx(layout.plot.top));
  CHECK(layout.points[2].at.y == Approx(layout.y_of(2)));
}

TEST_CASE("the golden chart names its axis, treatments, thresholds and values", "[chart]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  CHECK(texts_of(layout, TextRole::axis_title) == std::vector<std::string>{"Pain, NRS 0–10"});
  CHECK(texts_of(layout, TextRole::threshold) == std::vector<std::string>{"baseline 7", "50 % better", "30 % better"});
  auto values = texts_of(layout, TextRole::value);
  std::sort(values.begin(), values.end());
  CHECK(values == std::vector<std::string>{"2", "3", "4", "5", "6", "7"});
  CHECK(layout.form == MarkForm::full);
  CHECK(texts_of(layout, TextRole::mark).size() == 8);
  CHECK(layout.empty_message.empty());
}

TEST_CASE("thresholds stand at 30 and 50 percent of the baseline with zones between", "[chart]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  const auto zone = [&](Ink ink) {
    return *std::find_if(layout.areas.begin(), layout.areas.end(),
                         [&](const ChartArea& area) { return area.ink == ink; });
  };
  CHECK(zone(Ink::moderate_zone).outline[0].y == Approx(layout.y_of(4.9)));
  CHECK(zone(Ink::moderate_zone).outline[2].y == Approx(layout.y_of(3.5)));
  CHECK(zone(Ink::substantial_zone).outline[0].y == Approx(layout.y_of(3.5)));
  CHECK(zone(Ink::substantial_zone).outline[2].y == Approx(layout.plot.bottom()));
}

TEST_CASE("zones lie above the baseline when higher is better", "[chart]") {
  PatientTrend trend = golden_trend();
  trend.measure.direction = Direction::higher_is_better;
  trend.course->baseline->value = 4;
  const TrendChartLayout layout = laid_out(trend);
  for (const ChartArea& area : layout.areas) {
    if (area.ink == Ink::moderate_zone) CHECK(area.outline[2].y == Approx(layout.y_of(5.2)));
    if (area.ink == Ink::substantial_zone) CHECK(area.outline[0].y == Approx(layout.plot.top));
  }
}

TEST_CASE("a baseline of zero has no percent thresholds", "[chart]") {
  PatientTrend trend = golden_trend();
  trend.course->baseline->value = 0;
  CHECK(texts_of(laid_out(trend), TextRole::threshold) == std::vector<std::string>{"baseline 0"});
}

TEST_CASE("the band joins least and worst of the same days", "[chart]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  const auto band = std::find_if(layout.areas.begin(), layout.areas.end(), [](const ChartArea& area) {
    return area.ink == Ink::band && area.outline.size() == 12;
  });
  REQUIRE(band != layout.areas.end());
  CHECK(band->outline[0].y == Approx(layout.y_of(9)));
  CHECK(band->outline[2].y == Approx(layout.y_of(4)));
  CHECK(band->outline[11].y == Approx(layout.y_of(4)));
  CHECK(band->outline[9].y == Approx(layout.y_of(0)));
}

TEST_CASE("each kind of treatment has its own sign, and planned ones are hollow", "[chart]") {
  const TrendChartLayout layout = laid_out(golden_trend_with_second());
  CHECK(has_line(layout, Ink::mark, Dash::dotted));
  CHECK(has_line(layout, Ink::mark, Dash::solid));
  CHECK(has_line(layout, Ink::second, Dash::dashed));
  int rings = 0;
  int triangles = 0;
  for (const ChartMarker& marker : layout.markers) {
    if (marker.at.y > layout.plot.top) continue;
    rings += marker.shape == MarkerShape::ring;
    triangles += marker.shape == MarkerShape::triangle_down && !marker.hollow;
  }
  CHECK(rings == 3);
  CHECK(triangles == 2);
  CHECK(layout.bars[0].box.right() == Approx(layout.x_of(day(2025, 5, 12))));
  CHECK_FALSE(layout.bars[0].goes_on);
  CHECK(layout.bars[1].goes_on);
}

TEST_CASE("a second measure has its axis on the right and its direction in the legend", "[chart]") {
  const TrendChartLayout layout = laid_out(golden_trend_with_second());
  CHECK(texts_of(layout, TextRole::axis_title) == std::vector<std::string>{"Pain, NRS 0–10", "Thomas R, °"});
  const auto legend = texts_of(layout, TextRole::legend);
  CHECK(std::count(legend.begin(), legend.end(), "Thomas test angle, right (right axis; lower is better)") == 1);
}

TEST_CASE("no two texts overlap", "[chart]") {
  for (const double width : {420.0, 640.0, 860.0, 1400.0})
    for (const double font : {9.0, 12.0, 16.0}) {
      ChartOptions options;
      options.width = width;
      options.font_size = font;
      INFO("width " << width << " font " << font);
      check_no_texts_overlap(laid_out(golden_trend(), options));
      check_no_texts_overlap(laid_out(golden_trend_with_second(), options));
      check_no_texts_overlap(laid_out(trend_of_scores(1, 1), options));
      check_no_texts_overlap(laid_out(trend_of_scores(3, 5), options));
      check_no_texts_overlap(laid_out(trend_of_scores(300, 18), options));
      check_no_texts_overlap(laid_out(trend_of_treatments(8), options));
      check_no_texts_overlap(laid_out(trend_of_treatments(14), options));
    }
}

TEST_CASE("forty treatments in two years become numbered marks, each with its number", "[chart]") {
  ChartOptions options;
  options.height = 460;
  const TrendChartLayout layout = laid_out(trend_of_treatments(40), options);
  CHECK(layout.form == MarkForm::number);
  CHECK(layout.marks.size() == 40);
  CHECK(texts_of(layout, TextRole::mark).size() == 40);
  check_no_texts_overlap(layout);
}

TEST_CASE("names shorten step by step as treatments crowd", "[chart]") {
  MarkForm before = MarkForm::full;
  for (const int count : {2, 6, 10, 14, 20, 30, 40}) {
    const MarkForm form = laid_out(trend_of_treatments(count)).form;
    INFO(count);
    CHECK(form >= before);
    before = form;
  }
  CHECK(laid_out(trend_of_treatments(2)).form == MarkForm::full);
}

TEST_CASE("no name is crossed by the line of a sign above it", "[chart]") {
  for (const int count : {4, 8, 14, 40}) {
    const PatientTrend trend = trend_of_treatments(count);
    const TrendChartLayout layout = laid_out(trend);
    for (const ChartText& text : layout.texts) {
      if (text.role != TextRole::mark) continue;
      for (const ChartMark& mark : layout.marks) {
        const bool bar = trend.treatments[mark.treatment].mark == TreatmentMark::course;  // no line falls from it
        const bool crosses = mark.at.x > text.box.left && mark.at.x < text.box.right() && mark.at.y < text.box.top;
        INFO(text.text << " at mark " << mark.treatment);
        REQUIRE((bar || !crosses));
      }
    }
  }
}

TEST_CASE("crowded values keep the numbers of first, last, best and worst", "[chart]") {
  const auto values = texts_of(laid_out(trend_of_scores(300, 18)), TextRole::value);
  CHECK(values.size() <= 4);
  CHECK(std::count(values.begin(), values.end(), "9") == 1);
  CHECK(std::count(values.begin(), values.end(), "1") == 1);
}

TEST_CASE("everything stays within the frame", "[chart]") {
  for (const PatientTrend& trend : {golden_trend(), golden_trend_with_second(), trend_of_scores(1, 1),
                                    trend_of_scores(300, 18), trend_of_treatments(40), empty_trend()}) {
    const TrendChartLayout layout = laid_out(trend);
    for (const ChartText& text : layout.texts) {
      INFO(text.text);
      CHECK(text.box.left >= 0);
      CHECK(text.box.top >= 0);
      CHECK(text.box.right() <= layout.frame.right() + 0.5);
      CHECK(text.box.bottom() <= layout.frame.bottom() + 0.5);
    }
    for (const ChartPoint& point : layout.points) CHECK(layout.plot.contains(point.at));
  }
}

TEST_CASE("no values give a sentence, with and without treatments", "[chart]") {
  CHECK(laid_out(empty_trend()).empty_message == "No values of “Pain, average of last 7 days” to show yet");
  PatientTrend trend = golden_trend();
  trend.measure.values.clear();
  trend.low.reset();
  trend.high.reset();
  trend.course.reset();
  const TrendChartLayout layout = laid_out(trend);
  CHECK_FALSE(layout.empty_message.empty());
  CHECK(layout.marks.size() == 4);
}

TEST_CASE("a gap of more than 180 days is drawn thinner", "[chart]") {
  PatientTrend trend = trend_of_scores(4, 30);
  trend.measure.values[3].date = add_days(trend.measure.values[2].date, 181);
  CHECK(has_line(laid_out(trend), Ink::measure, Dash::dotted));
  trend.measure.values[3].date = add_days(trend.measure.values[2].date, 180);
  CHECK_FALSE(has_line(laid_out(trend), Ink::measure, Dash::dotted));
}

TEST_CASE("a scale without agreed ends fits its values and thresholds", "[chart]") {
  PatientTrend trend = golden_trend_with_second();
  trend.measure = *trend.second;
  trend.measure.range = {-30, 120};
  trend.low.reset();
  trend.high.reset();
  trend.second.reset();
  trend.course->baseline->value = 12;
  const TrendChartLayout layout = laid_out(trend);
  CHECK(layout.low == 2);
  CHECK(layout.high == 12);
}

TEST_CASE("tiny and odd sizes are laid out without a failure", "[chart]") {
  for (const double width : {1.0, 60.0, 240.0})
    for (const double height : {1.0, 40.0, 160.0}) {
      ChartOptions options;
      options.width = width;
      options.height = height;
      const TrendChartLayout layout = laid_out(golden_trend_with_second(), options);
      CHECK(layout.plot.width > 0);
      CHECK(layout.plot.height > 0);
    }
}

TEST_CASE("values read in different ways bear different marks, and the legend names the ways", "[chart]") {
  PatientTrend trend = golden_trend_with_second();
  trend.second->mixed_methods = true;
  trend.second->ways.assign(trend.second->values.size(), "goniometer");
  trend.second->ways.back() = "inclinometer, pelvis not controlled";
  const TrendChartLayout layout = laid_out(trend);
  std::vector<ChartMarker> squares;
  for (const ChartMarker& marker : layout.markers)
    if (marker.ink == Ink::second && layout.plot.contains(marker.at)) squares.push_back(marker);
  REQUIRE(squares.size() == trend.second->values.size());
  CHECK_FALSE(squares.front().hollow);
  CHECK(squares.back().hollow);
  const auto legend = texts_of(layout, TextRole::legend);
  for (const char* way : {"goniometer", "inclinometer, pelvis not controlled"})
    CHECK(std::find(legend.begin(), legend.end(), way) != legend.end());
  CHECK(describe(trend).find("measured by different methods") != std::string::npos);
  check_no_texts_overlap(layout);
}

TEST_CASE("days on which a word stood in place of a number are named, not drawn", "[chart]") {
  PatientTrend trend = golden_trend_with_second();
  const std::size_t markers = laid_out(trend).markers.size();
  trend.second->words = {{day(2025, 3, 3), "not limited"}};
  const TrendChartLayout layout = laid_out(trend);
  CHECK(layout.markers.size() == markers);
  const auto legend = texts_of(layout, TextRole::legend);
  CHECK(std::any_of(legend.begin(), legend.end(), [](const std::string& text) {
    return text.find("“not limited” on 2025-03-03") != std::string::npos;
  }));
}

TEST_CASE("an important change of its own has a line where it is not that of 30 %", "[chart]") {
  PatientTrend trend = golden_trend();
  trend.measure.important_change = 1;
  auto thresholds = texts_of(laid_out(trend), TextRole::threshold);
  CHECK(std::find(thresholds.begin(), thresholds.end(), "1 point better") != thresholds.end());
  trend.measure.important_change = 2;  // 7 − 2 lies on 30 % of 7
  thresholds = texts_of(laid_out(trend), TextRole::threshold);
  CHECK(std::find(thresholds.begin(), thresholds.end(), "2 points better") == thresholds.end());
}
