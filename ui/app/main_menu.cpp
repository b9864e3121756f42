#include "ui/app/main_menu.h"

#include "ui/widget/text.h"
#include "ui/wording/admin_words.h"
#include "ui/wording/diagnosis_words.h"
#include "ui/wording/entrance_words.h"
#include "ui/wording/export_page_words.h"
#include "ui/wording/follow_up_words.h"
#include "ui/wording/merge_words.h"
#include "ui/wording/outcome_page_words.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

void append(wxMenu& menu, MenuEntry entry, const char* label) { menu.Append(id_of(entry), to_wx(label)); }

wxMenu* clinic_menu() {
  auto* menu = new wxMenu;
  append(*menu, MenuEntry::new_clinic, words::new_clinic);
  append(*menu, MenuEntry::open_clinic, words::open_clinic);
  append(*menu, MenuEntry::open_demo, words::open_demo);
  menu->AppendSeparator();
  append(*menu, MenuEntry::diagnosis_codes, wording::diagnosis::menu);
  append(*menu, MenuEntry::open_sealed, wording::export_page::open_menu);
  menu->AppendSeparator();
  append(*menu, MenuEntry::lock, wording::entrance::lock);
  append(*menu, MenuEntry::log_out, wording::entrance::log_out);
  append(*menu, MenuEntry::change_password, wording::entrance::change_password_menu);
  auto* after = new wxMenu;
  for (const int minutes : minutes_to_lock_after())
    after->AppendRadioItem(id_of_lock_after(minutes), to_wx(wording::entrance::minutes(minutes)));
  menu->AppendSubMenu(after, to_wx(wording::entrance::lock_after));
  menu->AppendSeparator();
  append(*menu, MenuEntry::quit, words::quit);
  return menu;
}

wxMenu* patient_menu() {
  auto* menu = new wxMenu;
  append(*menu, MenuEntry::find_patient, words::find_patient);
  append(*menu, MenuEntry::new_patient, words::new_patient);
  append(*menu, MenuEntry::edit_patient, words::edit_patient);
  append(*menu, MenuEntry::merge_patient, wording::merge::menu);
  append(*menu, MenuEntry::new_visit, words::new_visit);
  append(*menu, MenuEntry::new_adverse_event, words::new_adverse_event);
  menu->AppendSeparator();
  append(*menu, MenuEntry::save, words::save);
  append(*menu, MenuEntry::save_and_close, words::save_and_close);
  menu->AppendSeparator();
  append(*menu, MenuEntry::print, words::print);
  append(*menu, MenuEntry::save_as, words::save_as);
  return menu;
}

wxMenu* go_menu(const std::vector<Page>& pages) {
  auto* menu = new wxMenu;
  int number = 0;
  for (const Page page : pages) {
    const std::string key = "\tCtrl+" + std::to_string(++number);
    append(*menu, entry_of(page), ("&" + label_of(page) + key).c_str());
  }
  menu->AppendSeparator();
  append(*menu, MenuEntry::back, words::go_back);
  append(*menu, MenuEntry::refresh, words::refresh);
  return menu;
}

wxMenu* help_menu() {
  auto* menu = new wxMenu;
  append(*menu, MenuEntry::keys, words::keys);
  append(*menu, MenuEntry::about, words::about);
  return menu;
}

}  // namespace

int id_of(MenuEntry entry) {
  switch (entry) {
    case MenuEntry::quit: return wxID_EXIT;
    case MenuEntry::about: return wxID_ABOUT;
    default: return wxID_HIGHEST + 1 + static_cast<int>(entry);
  }
}

int id_of_lock_after(int minutes) { return wxID_HIGHEST + 200 + minutes; }

const std::vector<int>& minutes_to_lock_after() {
  static const std::vector<int> choices{1, 2, 5, 10, 15, 20, 30};
  return choices;
}

MenuEntry entry_of(Page page) {
  switch (page) {
    case Page::today: return MenuEntry::today;
    case Page::follow_ups: return MenuEntry::follow_ups;
    case Page::outcomes: return MenuEntry::outcomes;
    case Page::reports: return MenuEntry::reports;
    case Page::administration: return MenuEntry::administration;
    case Page::patients: break;
  }
  return MenuEntry::patients;
}

std::string label_of(Page page) {
  switch (page) {
    case Page::today: return words::today;
    case Page::follow_ups: return wording::follow_up::follow_ups;
    case Page::outcomes: return wording::outcome::outcomes;
    case Page::reports: return words::reports;
    case Page::administration: return wording::admin::administration;
    case Page::patients: break;
  }
  return words::patients;
}

wxMenuBar* make_main_menu(const std::vector<Page>& pages, const std::function<bool(MenuEntry)>& left_out) {
  auto* bar = new wxMenuBar;
  bar->Append(clinic_menu(), to_wx(words::menu_clinic));
  bar->Append(patient_menu(), to_wx(words::menu_patient));
  bar->Append(go_menu(pages), to_wx(words::menu_go));
  bar->Append(help_menu(), to_wx(words::menu_help));
  for (int number = 0; number <= static_cast<int>(MenuEntry::about); ++number) {
    const auto entry = static_cast<MenuEntry>(number);
    wxMenu* menu = nullptr;
    wxMenuItem* item = left_out(entry) ? bar->FindItem(id_of(entry), &menu) : nullptr;
    if (item) menu->Delete(item);
  }
  return bar;
}

}  // namespace psoas::ui
