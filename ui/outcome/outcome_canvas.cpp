#include "ui/outcome/outcome_canvas.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include <cmath>
#include <utility>

#include "ui/widget/accessible.h"
#include "ui/widget/control_size.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"

namespace psoas::ui {

OutcomeCanvas::OutcomeCanvas(wxWindow* parent, reports::OutcomeChart chart, const char* name) : x_chart(chart) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxFULL_REPAINT_ON_RESIZE | wxWANTS_CHARS, name);
  SetMinSize({spacing::dip(300), spacing::dip(250)});
  Bind(wxEVT_PAINT, &OutcomeCanvas::paint, this);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    x_layout.reset();
    x_point.reset();
    event.Skip();
  });
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    if (x_result) point_at(reports::point_at(laid_out(), event.GetX(), event.GetY()));
  });
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { point_at(std::nullopt); });
  Bind(wxEVT_KEY_DOWN, &OutcomeCanvas::key, this);
  Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
    Refresh();
    event.Skip();
  });
  Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    point_at(std::nullopt);
    Refresh();
    event.Skip();
  });
  name_for_readers(*this, name);
}

void OutcomeCanvas::show(std::shared_ptr<const OutcomeResult> result) {
  x_result = std::move(result);
  x_layout.reset();
  x_point.reset();
  describe_for_readers(*this, reports::describe(*x_result, x_chart));
  ask_for_height();
  Refresh();
}

double OutcomeCanvas::font_size() const { return chart_font_size(*this); }

// A chart with many groups needs more room below its plot.
void OutcomeCanvas::ask_for_height() {
  reports::OutcomeChartOptions options;
  options.width = std::max(GetClientSize().x, GetMinSize().x);
  options.font_size = font_size();
  const double wanted = reports::wanted_height(*x_result, x_chart, options, x_typesetter);
  SetMinSize({GetMinSize().x, std::max(spacing::dip(250), static_cast<int>(std::ceil(wanted)))});
}

const reports::OutcomeChartLayout& OutcomeCanvas::laid_out() {
  if (!x_layout) {
    reports::OutcomeChartOptions options;
    options.width = GetClientSize().x;
    options.height = GetClientSize().y;
    options.font_size = font_size();
    x_layout = reports::lay_out(*x_result, x_chart, options, x_typesetter);
  }
  return *x_layout;
}

const std::string& OutcomeCanvas::empty_message() {
  static const std::string nothing;
  return x_result ? laid_out().empty_message : nothing;
}

void OutcomeCanvas::paint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(card_colour());
  dc.Clear();
  if (!x_result || GetClientSize().x < 2 || GetClientSize().y < 2) return;
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  auto* cairo = context ? static_cast<cairo_t*>(context->GetNativeContext()) : nullptr;
  if (!cairo) return;
  reports::ChartTheme theme = dark_theme() ? reports::dark_theme() : reports::light_theme();
  theme.fill_paper = false;
  reports::draw(laid_out(), cairo, theme, x_typesetter);
  if (x_point) reports::draw_hover(laid_out(), *x_point, cairo, theme, x_typesetter);
  if (!HasFocus()) return;
  context->SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), spacing::hair()));
  context->SetBrush(*wxTRANSPARENT_BRUSH);
  context->DrawRoundedRectangle(1, 1, GetClientSize().x - 2, GetClientSize().y - 2, spacing::tight());
}

void OutcomeCanvas::point_at(std::optional<std::size_t> point) {
  if (point == x_point) return;
  x_point = point;
  Refresh();
}

std::string OutcomeCanvas::pointed() const {
  if (!x_point || !x_layout) return {};
  const reports::OutcomePoint& point = x_layout->points[*x_point];
  std::string said = point.heading;
  for (const std::string& line : point.lines) said += "; " + line;
  return said;
}

void OutcomeCanvas::key(wxKeyEvent& event) {
  if (!x_result) return event.Skip();
  using reports::ChartStep;
  const auto go = [this](ChartStep step) { point_at(reports::step_from(laid_out(), x_point, step)); };
  switch (event.GetKeyCode()) {
    case WXK_RIGHT: go(ChartStep::right); break;
    case WXK_LEFT: go(ChartStep::left); break;
    case WXK_DOWN: go(ChartStep::next_group); break;
    case WXK_UP: go(ChartStep::previous_group); break;
    case WXK_ESCAPE:
      if (x_point) point_at(std::nullopt);
      else event.Skip();
      return;
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    default: event.Skip(); return;
  }
  if (x_point) describe_for_readers(*this, pointed());
}

}  // namespace psoas::ui
