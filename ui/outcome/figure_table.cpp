#include "ui/outcome/figure_table.h"

#include <wx/dcbuffer.h>
#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include <algorithm>

#include "domain/base/text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

constexpr double font_of_line_height = 0.7;

int pad() { return spacing::tight() + spacing::hair() / 2; }

int sign_width(const wxWindow& window) { return 5 * window.GetCharWidth(); }

}  // namespace

FigureTable::FigureTable(wxWindow* parent, std::function<void(std::size_t, OutcomeFigure)> open,
                         std::function<std::string(OutcomeFigure)> help)
    : x_open(std::move(open)), x_help(std::move(help)) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  // Its scroll bar needs room before the first layout.
  Create(parent, wxID_ANY, wxDefaultPosition, wxSize(spacing::dip(200), spacing::dip(120)),
         wxHSCROLL | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE | wxBORDER_NONE, "figures");
  SetScrollRate(spacing::dip(16), 0);
  SetFont(GetFont().Scaled(0.93f));  // many columns
  Bind(wxEVT_PAINT, &FigureTable::paint, this);
  Bind(wxEVT_KEY_DOWN, &FigureTable::key, this);
  Bind(wxEVT_MOTION, &FigureTable::point, this);
  Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
    SetFocus();
    const auto cell = cell_at(CalcUnscrolledPosition(event.GetPosition()));
    if (!cell) return;
    go_to(cell->row, cell->column);
    open_chosen();
  });
  for (const auto kind : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
    Bind(kind, [this](wxFocusEvent& event) {
      Refresh();
      event.Skip();
    });
  name_for_readers(*this, words::figures_for_readers);
}

void FigureTable::show(std::shared_ptr<const OutcomeResult> result, std::size_t window) {
  x_result = std::move(result);
  x_sheet = figure_sheet(*x_result, window);
  measure();
  go_to(x_row, x_column);
}

// Columns as wide as their widest number; headings are broken to fit them.
void FigureTable::measure() {
  wxClientDC dc(this);
  dc.SetFont(GetFont());
  const auto width = [&](const std::string& text) { return dc.GetTextExtent(to_wx(text)).x; };
  int first = spacing::dip(130);
  for (const FigureRow& row : x_sheet.rows) first = std::max(first, sign_width(*this) + width(row.label));
  x_lefts = {0, std::min(first, spacing::dip(230)) + 2 * pad()};
  x_headings.clear();
  dc.SetFont(GetFont().Bold());
  int lines = static_cast<int>(wrapped(dc, x_sheet.title, x_lefts[1] - pad()).Freq('\n')) + 1;
  dc.SetFont(GetFont());
  for (std::size_t i = 0; i < x_sheet.columns.size(); ++i) {
    int widest = spacing::dip(34);
    for (const FigureRow& row : x_sheet.rows)
      widest = std::max({widest, width(row.cells[i].text), width(row.cells[i].under)});
    // A heading's longest word is never broken.
    for (const char* start = x_sheet.columns[i].heading.c_str(); *start;) {
      const char* end =
          std::find_if(start, start + std::char_traits<char>::length(start), [](char c) { return c == ' '; });
      widest = std::max(widest, width(std::string(start, end)));
      start = *end ? end + 1 : end;
    }
    x_headings.push_back(wrapped(dc, x_sheet.columns[i].heading, widest));
    lines = std::max(lines, static_cast<int>(x_headings.back().Freq('\n')) + 1);
    x_lefts.push_back(x_lefts.back() + widest + 2 * pad());
  }
  x_heading_height = lines * GetCharHeight() + pad();
  x_row_height = 2 * GetCharHeight() + spacing::gap() + spacing::tight();
  const int height = x_heading_height + static_cast<int>(x_sheet.rows.size()) * x_row_height;
  SetVirtualSize(x_lefts.back(), height);
  SetMinSize({spacing::dip(200), height + wxSystemSettings::GetMetric(wxSYS_HSCROLL_Y, this)});
  lay_out_again(*this);
}

