#include "ui/patient/form_place.h"

#include <wx/sizer.h>

#include "ui/widget/spacing.h"

namespace psoas::ui {

FormPlace::FormPlace(wxWindow* tab, wxWindow& table)
    : wxScrolledWindow(tab, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL), x_table(table) {
  SetScrollRate(0, spacing::dip(16));
  SetSizer(new wxBoxSizer(wxVERTICAL));
  Hide();
}

void FormPlace::clear() {
  DestroyChildren();
  GetSizer()->Clear();
}

void FormPlace::open(wxWindow* form) {
  GetSizer()->Add(form, wxSizerFlags().Expand());
  const int room = x_table.GetSize().GetHeight() + (IsShown() ? GetSize().GetHeight() : 0);
  const int needed = form->GetBestSize().GetHeight() + x_table.GetMinSize().GetHeight() + spacing::field();
  x_table.Show(needed <= room);
  Show();
  FitInside();
  GetParent()->Layout();
}

void FormPlace::close() {
  CallAfter([this] {
    clear();
    Hide();
    x_table.Show();
    GetParent()->Layout();
    x_table.SetFocus();
  });
}

}  // namespace psoas::ui
