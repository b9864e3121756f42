#include "ui/widget/body_canvas.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include "ui/widget/accessible.h"
#include "ui/widget/control_size.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/body_words.h"

namespace psoas::ui {

namespace {

std::size_t first_area() { return reports::shape_of({"lower_back", Side::right}).value_or(0); }

}  // namespace

BodyCanvas::BodyCanvas(wxWindow* parent, std::string_view name, std::function<std::string(const BodyArea&)> names)
    : x_names(std::move(names)), x_at(first_area()) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxFULL_REPAINT_ON_RESIZE | wxWANTS_CHARS, to_wx(name));
  SetMinSize({spacing::dip(300), spacing::dip(300)});
  Bind(wxEVT_PAINT, &BodyCanvas::paint, this);
  Bind(wxEVT_KEY_DOWN, &BodyCanvas::key, this);
  Bind(wxEVT_LEFT_DOWN, &BodyCanvas::click, this);
  Bind(wxEVT_MOTION, &BodyCanvas::point_at, this);
  for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
    Bind(type, [this](wxFocusEvent& event) {
      x_one_typed = false;
      Refresh();
      event.Skip();
    });
  say();
}

void BodyCanvas::show(std::vector<reports::BodyMark> marks) {
  x_marks = std::move(marks);
  say();
  Refresh();
}

const BodyArea& BodyCanvas::area() const { return reports::body_shapes()[x_at].area; }

reports::BodyChartLayout BodyCanvas::layout() const {
  return reports::lay_out_body(GetClientSize().x, GetClientSize().y, chart_font_size(*this));
}

void BodyCanvas::paint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(card_colour());
  dc.Clear();
  if (GetClientSize().x < 2 || GetClientSize().y < 2) return;
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  auto* cairo = context ? static_cast<cairo_t*>(context->GetNativeContext()) : nullptr;
  if (!cairo) return;
  reports::ChartTheme theme = dark_theme() ? reports::dark_theme() : reports::light_theme();
  theme.fill_paper = false;
  reports::draw_body(layout(), x_marks, HasFocus() ? std::optional(x_at) : std::nullopt, cairo, theme, x_typesetter);
}

void BodyCanvas::key(wxKeyEvent& event) {
  const int code = event.GetKeyCode();
  if (code != '0' && code != WXK_NUMPAD0) x_one_typed = x_one_typed && (code == WXK_SHIFT);
  switch (code) {
    case WXK_LEFT: return go(reports::Direction4::left);
    case WXK_RIGHT: return go(reports::Direction4::right);
    case WXK_UP: return go(reports::Direction4::up);
    case WXK_DOWN: return go(reports::Direction4::down);
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    default: break;
  }
  if (event.HasModifiers()) return event.Skip();
  if (code == WXK_SPACE && on_toggle) return on_toggle(area());
  if ((code == WXK_DELETE || code == WXK_BACK) && on_remove) return on_remove(area());
  if (code >= '0' && code <= '9' && on_rate) return digit(code - '0');
  if (code >= WXK_NUMPAD0 && code <= WXK_NUMPAD9 && on_rate) return digit(code - WXK_NUMPAD0);
  if (!on_key || !on_key(code)) event.Skip();
}

void BodyCanvas::digit(int number) {
  const bool ten = x_one_typed && number == 0;
  x_one_typed = number == 1;
  on_rate(area(), ten ? 10 : number);
}

void BodyCanvas::click(wxMouseEvent& event) {
  SetFocus();
  const auto shape =
      reports::shape_at(layout(), {static_cast<double>(event.GetX()), static_cast<double>(event.GetY())});
  if (!shape) return;
  go_to(*shape);
  if (on_toggle) on_toggle(area());
}

void BodyCanvas::point_at(wxMouseEvent& event) {
  const auto shape =
      reports::shape_at(layout(), {static_cast<double>(event.GetX()), static_cast<double>(event.GetY())});
  const wxString name = shape ? to_wx(x_names(reports::body_shapes()[*shape].area)) : wxString();
  if (name == GetToolTipText()) return;
  if (name.empty()) UnsetToolTip();
  else SetToolTip(name);
}

void BodyCanvas::go_to(std::size_t shape) {
  x_at = shape;
  x_one_typed = false;
  say();
  Refresh();
}

// The name changes with the region, and readers say a name that changes.
void BodyCanvas::say() {
  name_for_readers(*this, std::string(wording::body::heading) + ", " + x_names(area()));
  describe_for_readers(*this, on_toggle ? wording::body::keys : "");
}

}  // namespace psoas::ui
