#pragma once

// The entries of the menu bar and their keys. What they do is bound by the window.

#include <wx/menu.h>

#include <string>
#include <vector>

#include "ui/app/navigation_column.h"

namespace psoas::ui {

enum class MenuEntry {
  new_clinic,
  open_clinic,
  open_demo,
  diagnosis_codes,
  quit,
  new_patient,
  find_patient,
  edit_patient,
  new_visit,
  new_adverse_event,
  save,
  save_and_close,
  print,
  save_as,
  today,
  patients,
  follow_ups,
  outcomes,
  reports,
  administration,
  back,
  refresh,
  keys,
  about,
};

int id_of(MenuEntry entry);
MenuEntry entry_of(Page page);

// `pages` have Ctrl+1, Ctrl+2, … in this order.
wxMenuBar* make_main_menu(const std::vector<Page>& pages);

// As the column and the menu call it.
std::string label_of(Page page);

}  // namespace psoas::ui
