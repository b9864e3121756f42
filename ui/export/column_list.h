#pragma once

// Every column of a profile, to be ticked: by keyboard arrows and Space. Nothing is ticked to begin with.

#include <wx/checklst.h>

#include <functional>
#include <string>
#include <vector>

#include "domain/privacy/export_column.h"

namespace psoas::ui {

class ColumnList : public wxCheckListBox {
 public:
  // `changed` hears of every tick by a person.
  ColumnList(wxWindow* parent, Profile profile, std::function<void()> changed);

  // Ticks of columns the new profile has as well stay.
  void offer(Profile profile);

  std::vector<std::string> ticked() const;
  void tick(const std::vector<std::string>& paths);

 private:
  std::vector<const ExportColumn*> x_columns;
};

}  // namespace psoas::ui
