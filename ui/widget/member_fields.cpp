#include "ui/widget/member_fields.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "ui/widget/entry_field.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {

wxSizer* row_of(std::initializer_list<LabelledField*> fields) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  for (const LabelledField* field : fields) row->Add(field->over(), wxSizerFlags().Border(wxRIGHT, spacing::margin()));
  return row;
}

FormFields::Entry& FormFields::text_entry(wxWindow* parent, std::string_view label, std::string_view path,
                                          int characters, std::string_view hint) {
  auto* field = new ShortField(parent, path, characters);
  return keep({std::string(path), LabelledField(parent, label, field, hint), [field] { return field->typed(); },
               [field](const std::string& text) { field->put(text); }});
}

FormFields::Entry& FormFields::day_entry(wxWindow* parent, std::string_view label, std::string_view path) {
  auto* field = new DateField(parent, path, x_clock);
  return keep({std::string(path), LabelledField(parent, label, field), [field] { return field->typed(); },
               [field](const std::string& text) { field->put(text); }});
}

FormFields::Entry& FormFields::choice_entry(wxWindow* parent, std::string_view label, std::string_view path,
                                            std::vector<Option> options, std::string_view usual) {
  auto* field = new ChoiceField(parent, path, std::move(options));
  field->put(usual);
  return keep(
      {std::string(path), LabelledField(parent, label, field), [field] { return field->code(); },
       [field, usual = std::string(usual)](const std::string& code) { field->put(code.empty() ? usual : code); }});
}

FormFields::Entry& FormFields::note_entry(wxWindow* parent, std::string_view label, std::string_view path) {
  auto* field = new wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE,
                               wxDefaultValidator, to_wx(path));
  field->SetMinSize(wxSize(-1, 4 * field->GetCharHeight()));
  return keep({std::string(path), LabelledField(parent, label, field), [field] { return from_wx(field->GetValue()); },
               [field](const std::string& text) { field->ChangeValue(to_wx(text)); }});
}

FormFields::Entry& FormFields::keep(Entry entry) {
  x_entries.push_back(std::make_unique<Entry>(std::move(entry)));
  Entry& kept = *x_entries.back();
  const auto changed = [this, &kept](wxCommandEvent& event) {
    kept.touched = true;
    x_typed();
    event.Skip();
  };
  kept.field.control()->Bind(wxEVT_TEXT, changed);
  kept.field.control()->Bind(wxEVT_CHOICE, changed);
  return kept;
}

void FormFields::put_untouched(Entry& entry, const std::string& text) {
  entry.put(text);
  entry.touched = false;
  entry.field.settle();
}

wxWindow* FormFields::show(const Problems& problems, bool all) const {
  wxWindow* first_refused = nullptr;
  for (const auto& entry : x_entries) {
    const auto belongs = [&](const Problem& problem) { return problem.field == entry->path; };
    const auto found = std::find_if(problems.begin(), problems.end(), belongs);
    if (found == problems.end()) {
      entry->field.settle();
    } else if (found->severity == Severity::confirm) {
      entry->field.warn(wording::under_field(*found));
    } else if (all || (entry->touched && found->code != ProblemCode::required)) {
      entry->field.refuse(wording::under_field(*found));
      if (!first_refused) first_refused = entry->field.control();
    } else {
      entry->field.settle();
    }
  }
  return first_refused;
}

void FormFields::show_stored(const Entry& entry, const std::string& stored) {
  if (entry.typed() != stored) entry.field.warn(wording::window::stored_now(stored));
}

}  // namespace psoas::ui
