#pragma once

// A finding set being composed: for which visits it opens, and which findings it opens with, in their order.

#include <wx/panel.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/catalogue/entry_draft.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/find_field.h"
#include "ui/widget/table.h"

namespace psoas::ui {

class FindingSetForm : public wxPanel {
 public:
  // `set` is the one to be changed; nullptr for a new one. Findings and treatments are those offered on `today`.
  FindingSetForm(wxWindow* parent, std::shared_ptr<const Catalogue> catalogue, const FindingSet* set, Date today,
                 std::function<void()> typed);

  EntryDraft draft() const;
  wxWindow* show(const Problems& problems);
  void focus_first() { x_label->SetFocus(); }

 private:
  void lay_out();
  void show_findings(int chosen);
  void add(const std::string& code);
  void remove();
  void move(int by);
  void key(wxKeyEvent& event);

  std::shared_ptr<const Catalogue> x_catalogue;
  std::string x_code;  // of the set being changed; "" for a new one
  std::vector<std::string> x_findings;
  std::function<void()> x_typed;
  ShortField* x_label;
  ChoiceField* x_visit_kind;
  ChoiceField* x_after;
  Table* x_table;
  FindField* x_adder;
  std::optional<LabelledField> x_label_field;
  std::optional<LabelledField> x_visit_kind_field;
  std::optional<LabelledField> x_after_field;
  std::optional<LabelledField> x_table_field;
  std::optional<LabelledField> x_adder_field;
};

}  // namespace psoas::ui
