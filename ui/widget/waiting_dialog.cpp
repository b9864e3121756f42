#include "ui/widget/waiting_dialog.h"

#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/window_words.h"

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace psoas::ui {

namespace words = wording::window;

namespace {

constexpr int line_characters = 52;

}  // namespace

WaitingDialog::WaitingDialog(wxWindow* over, const std::string& heading, const std::string& text, const char* name)
    : wxDialog(over, wxID_ANY, to_wx(heading), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE, name),
      x_column(new wxBoxSizer(wxVERTICAL)) {
  auto* said = plain_text(this, text);
  said->Wrap(spacing::width_of(*said, line_characters));
  add(said);
  Bind(
      wxEVT_BUTTON, [this](wxCommandEvent&) { give_up(); }, wxID_CANCEL);
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { give_up(); });
}

void WaitingDialog::add(wxSizer* part) { x_column->Add(part, wxSizerFlags().Border(wxBOTTOM, spacing::field())); }

void WaitingDialog::add(wxWindow* part) { x_column->Add(part, wxSizerFlags().Border(wxBOTTOM, spacing::field())); }

void WaitingDialog::open(wxWindow& first_field, const char* go_on_name, const char* give_up_name) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* cancel = new wxButton(this, wxID_CANCEL, to_wx(words::cancel), wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, give_up_name);
  x_go_on = new wxButton(this, wxID_ANY, to_wx(words::go_on), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                         go_on_name);
  mark_primary(*x_go_on);
  x_go_on->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { go_on(); });
  row->AddStretchSpacer();
  row->Add(cancel, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
  row->Add(x_go_on);
  x_column->Add(row, wxSizerFlags().Expand());
  auto* frame = new wxBoxSizer(wxVERTICAL);
  frame->Add(x_column, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
  SetSizerAndFit(frame);
  CentreOnParent();
#ifdef __WXGTK__
  gtk_window_set_modal(GTK_WINDOW(GetHandle()), TRUE);
#endif
  Show();
  first_field.SetFocus();
}

void WaitingDialog::fit() { GetSizer()->SetSizeHints(this); }

void WaitingDialog::end(const std::function<void()>& answer) {
  if (x_ended) return;
  x_ended = true;
  Hide();
  const auto told = answer;
  Destroy();
  told();
}

}  // namespace psoas::ui
