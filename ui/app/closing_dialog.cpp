#include "ui/app/closing_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

namespace words = wording::backup;

constexpr int line_characters = 56;
constexpr int pulse_ms = 100;

}  // namespace

ClosingDialog::ClosingDialog(wxWindow* over, Leaving leaving, std::function<void()> go, std::function<void()> stay)
    : wxDialog(over, wxID_ANY, to_wx(words::heading_of(leaving)), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE, "closing"),
      x_go(std::move(go)),
      x_stay(std::move(stay)) {
  const auto below = wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field());
  auto* column = new wxBoxSizer(wxVERTICAL);
  x_text = plain_text(this, words::making_before(leaving));
  x_text->SetName("closing text");
  x_text->SetMinSize({spacing::width_of(*x_text, line_characters), -1});
  column->Add(x_text, below);
  x_gauge = new wxGauge(this, wxID_ANY, 100, wxDefaultPosition, wxDefaultSize, wxGA_HORIZONTAL);
  name_for_readers(*x_gauge, words::making);
  column->Add(x_gauge, below);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  const auto button = [this](const char* label, const char* name, int id) {
    return new wxButton(this, id, to_wx(label), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, name);
  };
  auto* stays = button(words::stay, "stay", wxID_CANCEL);
  auto* closes = button(words::go_without(leaving), "close without a backup", wxID_ANY);
  row->Add(stays, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
  row->Add(closes);
  column->Add(row, wxSizerFlags().Expand());
  auto* frame = new wxBoxSizer(wxVERTICAL);
  frame->Add(column, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
  SetSizerAndFit(frame);
  CentreOnParent();
  closes->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end(x_go); });
  Bind(
      wxEVT_BUTTON, [this](wxCommandEvent&) { end(x_stay); }, wxID_CANCEL);
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end(x_stay); });
  x_pulse.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { x_gauge->Pulse(); });
  x_pulse.Start(pulse_ms);
  Show();
  x_others.emplace(this);
  stays->SetFocus();
}

void ClosingDialog::fail(const std::string& why) {
  x_pulse.Stop();
  x_gauge->Hide();
  put_text(*x_text, "⚠ " + why);
  x_text->Wrap(spacing::width_of(*x_text, line_characters));
  x_text->SetMinSize(x_text->GetBestSize());
  GetSizer()->SetSizeHints(this);
}

void ClosingDialog::end(const std::function<void()>& act) {
  if (x_ended) return;
  x_ended = true;
  x_pulse.Stop();
  x_others.reset();
  Hide();
  const auto last = act;
  Destroy();
  last();
}

}  // namespace psoas::ui
