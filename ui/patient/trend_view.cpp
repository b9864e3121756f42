#include "ui/patient/trend_view.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <charconv>
#include <utility>

#include "reports/chart/trend_text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/card.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

constexpr int course_width = 190;

// Months back from today, by code.
int months_of(const std::string& range) {
  int months = 0;
  std::from_chars(range.data(), range.data() + range.size(), months);
  return months;
}

}  // namespace

TrendView::TrendView(wxWindow* parent, std::function<void()> choose, std::function<void()> save,
                     std::function<void()> print)
    : wxPanel(parent) {
  auto* card = new Card(this);
  auto* choosers = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto chooser = [&](std::string_view name, std::string_view spoken, std::vector<Option> options) {
    auto* field = new ChoiceField(card, name, std::move(options));
    name_for_readers(*field, spoken);
    field->Bind(wxEVT_CHOICE, [choose](wxCommandEvent&) { choose(); });
    choosers->Add(field, wxSizerFlags().CentreVertical().Border(wxRIGHT | wxBOTTOM, spacing::gap()));
    return field;
  };
  x_measure = chooser("measure", words::measure, {{"nrs_avg7", words::pain_measure}});
  x_second = chooser("second measure", words::second_measure_for_readers, {{"", words::second_measure}});
  x_range = chooser("range", words::range_of_time,
                    {{"", words::whole_time},
                     {"24", words::last_24_months},
                     {"12", words::last_12_months},
                     {"6", words::last_6_months}});
  x_index = chooser("index treatment", words::day_0, {{"", words::since_latest}});
  x_measure->put("nrs_avg7");
  for (ChoiceField* field : {x_second, x_range, x_index}) field->put("");
  const auto button = [&](const char* label, std::function<void()> act) {
    auto* made = new wxButton(card, wxID_ANY, to_wx(label));
    made->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
    choosers->Add(made, wxSizerFlags().CentreVertical().Border(wxRIGHT | wxBOTTOM, spacing::gap()));
  };
  button(words::print, std::move(print));
  button(words::save_as, std::move(save));
  card->content().Add(choosers, wxSizerFlags().Expand());

  auto* row = new wxBoxSizer(wxHORIZONTAL);
  x_canvas = new TrendCanvas(card);
  x_course = new wxPanel(card);
  x_course->SetMinSize({spacing::dip(course_width), -1});
  row->Add(x_canvas, wxSizerFlags(1).Expand());
  row->Add(x_course, wxSizerFlags().Expand().Border(wxLEFT, spacing::field()));
  card->content().Add(row, wxSizerFlags(1).Expand());
  auto* outer = new wxBoxSizer(wxVERTICAL);
  outer->Add(card, wxSizerFlags(1).Expand());
  SetSizer(outer);
}

void TrendView::offer(const TrendChoices& choices) {
  const auto renew = [](ChoiceField* field, std::vector<Option> options) {
    const std::string chosen = field->code();
    field->offer(std::move(options));
    field->put(chosen);
    if (field->code().empty()) field->SetSelection(0);
  };
  if (!choices.measures.empty()) renew(x_measure, choices.measures);
  renew(x_second, choices.seconds);
  renew(x_index, choices.indices);
  Layout();
}

void TrendView::choose_second(const std::string& measure) { x_second->put(measure); }

TrendSelection TrendView::selection(Date today) const {
  TrendSelection selection;
  if (!x_measure->code().empty()) selection.instrument = x_measure->code();
  const std::string second = x_second->code();
  const std::size_t slash = second.find('/');
  selection.second = second.substr(0, slash);
  if (slash != std::string::npos) selection.second_side = side_of(second.substr(slash + 1)).value_or(Side::right);
  if (const int months = months_of(x_range->code()); months > 0) {
    Date from = today - date::months{months};
    if (!from.ok()) from = Date{from.year() / from.month() / date::last};
    selection.from = from;
  }
  if (!x_index->code().empty()) selection.index = TreatmentId{std::stoll(x_index->code())};
  return selection;
}

void TrendView::show(const PatientTrend& trend) {
  x_canvas->show(trend);
  show_course(trend);
}

void TrendView::show_course(const PatientTrend& trend) {
  x_course->DestroyChildren();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->AddSpacer(spacing::section());
  const int width = spacing::dip(course_width);
  const auto add = [&](wxStaticText* text, int below) {
    text->Wrap(width);
    column->Add(text, wxSizerFlags().Border(wxBOTTOM, below));
  };
  if (const std::optional<reports::CourseText> course = reports::course_text(trend)) {
    wxStaticText* heading = plain_text(x_course, course->heading);
    heading->SetFont(heading->GetFont().Bold());
    add(heading, spacing::field());
    if (!course->headline.empty()) {
      wxStaticText* headline = plain_text(x_course, course->headline);
      headline->SetFont(headline->GetFont().Scaled(2.0f));
      add(headline, spacing::field());
    }
    if (!course->change.empty()) add(plain_text(x_course, course->change), spacing::gap());
    for (const std::string& line : course->lines) add(muted_text(x_course, line), spacing::gap());
  }
  x_course->SetSizer(column, true);
  Layout();
}

}  // namespace psoas::ui
