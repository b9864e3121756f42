#pragma once

// The five steps of an export without identity, each a card of fields; gives what was asked for.

#include <wx/simplebook.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/privacy/export_plan.h"
#include "ui/saving/passphrase_fields.h"
#include "ui/widget/field.h"
#include "ui/widget/screen.h"

class wxCheckBox;
class wxStaticText;

namespace psoas::ui {

class Card;
class ChoiceField;
class ChoicesField;
class ColumnList;
class DateField;
class NumberField;
class ShortField;
class Table;
struct Option;

class ExportForm : public wxSimplebook {
 public:
  enum Step { purpose_step, profile_step, patients_step, columns_step, summary_step };
  static constexpr int steps = 5;

  struct Hears {
    std::function<void()> touched;
    std::function<void()> asked_anew;  // what is counted may have been changed in the last step
  };

  ExportForm(wxWindow* parent, const ScreenContext& context, Hears hears);

  void show_step(int step);
  wxWindow* first_control(int step) const;

  ExportRequest request() const;
  // Puts what is wrong in a step under its fields; true when nothing is.
  bool show_problems(int step);

  void put_smallest_group(int patients);
  // In the last step, with the notice that goes with the profile.
  void put_summary(const std::string& warning, const std::string& summary);
  // The plan's rare combinations; nothing without one.
  void show_combinations(const std::shared_ptr<const ExportPlan>& plan);

  bool sealed() const;
  bool in_folder() const;
  // Nothing when what was typed does not do, which then stands under its field.
  std::optional<std::string> passphrase() { return x_passphrase->checked(); }
  void wipe_passphrase() { x_passphrase->wipe(); }

 private:
  struct Place {
    std::string_view field;
    int step;
    const std::optional<LabelledField>& labelled;
  };

  Card* add_card();
  ShortField* entry(Card* card, std::optional<LabelledField>& field, const char* label, const char* name,
                    const char* hint, int characters);
  ChoiceField* choice(Card* card, std::optional<LabelledField>& field, const char* label, const char* name,
                      const char* hint, std::vector<Option> options, std::function<void()> changed);
  void build_purpose();
  void build_profile();
  void build_patients();
  void build_columns();
  void build_summary();

  void touch() { x_hears.touched(); }
  void form_changed();
  Profile profile() const;
  void profile_changed();
  void show_profile();
  void tick(const std::vector<std::string>& paths);
  void tick_preset();
  void columns_changed();
  std::vector<Place> places() const;
  Problems unreadable_days() const;

  ScreenContext x_context;
  Hears x_hears;
  ShortField* x_study;
  ShortField* x_purpose;
  ShortField* x_recipient;
  ChoiceField* x_preset;
  ChoiceField* x_profile;
  wxStaticText* x_profile_text;
  ShortField* x_agreement;
  DateField* x_from;
  DateField* x_to;
  ChoicesField* x_treatments;
  wxCheckBox* x_own;
  ColumnList* x_columns;
  wxStaticText* x_ticked;
  NumberField* x_smallest;
  ChoiceField* x_rare;
  ChoiceField* x_file_form;
  std::optional<PassphraseFields> x_passphrase;
  wxStaticText* x_warning;
  Table* x_table;
  wxStaticText* x_summary;
  wxStaticText* x_notice;
  std::optional<LabelledField> x_study_field, x_purpose_field, x_recipient_field, x_preset_field, x_profile_field,
      x_agreement_field, x_from_field, x_to_field, x_treatments_field, x_columns_field, x_smallest_field, x_rare_field,
      x_file_form_field;
};

}  // namespace psoas::ui
