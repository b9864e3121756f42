#include "ui/visit/red_flag_section.h"

#include <wx/sizer.h>

#include <utility>

#include "domain/catalogue/field.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/safety_words.h"

namespace psoas::ui {

namespace words = wording::safety;

namespace {
constexpr int questions_in_a_row = 3;
}

RedFlagSection::RedFlagSection(wxWindow* parent, VisitForm& form, VisitFields& fields,
                               std::function<void(const std::string&)> changed)
    : VisitSection(parent, "red flag checklist"), x_form(form), x_fields(fields), x_changed(std::move(changed)) {
  for (const FindingDefinition& finding : form.catalogue().findings())
    if (finding.kind == FindingKind::red_flag && !finding.retired_on) x_flags.push_back(&finding);
  x_so_far = plain_text(this, words::nothing_asked);
  x_so_far->SetName("red flags so far");
  const auto button = [this](const char* label, const char* name) {
    return new wxButton(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                        wxDefaultValidator, name);
  };
  x_all_absent = button(words::all_absent, "all red flags absent");
  x_unfold = button(words::ask_each, "ask each red flag");
  x_all_absent->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { answer_all_absent(); });
  x_unfold->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    unfold(!x_questions->IsShown());
    if (!x_questions->IsShown() || x_flags.empty()) return;
    if (wxWindow* first = x_fields.control(path_of(*x_flags.front()))) first->SetFocus();
  });
  x_questions = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "red flag questions");
  add_questions();
  auto* line = new wxBoxSizer(wxHORIZONTAL);
  line->Add(x_so_far, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  line->Add(x_all_absent, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::gap()));
  line->Add(x_unfold, wxSizerFlags().CentreVertical());
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(line, wxSizerFlags().Expand());
  column->Add(x_questions, wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
  SetSizer(column);
  x_questions->Hide();
  say_how_far();
  for (const FindingDefinition* flag : x_flags)
    if (form.draft().text(path_of(*flag)) == present) x_questions->Show();
  x_unfold->SetLabel(to_wx(x_questions->IsShown() ? words::fold : words::ask_each));
}

std::string RedFlagSection::path_of(const FindingDefinition& flag) {
  return finding_path(flag.code, Side::none, 0, flag.main_field().code);
}

void RedFlagSection::add_questions() {
  auto* grid = new wxFlexGridSizer(questions_in_a_row * 2, spacing::tight(), spacing::field());
  for (const FindingDefinition* flag : x_flags) {
    FieldDefinition asked = flag->main_field();
    asked.help = flag->how_to_read;
    auto* label = plain_text(x_questions, flag->label);
    label->SetToolTip(to_wx(flag->how_to_read));
    grid->Add(label, wxSizerFlags().CentreVertical());
    grid->Add(x_fields.field(x_questions, path_of(*flag), asked, flag->label), wxSizerFlags().CentreVertical());
  }
  x_questions->SetSizer(grid);
}

// What was answered otherwise is left as it is.
void RedFlagSection::answer_all_absent() {
  for (const FindingDefinition* flag : x_flags) {
    const std::string path = path_of(*flag);
    if (!x_form.draft().text(path).empty()) continue;
    x_form.draft().put(path, std::string(absent));
    if (auto* field = dynamic_cast<ChoiceField*>(x_fields.control(path))) field->put(absent);
    x_changed(path);
  }
}

void RedFlagSection::unfold(bool open) {
  x_questions->Show(open);
  x_unfold->SetLabel(to_wx(open ? words::fold : words::ask_each));
  InvalidateBestSize();
  Layout();
  lay_out_again(*this);
}

void RedFlagSection::say_how_far() {
  int asked = 0;
  std::vector<std::string> there;
  for (const FindingDefinition* flag : x_flags) {
    const std::string answer = x_form.draft().text(path_of(*flag));
    if (answer.empty()) continue;
    ++asked;
    if (answer == present) there.push_back(flag->label);
  }
  put_text(*x_so_far, words::checklist(asked, static_cast<int>(x_flags.size()), there));
  x_so_far->SetForegroundColour(there.empty() ? muted_colour() : problem_colour());
  Layout();
}

std::string RedFlagSection::heading() const { return words::checklist_heading; }

void RedFlagSection::changed(std::string_view path) {
  if (path.starts_with("finding/rf_")) say_how_far();
}

void RedFlagSection::open_those_with(const Problems& problems) {
  for (const Problem& problem : problems)
    if (problem.field.starts_with("finding/rf_")) unfold(true);
}

}  // namespace psoas::ui
