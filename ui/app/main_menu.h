#pragma once

// The entries of the menu bar and their keys. What they do is bound by the window.

#include <wx/menu.h>

#include <functional>
#include <string>
#include <vector>

#include "ui/app/navigation_column.h"

namespace psoas::ui {

enum class MenuEntry {
  new_clinic,
  open_clinic,
  open_demo,
  diagnosis_codes,
  open_sealed,
  lock,
  log_out,
  change_password,
  quit,
  new_patient,
  find_patient,
  edit_patient,
  merge_patient,
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
// Of the choices after how many minutes the window locks by itself.
int id_of_lock_after(int minutes);
const std::vector<int>& minutes_to_lock_after();
MenuEntry entry_of(Page page);

// `pages` have Ctrl+1, Ctrl+2, … in this order. Entries that `left_out` names are not there.
wxMenuBar* make_main_menu(const std::vector<Page>& pages, const std::function<bool(MenuEntry)>& left_out);

// As the column and the menu call it.
std::string label_of(Page page);

}  // namespace psoas::ui
