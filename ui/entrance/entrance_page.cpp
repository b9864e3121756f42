#include "ui/entrance/entrance_page.h"

#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

namespace psoas::ui {

EntrancePage::EntrancePage(wxWindow* parent, const ScreenContext& context, const wxString& name,
                           std::string_view heading)
    : Screen(parent, context, name),
      x_heading(heading),
      x_scrolled(new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)),
      x_card(new Card(x_scrolled)) {
  x_scrolled->SetScrollRate(0, spacing::dip(12));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->AddStretchSpacer(1);
  column->Add(x_card, wxSizerFlags().CenterHorizontal().Border(wxALL, spacing::margin()));
  column->AddStretchSpacer(2);
  x_scrolled->SetSizer(column);
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(x_scrolled, wxSizerFlags(1).Expand());
  SetSizer(whole);
  x_card->content().Add(page_heading(x_card, heading), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
}

void EntrancePage::add(wxSizer* part) {
  x_card->content().Add(part, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
}

void EntrancePage::add(wxWindow* part) {
  x_card->content().Add(part, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
}

void EntrancePage::add_text(std::string_view text) {
  auto* place = plain_text(x_card, text);
  place->Wrap(spacing::width_of(*place, line_characters));
  add(place);
}

wxButton* EntrancePage::make_button(std::string_view label, const char* name, std::function<void()> act) {
  return action_button(x_card, label, name, std::move(act));
}

void EntrancePage::add_foot(std::initializer_list<wxButton*> buttons) {
  x_refusal = plain_text(x_card, {});
  x_refusal->SetName("refusal");
  x_refusal->SetForegroundColour(problem_colour());
  x_refusal->Hide();
  add(x_refusal);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  bool first = true;
  for (wxButton* button : buttons) {
    if (first) mark_primary(*button);
    else row->AddSpacer(spacing::gap());
    first = false;
    row->Add(button, wxSizerFlags().CenterVertical());
  }
  x_card->content().Add(row, wxSizerFlags());
  Layout();
}

void EntrancePage::refuse(std::string_view sentence) {
  const std::string shown = sentence.empty() ? std::string() : "✗ " + std::string(sentence);
  if (x_refusal->IsShown() == !shown.empty() && from_wx(x_refusal->GetLabelText()) == shown) return;
  put_text(*x_refusal, shown);
  x_refusal->Wrap(spacing::width_of(*x_refusal, line_characters));
  x_refusal->Show(!shown.empty());
  describe_for_readers(*x_card, shown);
  fit();
}

void EntrancePage::fit() {
  x_card->Layout();
  x_scrolled->FitInside();
  x_scrolled->Layout();
}

}  // namespace psoas::ui
