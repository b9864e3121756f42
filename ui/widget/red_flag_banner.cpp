#include "ui/widget/red_flag_banner.h"

#include <wx/sizer.h>
#include <wx/weakref.h>

#include "domain/store/red_flags.h"
#include "ui/widget/accessible.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/red_flag_panel.h"
#include "ui/widget/text.h"
#include "ui/wording/safety_words.h"

namespace psoas::ui {

namespace words = wording::safety;

RedFlagBanner::RedFlagBanner(wxWindow* parent, const ScreenContext& context, PatientId patient)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "red flag banner"),
      x_context(context),
      x_patient(patient),
      x_pill(new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator,
                          "red flags")) {
  mark_alarm(*x_pill);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(x_pill, wxSizerFlags().CentreVertical());
  SetSizer(row);
  Hide();
  x_pill->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { open_list(); }); });
  load();
}

void RedFlagBanner::load() {
  x_context.task.run_newest(
      this, x_newest,
      [session = x_context.session, patient = x_patient](Store& store) {
        return store.read(session, [&](Reading& reading) {
          std::vector<RedFlag> flags = reading.red_flags().of_patient(patient);
          std::erase_if(flags, [](const RedFlag& flag) { return flag.state() != RedFlagState::open; });
          return flags;
        });
      },
      [this](const std::vector<RedFlag>& open) {
        const std::string text = words::banner(open, *x_context.catalogue);
        x_pill->SetLabel(to_label(text));
        name_for_readers(*x_pill, text);
        describe_for_readers(*x_pill, words::open_flags_help);
        Show(!open.empty());
        lay_out_again(*this);
      });
}

void RedFlagBanner::open_list() {
  // The screen, and this with it, may be built anew while the list is open.
  const wxWeakRef<RedFlagBanner> still_here(this);
  const ScreenContext context = x_context;
  show_red_flags(wxGetTopLevelParent(this), context, x_patient);
  if (still_here) load();
}

}  // namespace psoas::ui
