#include "ui/patient/merged_records.h"

#include <wx/sizer.h>

#include "domain/base/minute_text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/merge_words.h"

namespace psoas::ui {

namespace words = wording::merge;

bool may_merge(const ScreenContext& context) {
  return !context.read_only && context.allows(Permission::merge_patients);
}

MergedRecords::MergedRecords(wxWindow* parent, const ScreenContext& context)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "merged records"),
      x_context(context) {
  SetSizer(new wxBoxSizer(wxVERTICAL));
  Hide();
}

void MergedRecords::show(const std::vector<PatientMerge>& merges) {
  GetSizer()->Clear(true);
  for (const PatientMerge& merge : merges) add(merge);
  Show(!merges.empty());
  InvalidateBestSize();
}

void MergedRecords::add(const PatientMerge& merge) {
  const std::string day = minute_text(merge.at, x_context.clock.offset_minutes()).substr(0, 10);
  const std::string said = words::merged_from(merge, day);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* text = new wxStaticText(this, wxID_ANY, to_label(said), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END,
                                "merged from " + to_wx(merge.from_mrn));
  text->SetToolTip(to_wx(said));
  row->Add(text, wxSizerFlags(1).CentreVertical());
  if (may_merge(x_context)) {
    auto* undo = action_button(this, words::button_undo, "undo merge",
                               [this, id = merge.id] { x_context.navigation.undo_merge(id); });
    undo->SetName("undo merge of " + to_wx(merge.from_mrn));
    name_for_readers(*undo, words::undo_of(merge));
    row->Add(undo, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  }
  GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxTOP, spacing::tight()));
}

}  // namespace psoas::ui
