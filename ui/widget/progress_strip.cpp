#include "ui/widget/progress_strip.h"

#include <wx/sizer.h>

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

namespace psoas::ui {

ProgressStrip::ProgressStrip(wxWindow* parent, std::function<std::string(const Step&)> step_name,
                             const std::string& cancel_label)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "progress"),
      x_step_name(std::move(step_name)) {
  x_label = plain_text(this, {});
  x_gauge = new wxGauge(this, wxID_ANY, 1000, wxDefaultPosition, wxSize(spacing::dip(220), -1),
                        wxGA_HORIZONTAL | wxGA_SMOOTH);
  auto* cancel = new wxButton(this, wxID_CANCEL, to_wx(cancel_label), wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, "cancel long work");
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (!x_works.empty()) x_works.rbegin()->second.cancel();
  });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(x_label, wxSizerFlags(1).CenterVertical().Border(wxLEFT, spacing::margin()));
  row->Add(x_gauge, wxSizerFlags().CenterVertical().Border(wxLEFT | wxRIGHT, spacing::field()));
  row->Add(cancel, wxSizerFlags().CenterVertical().Border(wxTOP | wxBOTTOM | wxRIGHT, spacing::tight()));
  SetSizer(row);
  Hide();
}

void ProgressStrip::long_work_began(int number, const std::string& label, std::function<void()> cancel) {
  x_works[number] = {label, std::move(cancel), {}};
  show_latest();
}

void ProgressStrip::long_work_moved(int number, const Step& step) {
  x_works[number].step = step;
  show_latest();
}

void ProgressStrip::long_work_ended(int number) {
  x_works.erase(number);
  show_latest();
}

void ProgressStrip::show_latest() {
  if (!x_works.empty()) {
    const Work& work = x_works.rbegin()->second;
    const std::string step = work.step.name.empty() ? std::string() : x_step_name(work.step);
    put_text(*x_label, step.empty() ? work.label : work.label + " · " + step);
    name_for_readers(*x_gauge, work.label);
    if (work.step.total > 0) {
      x_gauge->SetValue(static_cast<int>(1000 * work.step.done / work.step.total));
    } else {
      x_gauge->Pulse();
    }
  }
  if (IsShown() != !x_works.empty()) {
    Show(!x_works.empty());
    GetParent()->Layout();
  }
}

}  // namespace psoas::ui
