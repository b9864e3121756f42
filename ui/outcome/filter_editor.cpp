#include "ui/outcome/filter_editor.h"

#include "ui/widget/field.h"
#include "ui/widget/find_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

// The parts that can be added: those without a button, and always a further finding.
std::vector<QuestionPart> parts_to_add(const Analysis& analysis) {
  std::vector<QuestionPart> parts;
  for (const QuestionPart part :
       {QuestionPart::finding, QuestionPart::diagnosis, QuestionPart::side, QuestionPart::level,
        QuestionPart::clinician, QuestionPart::age, QuestionPart::sex, QuestionPart::baseline, QuestionPart::index})
    if (part == QuestionPart::finding || !is_set(analysis, part)) parts.push_back(part);
  return parts;
}

}  // namespace

FilterEditor::FilterEditor(wxWindow* parent, const ScreenContext& context, std::function<void(const Analysis&)> apply,
                           std::function<void(FilterSlot)> closed)
    : SmallForm(parent, "filter editor", [this, closed = std::move(closed)] { closed(x_slot); }),
      x_apply(std::move(apply)),
      x_source{context.catalogue, context.clock, {}} {}

void FilterEditor::open_for(const Analysis& analysis, const FilterSlot& slot) {
  x_analysis = analysis;
  x_slot = slot;
  x_adding = false;
  open();
}

void FilterEditor::open_to_add(const Analysis& analysis) {
  x_analysis = analysis;
  x_slot = {parts_to_add(analysis).front(), analysis.findings.size()};
  x_adding = true;
  open();
}

wxWindow* FilterEditor::build() {
  wxWindow* first = x_adding ? build_choice_of_part() : nullptr;
  wxWindow* field = build_fields();
  build_buttons();
  return first ? first : field;
}

wxWindow* FilterEditor::build_choice_of_part() {
  std::vector<Option> options;
  for (const QuestionPart part : parts_to_add(x_analysis))
    options.push_back({name_of({part, 0}), words::label_of(part)});
  auto* choice = new ChoiceField(this, "filter/part", options);
  choice->put(name_of({x_slot.part, 0}));
  choice->Bind(wxEVT_CHOICE, [this, choice](wxCommandEvent&) {
    for (const QuestionPart part : parts_to_add(x_analysis))
      if (name_of({part, 0}) == choice->code()) x_slot.part = part;
    // After the event of the field that is built anew.
    CallAfter([this] { open(); });
  });
  content().Add(LabelledField(this, words::which_filter, choice).over(),
                wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  return choice;
}

wxWindow* FilterEditor::build_fields() {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  x_fields = filter_fields(x_slot, x_source);
  wxWindow* first = x_fields->build(this, *row, x_analysis);
  content().Add(row, wxSizerFlags().Expand());
  return first;
}

void FilterEditor::build_buttons() {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  mark_primary(*button(*row, words::apply, "apply filter", [this] { submit(); }));
  if (!x_adding) button(*row, words::remove_filter, "remove filter", [this] { remove(); });
  button(*row, words::close, "close filter", [this] { close(); });
  content().Add(row, wxSizerFlags().Border(wxTOP, spacing::gap()));
}

void FilterEditor::submit() {
  Analysis changed = x_analysis;
  if (!x_fields->put_into(changed)) return lay_out_again(*this);
  x_apply(changed);  // before the keyboard goes back to the row, which may have other buttons then
  close();
}

void FilterEditor::remove() {
  Analysis changed = x_analysis;
  if (x_slot.part == QuestionPart::finding && x_slot.finding < changed.findings.size())
    changed.findings.erase(changed.findings.begin() + static_cast<std::ptrdiff_t>(x_slot.finding));
  else changed = without(std::move(changed), x_slot.part);
  x_apply(changed);
  close();
}

// Enter takes from an open list, Esc puts it away.
bool FilterEditor::keeps_key(const wxKeyEvent& event) const {
  const auto* field = dynamic_cast<const FindField*>(event.GetEventObject());
  return field && field->open();
}

}  // namespace psoas::ui
