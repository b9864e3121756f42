#pragma once

// The fields of an own entry being added: shows those of its kind, gives back what was typed, and puts problems under
// the fields they belong to. What is done with the draft is the section's.

#include <wx/panel.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/catalogue/entry_draft.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/field.h"

namespace psoas::ui {

class EntryForm : public wxPanel {
 public:
  // `typed` hears of every change.
  EntryForm(wxWindow* parent, EntryKind kind, std::function<void()> typed);

  EntryDraft draft() const;

  // Problems under their fields; all others are settled. Gives the first field with one, nullptr when there is none.
  wxWindow* show(const Problems& problems);

  void focus_first();

 private:
  // When a field stands in the form: always, or only for one kind of value.
  enum class For { every, number, choices };

  struct Entry {
    std::string path;
    LabelledField field;
    std::function<std::string()> typed;
    For shown_for = For::every;
  };

  void add_instrument();
  void add_finding();
  void add_treatment();
  void add_adverse_event();
  void add_names();
  void add_parameter();

  LabelledField& text(const std::string& path, std::string_view label, int characters, std::string_view hint = {});
  LabelledField& lines(const std::string& path, std::string_view label, std::string_view hint = {});
  LabelledField& choice(const std::string& path, std::string_view label, std::vector<Option> options,
                        std::string_view chosen);
  LabelledField& add(const std::string& path, std::string_view label, wxWindow* control, std::string_view hint,
                     std::function<std::string()> typed);
  // Fields beside each other, shown for a kind of value.
  wxSizer* row(std::initializer_list<std::string> paths, For shown_for = For::every);
  Entry& entry(std::string_view path) const;
  void show_for(const std::string& value_kind);

  EntryKind x_kind;
  std::function<void()> x_typed;
  wxBoxSizer* x_column;
  wxBoxSizer* x_parameters = nullptr;
  int x_parameter_count = 0;
  std::vector<std::unique_ptr<Entry>> x_entries;
};

}  // namespace psoas::ui
