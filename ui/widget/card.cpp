#include "ui/widget/card.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

#include "ui/widget/look.h"
#include "ui/widget/spacing.h"

namespace psoas::ui {

Card::Card(wxWindow* parent)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
              wxTAB_TRAVERSAL | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE),
      x_content(new wxBoxSizer(wxVERTICAL)) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  auto* frame = new wxBoxSizer(wxVERTICAL);
  frame->Add(x_content, wxSizerFlags(1).Expand().Border(wxALL, spacing::gap() + spacing::tight()));
  SetSizer(frame);
  Bind(wxEVT_PAINT, &Card::paint, this);
}

void Card::paint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(GetParent()->GetBackgroundColour());
  dc.Clear();
  const std::unique_ptr<wxGraphicsContext> graphics(wxGraphicsContext::Create(dc));
  graphics->SetPen(wxPen(border_colour(), 1));
  graphics->SetBrush(wxBrush(card_colour()));
  const wxSize size = GetClientSize();
  graphics->DrawRoundedRectangle(0.5, 0.5, size.x - 2.0, size.y - 2.0, spacing::dip(6));
}

}  // namespace psoas::ui
