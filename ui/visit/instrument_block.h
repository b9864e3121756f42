#pragma once

// One questionnaire in the visit form: its items, folded away where there are many, or the total of a paper form; what
// the answers amount to; how the form was filled in. "d" in any field says declined, "n" not asked.

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <string>
#include <string_view>

#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"

namespace psoas::ui {

class InstrumentBlock : public wxPanel {
 public:
  InstrumentBlock(wxWindow* parent, VisitForm& form, VisitFields& fields, const InstrumentDefinition& instrument);

  const InstrumentDefinition& instrument() const { return x_instrument; }
  wxWindow* first_field() const { return x_first; }

  void changed(std::string_view path);

  // Opens what is folded away and holds the path.
  void open_for(std::string_view path);

  void open_items();

 private:
  wxSizer* head();
  wxWindow* single_field();
  void add_inline_items(wxSizer* row);
  void add_total(wxSizer* row);
  wxButton* fold_button(const char* label, const std::string& spoken, const std::string& name);
  void toggle_items();
  void make_items();
  void add_numbered_items(wxSizer* column);
  void add_worded_items(wxSizer* column);
  wxWindow* item_field(wxWindow* parent, const ItemDefinition& item);
  void move_on_when_full(wxTextCtrl* field, std::size_t place);
  void add_none_applies(wxSizer* column);
  void toggle_details();
  void make_details();
  void show_result();
  std::string path(std::string_view part) const;

  VisitForm& x_form;
  VisitFields& x_fields;
  const InstrumentDefinition& x_instrument;
  wxBoxSizer* x_column;
  wxStaticText* x_result = nullptr;
  wxWindow* x_total = nullptr;
  wxButton* x_fold = nullptr;
  wxPanel* x_items = nullptr;    // made when first opened
  wxPanel* x_details = nullptr;  // likewise
  wxWindow* x_first = nullptr;
};

// Ways to fill in a form and its place to a procedure of the day, as they are offered.
std::vector<Option> mode_options();
std::vector<Option> phase_options();

// What was typed for an instrument amounts to, in words: "= 44", "= 7 · moderate", "3 of 7 answered: not scorable",
// "declined"; "" when nothing was typed.
std::string result_in_words(const VisitDraft& draft, const InstrumentDefinition& instrument);

}  // namespace psoas::ui
