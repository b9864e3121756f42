#include "ui/outcome/filter_bar.h"

#include <algorithm>

#include "ui/widget/accessible.h"
#include "ui/widget/field.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

constexpr QuestionPart always_there[] = {QuestionPart::treatment, QuestionPart::target, QuestionPart::group_by,
                                         QuestionPart::dates, QuestionPart::measure};

bool is_always_there(QuestionPart part) {
  return std::find(std::begin(always_there), std::end(always_there), part) != std::end(always_there);
}

std::vector<FilterSlot> slots_of(const Analysis& analysis) {
  std::vector<FilterSlot> slots;
  for (const QuestionPart part : always_there) slots.push_back({part, 0});
  for (const QuestionPart part : question_parts) {
    if (is_always_there(part) || !is_set(analysis, part)) continue;
    const std::size_t buttons = part == QuestionPart::finding ? analysis.findings.size() : 1;
    for (std::size_t i = 0; i < buttons; ++i) slots.push_back({part, i});
  }
  return slots;
}

std::string value_in(const Analysis& analysis, const FilterSlot& slot, const Catalogue& catalogue) {
  if (slot.part == QuestionPart::finding) return words::value_of(analysis.findings[slot.finding], catalogue);
  return words::value_of(analysis, slot.part, catalogue);
}

}  // namespace

std::string name_of(const FilterSlot& slot) {
  switch (slot.part) {
    case QuestionPart::treatment: return "treatment";
    case QuestionPart::target: return "target";
    case QuestionPart::level: return "level";
    case QuestionPart::side: return "side";
    case QuestionPart::finding: return "finding " + std::to_string(slot.finding);
    case QuestionPart::diagnosis: return "diagnosis";
    case QuestionPart::clinician: return "clinician";
    case QuestionPart::age: return "age";
    case QuestionPart::sex: return "sex";
    case QuestionPart::dates: return "dates";
    case QuestionPart::baseline: return "baseline";
    case QuestionPart::index: return "index";
    case QuestionPart::measure: return "measure";
    case QuestionPart::group_by: break;
  }
  return "compare";
}

FilterBar::FilterBar(wxWindow* parent, std::function<void(FilterSlot)> open, std::function<void()> add)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, "filters"),
      x_open(std::move(open)),
      x_row(new wxWrapSizer(wxHORIZONTAL, 0)) {
  x_add = new wxButton(this, wxID_ANY, to_wx(words::add_filter), wxDefaultPosition, wxDefaultSize, 0,
                       wxDefaultValidator, "add filter");
  x_add->Bind(wxEVT_BUTTON, [add = std::move(add)](wxCommandEvent&) { add(); });
  x_row->Add(x_add, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  SetSizer(x_row);
}

void FilterBar::show(const Analysis& analysis, const Catalogue& catalogue) {
  const std::vector<FilterSlot> slots = slots_of(analysis);
  if (slots != x_slots) lay_out_again_for(slots);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::string value = value_in(analysis, slots[i], catalogue);
    x_buttons[i]->SetLabel(to_label(words::on_button(words::label_of(slots[i].part), value)));
    name_for_readers(*x_buttons[i], words::label_of(slots[i].part) + ": " + value);
  }
  lay_out_again(*x_add);
}

void FilterBar::lay_out_again_for(const std::vector<FilterSlot>& slots) {
  x_row->Detach(x_add);
  for (wxButton* button : x_buttons) button->Destroy();
  x_buttons.clear();
  x_slots = slots;
  for (const FilterSlot& slot : slots) {
    auto* button = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator,
                                to_wx("filter " + name_of(slot)));
    button->Bind(wxEVT_BUTTON, [this, slot](wxCommandEvent&) { x_open(slot); });
    button->MoveBeforeInTabOrder(x_add);
    x_row->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::tight()));
    x_buttons.push_back(button);
  }
  x_row->Add(x_add, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
}

void FilterBar::go_to(const FilterSlot& slot) {
  const auto found = std::find(x_slots.begin(), x_slots.end(), slot);
  if (!x_buttons.empty())
    x_buttons[found == x_slots.end() ? 0 : static_cast<std::size_t>(found - x_slots.begin())]->SetFocus();
}

}  // namespace psoas::ui
