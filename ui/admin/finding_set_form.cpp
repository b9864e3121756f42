#include "ui/admin/finding_set_form.h"

#include <wx/sizer.h>

#include <algorithm>

#include "domain/visit/visit.h"
#include "ui/widget/action_button.h"
#include "ui/widget/spacing.h"
#include "ui/wording/admin_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::admin;

std::vector<Option> visit_kind_options() {
  std::vector<Option> options{{"", words::any}};
  for (const VisitKind& kind : visit_kinds()) options.push_back({std::string(kind.code), std::string(kind.label)});
  return options;
}

// Those offered, and the one that a set names already.
std::vector<Option> treatment_options(const Catalogue& catalogue, Date today, std::string_view named) {
  std::vector<Option> options{{"", words::any}};
  for (const TreatmentDefinition& treatment : catalogue.treatments())
    if (treatment.offered_on(today) || treatment.code == named) options.push_back({treatment.code, treatment.label});
  return options;
}

auto below() { return wxSizerFlags().Border(wxBOTTOM, spacing::field()); }

}  // namespace

FindingSetForm::FindingSetForm(wxWindow* parent, std::shared_ptr<const Catalogue> catalogue, const FindingSet* set,
                               Date today, std::function<void()> typed)
    : wxPanel(parent), x_catalogue(std::move(catalogue)), x_typed(std::move(typed)) {
  if (set) {
    x_code = set->code;
    x_findings = set->findings;
  }
  x_label = new ShortField(this, "label", 34);
  x_visit_kind = new ChoiceField(this, "visit_kind", visit_kind_options());
  x_after = new ChoiceField(this, "after_treatment",
                            treatment_options(*x_catalogue, today, set ? set->after_treatment : std::string()));
  x_label->put(set ? set->label : std::string());
  x_visit_kind->put(set ? set->visit_kind : std::string());
  x_after->put(set ? set->after_treatment : std::string());
  x_table = new Table(this, "set findings", {{words::column_name, 34}, {words::column_code, 26}});
  x_adder = new FindField(this, "add finding", words::add_finding_hint);
  std::vector<Candidate> candidates;
  for (const FindingDefinition& finding : x_catalogue->findings())
    if (finding.offered_on(today)) candidates.push_back({finding.code, finding.label, {}, finding.keywords});
  x_adder->choose_among(std::move(candidates));
  x_adder->on_taken([this](const Candidate& candidate) { add(candidate.code); });
  x_label->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { x_typed(); });
  for (ChoiceField* choice : {x_visit_kind, x_after})
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
      x_typed();
      event.Skip();
    });
  x_table->Bind(wxEVT_CHAR_HOOK, &FindingSetForm::key, this);
  lay_out();
  show_findings(-1);
}

void FindingSetForm::lay_out() {
  x_label_field.emplace(this, words::label, x_label);
  x_visit_kind_field.emplace(this, words::visit_kind, x_visit_kind);
  x_after_field.emplace(this, words::after_treatment, x_after);
  x_table_field.emplace(this, words::findings_of_set, x_table);
  x_adder_field.emplace(this, words::add_finding, x_adder);
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  const auto beside = wxSizerFlags().Border(wxRIGHT, spacing::gap());
  buttons->Add(action_button(this, words::move_up, "finding up", [this] { move(-1); }), beside);
  buttons->Add(action_button(this, words::move_down, "finding down", [this] { move(1); }), beside);
  buttons->Add(action_button(this, words::remove_finding, "remove finding", [this] { remove(); }), beside);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(x_label_field->over(), below());
  auto* when = new wxBoxSizer(wxHORIZONTAL);
  when->Add(x_visit_kind_field->over(), wxSizerFlags().Border(wxRIGHT, spacing::margin()));
  when->Add(x_after_field->over());
  column->Add(when, below());
  x_table->SetMinSize(wxSize(spacing::width_of(*this, 50), spacing::height_of_entry(*this) * 7));
  column->Add(x_table_field->over(), below().Expand());
  column->Add(buttons, below());
  column->Add(x_adder_field->over(), below().Expand());
  SetSizer(column);
}

void FindingSetForm::show_findings(int chosen) {
  x_table->show(static_cast<int>(x_findings.size()), [this](int row, int column) {
    const std::string& code = x_findings[static_cast<std::size_t>(row)];
    const FindingDefinition* finding = x_catalogue->finding(code);
    return column == 0 && finding ? finding->label : code;
  });
  x_table->choose(chosen);
}

void FindingSetForm::add(const std::string& code) {
  const auto there = std::find(x_findings.begin(), x_findings.end(), code);
  if (there != x_findings.end()) return x_table->choose(static_cast<int>(there - x_findings.begin()));
  x_findings.push_back(code);
  show_findings(static_cast<int>(x_findings.size()) - 1);
  x_typed();
}

void FindingSetForm::remove() {
  const int row = x_table->chosen();
  if (row < 0) return;
  x_findings.erase(x_findings.begin() + row);
  show_findings(std::min(row, static_cast<int>(x_findings.size()) - 1));
  x_typed();
}

void FindingSetForm::move(int by) {
  const int row = x_table->chosen();
  const int to = row + by;
  if (row < 0 || to < 0 || to >= static_cast<int>(x_findings.size())) return;
  std::swap(x_findings[static_cast<std::size_t>(row)], x_findings[static_cast<std::size_t>(to)]);
  show_findings(to);
  x_typed();
}

void FindingSetForm::key(wxKeyEvent& event) {
  if (event.GetKeyCode() == WXK_DELETE) return remove();
  if (event.AltDown() && event.GetKeyCode() == WXK_UP) return move(-1);
  if (event.AltDown() && event.GetKeyCode() == WXK_DOWN) return move(1);
  event.Skip();
}

EntryDraft FindingSetForm::draft() const {
  EntryDraft draft{EntryKind::finding_set, !x_code.empty(), {}};
  draft.typed["code"] = x_code;
  draft.typed["label"] = x_label->typed();
  draft.typed["visit_kind"] = x_visit_kind->code();
  draft.typed["after_treatment"] = x_after->code();
  std::string& findings = draft.typed["findings"];
  for (const std::string& code : x_findings) findings += (findings.empty() ? "" : ",") + code;
  return draft;
}

wxWindow* FindingSetForm::show(const Problems& problems) {
  wxWindow* first = nullptr;
  const auto put = [&](std::initializer_list<std::string_view> paths, LabelledField& field, wxWindow* focus) {
    for (const Problem& problem : problems)
      if (std::find(paths.begin(), paths.end(), problem.field) != paths.end()) {
        field.refuse(words::under_field(problem));
        if (!first) first = focus;
        return;
      }
    if (field.note().shows_problem()) field.settle();
  };
  put({"label", "code"}, *x_label_field, x_label);
  put({"visit_kind"}, *x_visit_kind_field, x_visit_kind);
  put({"after_treatment"}, *x_after_field, x_after);
  put({"findings"}, *x_table_field, x_adder);
  return first;
}

}  // namespace psoas::ui
