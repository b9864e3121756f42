#pragma once

// The list of a catalogue's entries: of one kind, found by typing, own and retired ones marked in words.

#include <wx/checkbox.h>
#include <wx/panel.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/catalogue/own_entries.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/table.h"

namespace psoas::ui {

class EntryList : public wxPanel {
 public:
  // `chosen` hears when another entry, or none, is chosen.
  EntryList(wxWindow* parent, const Clock& clock, std::function<void()> chosen);

  // Shows this catalogue; the entry with the code is chosen when it is among those shown.
  void show(std::shared_ptr<const Catalogue> catalogue, const CatalogueContent& own, const std::string& choose);

  EntryKind kind() const;
  const EntryLine* chosen() const;  // nullptr none
  std::string chosen_code() const;
  // Whether the whole list is in sight, in its order: only then entries can be moved.
  bool whole() const;
  void focus_table() { x_table->SetFocus(); }

 private:
  void lay_out();
  void fill(const std::string& choose);

  const Clock& x_clock;
  std::function<void()> x_chosen;
  std::shared_ptr<const Catalogue> x_catalogue;
  CatalogueContent x_own;
  std::vector<EntryLine> x_lines;
  ChoiceField* x_kind;
  ShortField* x_search;
  wxCheckBox* x_own_only;
  Table* x_table;
  std::optional<LabelledField> x_kind_field;
  std::optional<LabelledField> x_search_field;
};

}  // namespace psoas::ui
