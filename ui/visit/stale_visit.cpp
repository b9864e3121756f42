#include "ui/visit/stale_visit.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <set>

#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/sentences.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

std::vector<DifferingField> differences(const VisitDraft& mine, const VisitDraft& stored) {
  std::set<std::string> paths;
  for (const auto& [path, text] : mine.typed) paths.insert(path);
  for (const auto& [path, text] : stored.typed) paths.insert(path);
  std::vector<DifferingField> fields;
  for (const std::string& path : paths)
    if (mine.text(path) != stored.text(path)) fields.push_back({path, mine.text(path), stored.text(path)});
  return fields;
}

StaleVisit::StaleVisit(wxWindow* parent, const std::vector<DifferingField>& fields, const Catalogue& catalogue,
                       std::function<void()> keep_mine, std::function<void()> take_stored)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "stale visit") {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(section_heading(this, words::changed_meanwhile), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  auto* grid = new wxFlexGridSizer(3, wxSize(spacing::section(), spacing::tight()));
  for (const char* title : {words::field, words::yours, words::stored}) grid->Add(muted_text(this, title));
  for (const DifferingField& field : fields) {
    grid->Add(plain_text(this, wording::field_name(field.path, catalogue)));
    grid->Add(plain_text(this, field.mine.empty() ? "–" : field.mine));
    grid->Add(plain_text(this, field.stored.empty() ? "–" : field.stored));
  }
  column->Add(grid);
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  const auto button = [this](const char* label, const char* name) {
    return new wxButton(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, name);
  };
  wxButton* mine = button(words::go_on_with_mine, "go on with mine");
  wxButton* stored = button(words::take_stored, "take the stored one");
  mine->Bind(wxEVT_BUTTON, [keep_mine](wxCommandEvent&) { keep_mine(); });
  stored->Bind(wxEVT_BUTTON, [take_stored](wxCommandEvent&) { take_stored(); });
  buttons->Add(mine);
  buttons->Add(stored, wxSizerFlags().Border(wxLEFT, spacing::gap()));
  column->Add(buttons, wxSizerFlags().Border(wxTOP, spacing::gap()));
  SetSizer(column);
}

}  // namespace psoas::ui