wxString FigureTable::wrapped(wxDC& dc, const std::string& text, int width) const {
  wxString lines;
  wxString line;
  for (const std::string& word : split(text, ' ')) {
    const wxString longer = line.empty() ? to_wx(word) : line + " " + to_wx(word);
    if (!line.empty() && dc.GetTextExtent(longer).x > width) {
      lines += line + "\n";
      line = to_wx(word);
    } else {
      line = longer;
    }
  }
  return lines + line;
}

wxRect FigureTable::box_of(int row, int column) const {
  const int left = x_lefts[static_cast<std::size_t>(column) + 1];
  const int right = x_lefts[static_cast<std::size_t>(column) + 2];
  return {left, x_heading_height + row * x_row_height, right - left, x_row_height};
}

std::optional<FigureTable::Cell> FigureTable::cell_at(const wxPoint& place) const {
  for (int row = 0; row < static_cast<int>(x_sheet.rows.size()); ++row)
    for (int column = 0; column < static_cast<int>(x_sheet.columns.size()); ++column)
      if (box_of(row, column).Contains(place)) return Cell{row, column};
  return std::nullopt;
}

void FigureTable::go_to(int row, int column) {
  if (x_sheet.rows.empty()) return;
  x_row = std::clamp(row, 0, static_cast<int>(x_sheet.rows.size()) - 1);
  x_column = std::clamp(column, 0, static_cast<int>(x_sheet.columns.size()) - 1);
  describe_for_readers(*this, spoken());
  const wxRect box = box_of(x_row, x_column);
  int step = 0;
  GetScrollPixelsPerUnit(&step, nullptr);
  const int left = CalcScrolledPosition(box.GetTopLeft()).x;
  if (step > 0 && HasFocus() && (left < 0 || left + box.width > GetClientSize().x)) Scroll(box.x / step, -1);
  Refresh();
}

std::string FigureTable::spoken() const {
  if (x_sheet.rows.empty()) return {};
  const FigureRow& row = x_sheet.rows[static_cast<std::size_t>(x_row)];
  const FigureColumn& column = x_sheet.columns[static_cast<std::size_t>(x_column)];
  const FigureCell& cell = row.cells[static_cast<std::size_t>(x_column)];
  std::string said = row.label + ", " + column.heading + ": " + cell.text;
  if (!cell.under.empty()) said += ", " + cell.under;
  const std::string help = x_help(column.figure);
  return help.empty() ? said : said + ". " + help;
}

void FigureTable::open_chosen() {
  if (x_sheet.rows.empty()) return;
  const FigureRow& row = x_sheet.rows[static_cast<std::size_t>(x_row)];
  if (row.cells[static_cast<std::size_t>(x_column)].opens)
    x_open(row.group, x_sheet.columns[static_cast<std::size_t>(x_column)].figure);
}

void FigureTable::key(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_RIGHT: return go_to(x_row, x_column + 1);
    case WXK_LEFT: return go_to(x_row, x_column - 1);
    case WXK_DOWN: return go_to(x_row + 1, x_column);
    case WXK_UP: return go_to(x_row - 1, x_column);
    case WXK_HOME: return go_to(x_row, 0);
    case WXK_END: return go_to(x_row, static_cast<int>(x_sheet.columns.size()) - 1);
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_SPACE: return open_chosen();
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    default: event.Skip();
  }
}

void FigureTable::point(wxMouseEvent& event) {
  const wxPoint place = CalcUnscrolledPosition(event.GetPosition());
  const auto cell = cell_at(place);
  const bool opens =
      cell && x_sheet.rows[static_cast<std::size_t>(cell->row)].cells[static_cast<std::size_t>(cell->column)].opens;
  SetCursor(opens ? wxCursor(wxCURSOR_HAND) : wxNullCursor);
  wxString help;
  for (int column = 0; column < static_cast<int>(x_sheet.columns.size()); ++column)
    if (place.x >= box_of(0, column).x && place.x < box_of(0, column).GetRight())
      help = to_wx(x_help(x_sheet.columns[static_cast<std::size_t>(column)].figure));
  if (GetToolTipText() != help) SetToolTip(help);
  event.Skip();
}

