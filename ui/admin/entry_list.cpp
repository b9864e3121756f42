#include "ui/admin/entry_list.h"

#include <wx/sizer.h>

#include <algorithm>

#include "ui/widget/matching.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/admin_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::admin;

std::vector<Option> kind_options() {
  std::vector<Option> options;
  for (const EntryKind kind : entry_kinds)
    options.push_back({std::string(code_of(kind)), std::string(wording::plural_of(kind))});
  return options;
}

}  // namespace

EntryList::EntryList(wxWindow* parent, const Clock& clock, std::function<void()> chosen)
    : wxPanel(parent), x_clock(clock), x_chosen(std::move(chosen)) {
  x_kind = new ChoiceField(this, "entry kind", kind_options());
  x_kind->put(code_of(EntryKind::finding));
  x_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    fill({});
    event.Skip();
  });
  x_search = new ShortField(this, "entry search", 22);
  x_search->SetHint(to_wx(words::search_hint));
  x_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(chosen_code()); });
  x_own_only = new wxCheckBox(this, wxID_ANY, to_wx(words::own_only), wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, "own only");
  x_own_only->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { fill(chosen_code()); });
  x_table =
      new Table(this, "entries", {{words::column_name, 30}, {words::column_code, 24}, {words::column_remark, 24}});
  x_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { x_chosen(); });
  lay_out();
}

void EntryList::lay_out() {
  x_kind_field.emplace(this, words::kind_label, x_kind);
  x_search_field.emplace(this, words::search, x_search);
  auto* over_list = new wxBoxSizer(wxHORIZONTAL);
  over_list->Add(x_kind_field->over(), wxSizerFlags().Border(wxRIGHT, spacing::field()));
  over_list->Add(x_search_field->over(), wxSizerFlags(1));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(over_list, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  column->Add(x_own_only, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  column->Add(x_table, wxSizerFlags(1).Expand());
  SetSizer(column);
}

void EntryList::show(std::shared_ptr<const Catalogue> catalogue, const CatalogueContent& own,
                     const std::string& choose) {
  x_catalogue = std::move(catalogue);
  x_own = own;
  fill(choose);
}

EntryKind EntryList::kind() const { return entry_kind_with(x_kind->code()).value_or(EntryKind::finding); }

const EntryLine* EntryList::chosen() const {
  const int row = x_table->chosen();
  return row < 0 || row >= static_cast<int>(x_lines.size()) ? nullptr : &x_lines[static_cast<std::size_t>(row)];
}

std::string EntryList::chosen_code() const { return chosen() ? chosen()->code : std::string(); }

bool EntryList::whole() const { return x_search->typed().empty() && !x_own_only->GetValue(); }

void EntryList::fill(const std::string& choose) {
  if (!x_catalogue) return;
  x_lines.clear();
  const std::vector<EntryLine> all = entry_lines(*x_catalogue, x_own, kind());
  std::vector<Candidate> candidates;
  for (const EntryLine& line : all) candidates.push_back({line.code, line.label, {}, line.keywords});
  for (const Candidate& found : matching(candidates, x_search->typed()))
    for (const EntryLine& line : all)
      if (line.code == found.code && (line.own || !x_own_only->GetValue())) x_lines.push_back(line);
  const auto cell = [this](int row, int column) {
    const EntryLine& line = x_lines[static_cast<std::size_t>(row)];
    return column == 0 ? line.label : column == 1 ? line.code : wording::remarks(line);
  };
  const auto emphasis = [this](int row) {
    const EntryLine& line = x_lines[static_cast<std::size_t>(row)];
    const bool retired = line.retired_on && *line.retired_on <= x_clock.today();
    return retired ? Emphasis::muted : line.new_code ? Emphasis::strong : Emphasis::plain;
  };
  x_table->show(static_cast<int>(x_lines.size()), cell, emphasis);
  const auto place =
      std::find_if(x_lines.begin(), x_lines.end(), [&](const EntryLine& line) { return line.code == choose; });
  x_table->choose(place == x_lines.end() ? -1 : static_cast<int>(place - x_lines.begin()));
  x_chosen();
}

}  // namespace psoas::ui
