#include "ui/outcome/figure_table.h"

#include <wx/dcbuffer.h>
#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include <algorithm>

#include "domain/base/text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/control_size.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

// At each side of a text: this much, or where the columns would not fit else, no less than the other.
int most_pad() { return spacing::tight() + spacing::hair() / 2; }
int least_pad() { return spacing::hair(); }

int widest_label() { return spacing::dip(120); }

// A share stands under its count: "70/122" over "57.4 %".
std::string in_lines(const FigureCell& cell) {
  std::string text = cell.text;
  if (const std::size_t dot = text.find(" · "); dot != std::string::npos)
    text.replace(dot, std::string_view(" · ").size(), "\n");
  return text;
}

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
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    if (x_result) place_columns();
    event.Skip();
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

// Columns as wide as their widest number; headings and the names of groups are broken to fit.
void FigureTable::measure() {
  wxClientDC dc(this);
  dc.SetFont(GetFont());
  const auto width = [&](const std::string& text) { return dc.GetMultiLineTextExtent(to_wx(text)).x; };
  const auto lines_of = [](const wxString& text) { return static_cast<int>(text.Freq('\n')) + 1; };
  const auto widest_word = [&](const std::string& text) {
    int widest = 0;
    for (const std::string& word : split(text, ' ')) widest = std::max(widest, width(word));
    return widest;
  };
  int first = spacing::dip(90);
  for (const FigureRow& row : x_sheet.rows)
    first = std::max({first, std::min(width(row.label), widest_label()), widest_word(row.label)});
  first = std::min(first, spacing::dip(230));
  x_labels.clear();
  int lines = 3;
  for (const FigureRow& row : x_sheet.rows) {
    x_labels.push_back(wrapped(dc, row.label, first));
    lines = std::max(lines, lines_of(x_labels.back()));
  }
  x_row_height = lines * GetCharHeight() + spacing::gap();
  x_widths = {sign_width(*this) + first};
  x_headings.clear();
  dc.SetFont(GetFont().Bold());
  lines = lines_of(wrapped(dc, x_sheet.title, x_widths[0]));
  dc.SetFont(GetFont());
  for (std::size_t i = 0; i < x_sheet.columns.size(); ++i) {
    // A heading's longest word is never broken.
    int widest = std::max(spacing::dip(28), widest_word(x_sheet.columns[i].heading));
    for (const FigureRow& row : x_sheet.rows)
      widest = std::max({widest, width(in_lines(row.cells[i])), width(row.cells[i].under)});
    x_headings.push_back(wrapped(dc, x_sheet.columns[i].heading, widest));
    lines = std::max(lines, lines_of(x_headings.back()));
    x_widths.push_back(widest);
  }
  x_heading_height = lines * GetCharHeight() + most_pad();
  place_columns();
  const int height = x_heading_height + static_cast<int>(x_sheet.rows.size()) * x_row_height;
  SetMinSize({spacing::dip(200), height + wxSystemSettings::GetMetric(wxSYS_HSCROLL_Y, this)});
  lay_out_again(*this);
}

// Closer to each other where there is little room, so that as few tables as can be have to be scrolled.
void FigureTable::place_columns() {
  int needed = 0;
  for (const int width : x_widths) needed += width;
  const int spare = GetClientSize().x - needed;
  x_pad = std::clamp(spare / (2 * static_cast<int>(x_widths.size())), least_pad(), most_pad());
  x_lefts = {0};
  for (const int width : x_widths) x_lefts.push_back(x_lefts.back() + width + 2 * x_pad);
  SetVirtualSize(x_lefts.back(), x_heading_height + static_cast<int>(x_sheet.rows.size()) * x_row_height);
  Refresh();
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
  const wxRect corner(x_pad, 0, x_lefts[1] - x_pad, x_heading_height - most_pad() / 2);
  dc.SetFont(GetFont().Bold());
  dc.DrawLabel(wrapped(dc, x_sheet.title, corner.width), corner, wxALIGN_LEFT | wxALIGN_BOTTOM);
  dc.SetFont(GetFont());
  for (std::size_t i = 0; i < x_headings.size(); ++i) {
    const wxRect box(x_lefts[i + 1] + x_pad, 0, x_lefts[i + 2] - x_lefts[i + 1] - 2 * x_pad,
                     x_heading_height - most_pad() / 2);
    dc.DrawLabel(x_headings[i], box, wxALIGN_RIGHT | wxALIGN_BOTTOM);
  }
}

void FigureTable::draw_row(wxDC& dc, int place) {
  const FigureRow& row = x_sheet.rows[static_cast<std::size_t>(place)];
  const int top = x_heading_height + place * x_row_height;
  dc.SetPen(wxPen(border_colour(), 1));
  dc.DrawLine(0, top, x_lefts.back(), top);
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT));
  const wxRect label(x_pad + sign_width(*this), top, x_widths[0] - sign_width(*this), x_row_height);
  dc.SetClippingRegion(label);  // a word of a name may be too long
  dc.DrawLabel(x_labels[static_cast<std::size_t>(place)], label, wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
  dc.DestroyClippingRegion();
  for (int column = 0; column < static_cast<int>(row.cells.size()); ++column) {
    const wxRect box = box_of(place, column);
    draw_cell(dc, box, row.cells[static_cast<std::size_t>(column)]);
    if (!HasFocus() || place != x_row || column != x_column) continue;
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), spacing::hair()));
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRoundedRectangle(wxRect(box).Deflate(2), spacing::tight());
  }
}

// A number that opens is underlined; its interval stands below, quieter.
void FigureTable::draw_cell(wxDC& dc, const wxRect& box, const FigureCell& cell) {
  const wxString text = to_wx(in_lines(cell));
  const int lines = static_cast<int>(text.Freq('\n')) + 1 + (cell.under.empty() ? 0 : 1);
  const int line = GetCharHeight();
  wxRect inner(box.x + x_pad, box.y + (box.height - lines * line) / 2, box.width - 2 * x_pad, lines * line);
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT));
  dc.SetFont(cell.opens ? GetFont().Underlined() : GetFont());
  dc.DrawLabel(text, inner, wxALIGN_RIGHT | wxALIGN_TOP);
  dc.SetFont(GetFont());
  if (cell.under.empty()) return;
  dc.SetTextForeground(muted_colour());
  dc.DrawLabel(to_wx(cell.under), inner, wxALIGN_RIGHT | wxALIGN_BOTTOM);
}

// The same colour, dash and marker as in the charts.
void FigureTable::draw_signs(wxGraphicsContext& context) {
  auto* cairo = static_cast<cairo_t*>(context.GetNativeContext());
  if (!cairo) return;
  reports::ChartTheme theme = dark_theme() ? reports::dark_theme() : reports::light_theme();
  theme.fill_paper = false;
  const double size = chart_font_size(*this);
  for (std::size_t place = 0; place < x_sheet.rows.size(); ++place) {
    const auto sign = reports::sign_of(*x_result, x_sheet.rows[place].group);
    if (!sign) continue;
    const double top = x_heading_height + static_cast<double>(place) * x_row_height + (x_row_height - size) / 2.0;
    context.PushState();
    context.Translate(x_pad, top);
    reports::draw(reports::sign_sample(*sign, size), cairo, theme, x_typesetter);
    context.PopState();
  }
}

}  // namespace psoas::ui
