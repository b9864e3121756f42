#include "ui/widget/field.h"

#include <wx/scrolwin.h>

#include <algorithm>

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

namespace psoas::ui {

void lay_out_again(wxWindow& changed) {
  for (wxWindow* window = changed.GetParent(); window && !window->IsTopLevel(); window = window->GetParent()) {
    window->InvalidateBestSize();
    window->Layout();
    if (auto* scrolled = dynamic_cast<wxScrolledWindow*>(window)) {
      scrolled->FitInside();
      return;
    }
  }
}

void scroll_to_top_of_page(const wxWindow& part) {
  for (wxWindow* window = part.GetParent(); window && !window->IsTopLevel(); window = window->GetParent()) {
    auto* page = dynamic_cast<wxScrolledWindow*>(window);
    if (!page) continue;
    int step = 0;
    page->GetScrollPixelsPerUnit(nullptr, &step);
    const int above = page->ScreenToClient(part.GetScreenPosition()).y;
    if (step > 0) page->Scroll(-1, page->GetViewStart().y + above / step);
    return;
  }
}

FieldNote::FieldNote(wxWindow* parent, std::string_view hint)
    : wxStaticText(parent, wxID_ANY, {}), x_hint(hint), x_text(hint) {
  SetFont(GetFont().Scaled(0.92f));
  SetForegroundColour(muted_colour());
  put_text(*this, x_hint);
  Show(!x_hint.empty());
}

void FieldNote::fit_into(int width) {
  if (!x_problem && !x_hint.empty()) Wrap(width);
}

void FieldNote::refuse(wxWindow& field, std::string_view what) {
  put(field, "✗ " + std::string(what), problem_colour(), true);
  mark_refused(field, true);
}

void FieldNote::warn(wxWindow& field, std::string_view what) {
  put(field, "⚠ " + std::string(what), warning_colour(), true);
  mark_refused(field, false);
}

void FieldNote::settle(wxWindow& field) {
  put(field, x_hint, muted_colour(), false);
  mark_refused(field, false);
}

void FieldNote::set_hint(std::string_view hint) {
  x_hint = hint;
  if (x_problem) return;
  x_text = x_hint;
  put_text(*this, x_hint);
  Show(!x_hint.empty());
}

void FieldNote::put(wxWindow& field, std::string_view text, const wxColour& colour, bool problem) {
  x_problem = problem;
  describe_for_readers(field, text);
  if (x_text == text && GetForegroundColour() == colour) return;
  x_text = text;
  SetForegroundColour(colour);
  SetLabel(to_label(text));
  // A long sentence goes on below rather than pushing the fields beside it away.
  Wrap(std::max(field.GetSize().x, spacing::width_of(field, 28)));
  Show(!text.empty());
  InvalidateBestSize();
  lay_out_again(*this);
}

namespace {

constexpr int longest_hint_line = 64;  // characters

}  // namespace

LabelledField::LabelledField(wxWindow* parent, std::string_view label, wxWindow* control, std::string_view hint)
    : x_label(new wxStaticText(parent, wxID_ANY, to_wx(label))),
      x_control(control),
      x_note(new FieldNote(parent, hint)) {
  label_for_readers(*control, *x_label);
  x_note->fit_into(std::max(control->GetEffectiveMinSize().x, spacing::width_of(*control, longest_hint_line)));
  if (!hint.empty()) describe_for_readers(*control, hint);
  // The access key of a static text goes to the control created after it; tab order follows the eye likewise.
  x_label->MoveBeforeInTabOrder(control);
  x_note->MoveAfterInTabOrder(control);
}

wxSizer* LabelledField::over() const {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(x_label, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  column->Add(control_and_note(), wxSizerFlags().Expand());
  return column;
}

wxSizer* LabelledField::beside() const {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  // Level with the control, not with the note below it.
  auto* label = new wxBoxSizer(wxVERTICAL);
  label->SetMinSize(-1, x_control->GetBestSize().GetHeight());
  label->AddStretchSpacer();
  label->Add(x_label);
  label->AddStretchSpacer();
  row->Add(label, wxSizerFlags().Border(wxRIGHT, spacing::tight()));
  row->Add(control_and_note());
  return row;
}

wxSizer* LabelledField::control_and_note(int control_proportion) const {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(x_control, wxSizerFlags(control_proportion).Expand());
  column->Add(x_note, wxSizerFlags().Border(wxTOP, spacing::hair()));
  return column;
}

}  // namespace psoas::ui
