#include "ui/patient/patient_form.h"

#include <wx/sizer.h>

#include "ui/widget/card.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
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

const auto row_flags = [] { return wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()); };

}  // namespace

PatientForm::PatientForm(wxWindow* parent, const Clock& clock, std::function<void()> typed)
    : wxPanel(parent), x_fields(clock, std::move(typed)) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(identity_card(), row_flags());
  column->Add(contact_card(), wxSizerFlags().Expand());
  SetSizer(column);
}

Card* PatientForm::identity_card() {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, words::identity), row_flags());
  auto& mrn = x_fields.add_text(card, words::mrn, "mrn", &PatientDraft::mrn, 16);
  auto& family = x_fields.add_text(card, words::family_name, "family_name", &PatientDraft::family_name, 26);
  auto& given = x_fields.add_text(card, words::given_name, "given_name", &PatientDraft::given_name, 26);
  card->content().Add(row_of({&mrn, &family, &given}), row_flags());
  auto& birth = x_fields.add_day(card, words::birth_date, "birth_date", &PatientDraft::birth_date);
  auto& sex = x_fields.add_choice(card, words::sex, "sex", &PatientDraft::sex, sexes(), code_of(Sex::unknown));
  auto& died = x_fields.add_day(card, words::died_on, "died_on", &PatientDraft::died_on);
  card->content().Add(row_of({&birth, &sex, &died}), wxSizerFlags().Expand());
  return card;
}

Card* PatientForm::contact_card() {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, words::contact), row_flags());
  auto& phone = x_fields.add_text(card, words::phone, "phone", &PatientDraft::phone, 20);
  auto& email = x_fields.add_text(card, words::email, "email", &PatientDraft::email, 30);
  card->content().Add(row_of({&phone, &email}), row_flags());
  auto& address = x_fields.add_text(card, words::address, "address", &PatientDraft::address, 30);
  auto& city = x_fields.add_text(card, words::city, "city", &PatientDraft::city, 20);
  auto& state = x_fields.add_text(card, words::state, "state", &PatientDraft::state, 8);
  auto& zip = x_fields.add_text(card, words::postal_code, "postal_code", &PatientDraft::postal_code, 8);
  card->content().Add(row_of({&address, &city, &state, &zip}), row_flags());
  card->content().Add(x_fields.add_note(card, words::note, "note", &PatientDraft::note).over(),
                      wxSizerFlags().Expand());
  return card;
}

}  // namespace psoas::ui