void FigureTable::paint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  DoPrepareDC(dc);
  dc.SetBackground(card_colour());
  dc.Clear();
  if (!x_result || x_lefts.empty()) return;
  dc.SetFont(GetFont());
  draw_head(dc);
  for (int row = 0; row < static_cast<int>(x_sheet.rows.size()); ++row) draw_row(dc, row);
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  if (context) draw_signs(*context);
}

void FigureTable::draw_head(wxDC& dc) {
  dc.SetTextForeground(muted_colour());
  const wxRect corner(pad(), 0, x_lefts[1] - pad(), x_heading_height - pad() / 2);
  dc.SetFont(GetFont().Bold());
  dc.DrawLabel(wrapped(dc, x_sheet.title, corner.width), corner, wxALIGN_LEFT | wxALIGN_BOTTOM);
  dc.SetFont(GetFont());
  for (std::size_t i = 0; i < x_headings.size(); ++i) {
    const wxRect box(x_lefts[i + 1] + pad(), 0, x_lefts[i + 2] - x_lefts[i + 1] - 2 * pad(),
                     x_heading_height - pad() / 2);
    dc.DrawLabel(x_headings[i], box, wxALIGN_RIGHT | wxALIGN_BOTTOM);
  }
}

void FigureTable::draw_row(wxDC& dc, int place) {
  const FigureRow& row = x_sheet.rows[static_cast<std::size_t>(place)];
  const int top = x_heading_height + place * x_row_height;
  dc.SetPen(wxPen(border_colour(), 1));
  dc.DrawLine(0, top, x_lefts.back(), top);
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT));
  const int width = x_lefts[1] - sign_width(*this) - pad();
  dc.DrawLabel(wxControl::Ellipsize(to_wx(row.label), dc, wxELLIPSIZE_END, width),
               wxRect(pad() + sign_width(*this), top, width, x_row_height), wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
  for (int column = 0; column < static_cast<int>(row.cells.size()); ++column) {
    const wxRect box = box_of(place, column);
    draw_cell(dc, box, row.cells[static_cast<std::size_t>(column)]);
    if (!HasFocus() || place != x_row || column != x_column) continue;
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), spacing::hair()));
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRoundedRectangle(wxRect(box).Deflate(2), spacing::tight());
  }
}

// A number that opens is underlined.
void FigureTable::draw_cell(wxDC& dc, const wxRect& box, const FigureCell& cell) {
  const wxRect inner = wxRect(box).Deflate(pad(), pad());
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT));
  dc.SetFont(cell.opens ? GetFont().Underlined() : GetFont());
  const bool alone = cell.under.empty();
  dc.DrawLabel(to_wx(cell.text), inner, wxALIGN_RIGHT | (alone ? wxALIGN_CENTRE_VERTICAL : wxALIGN_TOP));
  dc.SetFont(GetFont());
  if (alone) return;
  dc.SetTextForeground(muted_colour());
  dc.DrawLabel(to_wx(cell.under), inner, wxALIGN_RIGHT | wxALIGN_BOTTOM);
}

// The same colour, dash and marker as in the charts.
void FigureTable::draw_signs(wxGraphicsContext& context) {
  auto* cairo = static_cast<cairo_t*>(context.GetNativeContext());
  if (!cairo) return;
  reports::ChartTheme theme = dark_theme() ? reports::dark_theme() : reports::light_theme();
  theme.fill_paper = false;
  const double size = GetCharHeight() * font_of_line_height;
  for (std::size_t place = 0; place < x_sheet.rows.size(); ++place) {
    const auto sign = reports::sign_of(*x_result, x_sheet.rows[place].group);
    if (!sign) continue;
    const double top = x_heading_height + static_cast<double>(place) * x_row_height + (x_row_height - size) / 2.0;
    context.PushState();
    context.Translate(pad(), top);
    reports::draw(reports::sign_sample(*sign, size), cairo, theme, x_typesetter);
    context.PopState();
  }
}

}  // namespace psoas::ui
