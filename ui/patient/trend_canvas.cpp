#include "ui/patient/trend_canvas.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include <memory>
#include <utility>

#include "reports/chart/trend_text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/control_size.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

TrendCanvas::TrendCanvas(wxWindow* parent) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxFULL_REPAINT_ON_RESIZE | wxWANTS_CHARS, "trend chart");
  SetMinSize({spacing::dip(420), spacing::dip(220)});
  Bind(wxEVT_PAINT, &TrendCanvas::paint, this);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    x_layout.reset();
    event.Skip();
  });
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    if (x_layout) point_at(reports::hover_at(*x_layout, event.GetX(), event.GetY()));
  });
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { point_at(std::nullopt); });
  Bind(wxEVT_KEY_DOWN, &TrendCanvas::key, this);
  Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
    Refresh();
    event.Skip();
  });
  Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    point_at(std::nullopt);
    Refresh();
    event.Skip();
  });
  name_for_readers(*this, words::chart_for_readers);
}

void TrendCanvas::show(PatientTrend trend) {
  x_trend = std::move(trend);
  x_layout.reset();
  x_hover.reset();
  describe_for_readers(*this, reports::describe(x_trend));
  Refresh();
}

void TrendCanvas::lay_out_now() {
  const wxSize size = GetClientSize();
  reports::ChartOptions options;
  options.width = size.x;
  options.height = size.y;
  options.font_size = chart_font_size(*this);
  x_layout = reports::lay_out(x_trend, options, x_typesetter);
}

void TrendCanvas::paint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(card_colour());
  dc.Clear();
  if (GetClientSize().x < 2 || GetClientSize().y < 2) return;
  if (!x_layout) lay_out_now();
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  auto* cairo = context ? static_cast<cairo_t*>(context->GetNativeContext()) : nullptr;
  if (!cairo) return;
  reports::ChartTheme theme = dark_theme() ? reports::dark_theme() : reports::light_theme();
  theme.fill_paper = false;
  reports::draw(*x_layout, cairo, theme, x_typesetter);
  if (x_hover) reports::draw_hover(*x_layout, *x_hover, cairo, theme, x_typesetter);
  if (!HasFocus()) return;
  context->SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), spacing::hair()));
  context->SetBrush(*wxTRANSPARENT_BRUSH);
  context->DrawRoundedRectangle(1, 1, GetClientSize().x - 2, GetClientSize().y - 2, spacing::tight());
}

void TrendCanvas::point_at(std::optional<reports::TrendHover> hover) {
  const bool same = hover && x_hover ? hover->same_as(*x_hover) : !hover && !x_hover;
  if (same) return;
  x_hover = std::move(hover);
  Refresh();
}

void TrendCanvas::key(wxKeyEvent& event) {
  if (!x_layout) lay_out_now();
  switch (event.GetKeyCode()) {
    case WXK_RIGHT: point_at(reports::hover_next(*x_layout, x_hover)); break;
    case WXK_LEFT: point_at(reports::hover_previous(*x_layout, x_hover)); break;
    case WXK_HOME: point_at(reports::hover_next(*x_layout, std::nullopt)); break;
    case WXK_END: point_at(reports::hover_previous(*x_layout, std::nullopt)); break;
    case WXK_ESCAPE:
      if (x_hover) point_at(std::nullopt);
      else event.Skip();
      return;
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    default: event.Skip(); return;
  }
  if (!x_hover) return;
  std::string said = x_hover->heading;
  for (const std::string& line : x_hover->lines) said += "; " + line;
  describe_for_readers(*this, said);
}

}  // namespace psoas::ui
