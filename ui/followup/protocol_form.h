#pragma once

// The fields of one follow-up protocol: its name, the treatments it follows, and a row for each step. What is done
// with what was typed is the page's.

#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/followup/protocol_draft.h"
#include "ui/followup/codes_button.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"

namespace psoas::ui {

class ProtocolForm : public wxPanel {
 public:
  ProtocolForm(wxWindow* parent, const Catalogue& catalogue, bool read_only, std::function<void()> typed);

  void put(ProtocolDraft draft);
  ProtocolDraft draft() const;

  // Problems at their fields, all others settled. Puts the cursor into the first with one.
  void show(const Problems& problems);
  void focus_first();

 private:
  struct StepRow {
    std::string code;
    ShortField* label;
    NumberField* day;
    NumberField* before;
    NumberField* after;
    CodesButton* instruments;
    ChoiceField* contact;
    ShortField* who;
  };

  void build();
  void add_head(wxSizer& column);
  void add_step(const StepDraft& step);
  void add_step_row(int number, const StepDraft& step);
  void remove_step(std::size_t place);
  template <class Control>
  Control* placed(Control* control, const std::string& path, const std::string& name);

  const Catalogue& x_catalogue;
  bool x_read_only;
  std::function<void()> x_typed;
  ProtocolDraft x_draft;  // what the fields were made from
  ShortField* x_label = nullptr;
  CodesButton* x_treatments = nullptr;
  wxBoxSizer* x_steps = nullptr;
  std::vector<StepRow> x_rows;
  std::map<std::string, wxWindow*> x_controls;  // by path
  std::map<std::string, FieldNote*> x_notes;    // by path without its last part
};

}  // namespace psoas::ui
