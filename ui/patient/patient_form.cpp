#include "ui/patient/patient_form.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "ui/widget/card.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

std::vector<Option> sexes() {
  std::vector<Option> options;
  for (const Sex sex : {Sex::female, Sex::male, Sex::other, Sex::unknown})
    options.push_back({std::string(code_of(sex)), words::label_of(sex)});
  return options;
}

wxSizer* row_of(std::initializer_list<LabelledField*> fields) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  for (const LabelledField* field : fields) row->Add(field->over(), wxSizerFlags().Border(wxRIGHT, spacing::margin()));
  return row;
}

const auto row_flags = [] { return wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()); };

}  // namespace

PatientForm::PatientForm(wxWindow* parent, const Clock& clock, std::function<void()> typed)
    : wxPanel(parent), x_typed(std::move(typed)) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(identity_card(clock), row_flags());
  column->Add(contact_card(), wxSizerFlags().Expand());
  SetSizer(column);
}

Card* PatientForm::identity_card(const Clock& clock) {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, words::identity), row_flags());
  auto& mrn = add_text(card, words::mrn, "mrn", &PatientDraft::mrn, 16);
  auto& family = add_text(card, words::family_name, "family_name", &PatientDraft::family_name, 26);
  auto& given = add_text(card, words::given_name, "given_name", &PatientDraft::given_name, 26);
  card->content().Add(row_of({&mrn, &family, &given}), row_flags());
  auto& birth = add_day(card, words::birth_date, "birth_date", &PatientDraft::birth_date, clock);
  auto& sex = add_sex(card);
  auto& died = add_day(card, words::died_on, "died_on", &PatientDraft::died_on, clock);
  card->content().Add(row_of({&birth, &sex, &died}), wxSizerFlags().Expand());
  return card;
}

Card* PatientForm::contact_card() {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, words::contact), row_flags());
  auto& phone = add_text(card, words::phone, "phone", &PatientDraft::phone, 20);
  auto& email = add_text(card, words::email, "email", &PatientDraft::email, 30);
  card->content().Add(row_of({&phone, &email}), row_flags());
  auto& address = add_text(card, words::address, "address", &PatientDraft::address, 30);
  auto& city = add_text(card, words::city, "city", &PatientDraft::city, 20);
  auto& state = add_text(card, words::state, "state", &PatientDraft::state, 8);
  auto& zip = add_text(card, words::postal_code, "postal_code", &PatientDraft::postal_code, 8);
  card->content().Add(row_of({&address, &city, &state, &zip}), row_flags());
  card->content().Add(add_note(card).over(), wxSizerFlags().Expand());
  return card;
}

LabelledField& PatientForm::add_text(Card* card, const char* label, const char* path, std::string PatientDraft::*member,
                                     int characters) {
  auto* field = new ShortField(card, path, characters);
  return add({path, member, LabelledField(card, label, field), [field] { return field->typed(); },
              [field](const std::string& text) { field->put(text); }});
}

LabelledField& PatientForm::add_day(Card* card, const char* label, const char* path, std::string PatientDraft::*member,
                                    const Clock& clock) {
  auto* field = new DateField(card, path, clock);
  return add({path, member, LabelledField(card, label, field), [field] { return field->typed(); },
              [field](const std::string& text) { field->put(text); }});
}

LabelledField& PatientForm::add_sex(Card* card) {
  auto* field = new ChoiceField(card, "sex", sexes());
  field->put(code_of(Sex::unknown));
  return add({"sex", &PatientDraft::sex, LabelledField(card, words::sex, field), [field] { return field->code(); },
              [field](const std::string& code) { field->put(code.empty() ? code_of(Sex::unknown) : code); }});
}

LabelledField& PatientForm::add_note(Card* card) {
  auto* field =
      new wxTextCtrl(card, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE, wxDefaultValidator, "note");
  field->SetMinSize(wxSize(-1, 4 * field->GetCharHeight()));
  return add({"note", &PatientDraft::note, LabelledField(card, words::note, field),
              [field] { return from_wx(field->GetValue()); },
              [field](const std::string& text) { field->ChangeValue(to_wx(text)); }});
}

LabelledField& PatientForm::add(Entry entry) {
  x_entries.push_back(std::make_unique<Entry>(std::move(entry)));
  Entry& kept = *x_entries.back();
  const auto changed = [this, &kept](wxCommandEvent& event) {
    kept.touched = true;
    x_typed();
    event.Skip();
  };
  kept.field.control()->Bind(wxEVT_TEXT, changed);
  kept.field.control()->Bind(wxEVT_CHOICE, changed);
  return kept.field;
}

PatientDraft PatientForm::draft() const {
  PatientDraft draft;
  for (const auto& entry : x_entries) draft.*entry->member = entry->typed();
  return draft;
}

void PatientForm::put(const PatientDraft& draft) {
  for (const auto& entry : x_entries) {
    entry->put(draft.*entry->member);
    entry->touched = false;
    entry->field.settle();
  }
}

wxWindow* PatientForm::show(const Problems& problems, bool all) {
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

void PatientForm::show_stored(const PatientDraft& stored) {
  for (const auto& entry : x_entries)
    if (entry->typed() != stored.*entry->member) entry->field.warn(words::stored_now(stored.*entry->member));
}

void PatientForm::focus_first() { x_entries.front()->field.control()->SetFocus(); }

}  // namespace psoas::ui
