// The menus of the main window: what their entries do, and which are there and can be chosen now.

#include <string>

#include "domain/base/version.h"
#include "ui/app/gate.h"
#include "ui/app/main_frame.h"
#include "ui/app/main_menu.h"
#include "ui/app/pages.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {

namespace words = wording::window;

void MainFrame::build_menus() {
  const auto on = [this](MenuEntry entry, auto act) {
    Bind(
        wxEVT_MENU, [act](wxCommandEvent&) { act(); }, id_of(entry));
  };
  on(MenuEntry::new_clinic, [this] { new_clinic(); });
  on(MenuEntry::open_clinic, [this] { open_clinic(); });
  on(MenuEntry::open_demo, [this] { open_demo(); });
  on(MenuEntry::diagnosis_codes, [this] { show_diagnosis_codes(); });
  on(MenuEntry::open_sealed, [this] { show_open_sealed(); });
  on(MenuEntry::lock, [this] { x_gate->lock(); });
  on(MenuEntry::log_out, [this] { x_gate->log_out(); });
  on(MenuEntry::change_password, [this] { x_gate->change_password(); });
  on(MenuEntry::quit, [this] { Close(); });
  on(MenuEntry::new_patient, [this] { new_patient(); });
  on(MenuEntry::find_patient, [this] {
    x_search->SetFocus();
    x_search->SelectAll();
  });
  on(MenuEntry::edit_patient, [this] {
    if (present() && present()->patient()) edit_patient(*present()->patient());
  });
  on(MenuEntry::new_visit, [this] { perform(Command::new_visit); });
  on(MenuEntry::new_adverse_event, [this] { perform(Command::new_adverse_event); });
  on(MenuEntry::merge_patient, [this] { perform(Command::merge_patient); });
  on(MenuEntry::save, [this] { perform(Command::save); });
  on(MenuEntry::save_and_close, [this] { perform(Command::save_and_close); });
  on(MenuEntry::print, [this] { perform(Command::print); });
  on(MenuEntry::save_as, [this] { perform(Command::save_as); });
  on(MenuEntry::refresh, [this] { perform(Command::refresh); });
  on(MenuEntry::back, [this] { x_history->back(true); });
  on(MenuEntry::keys, [this] { show_keys(); });
  on(MenuEntry::about, [this] { show_about(); });
  for (const Page page : x_navigation->pages()) on(entry_of(page), [this, page] { go_to(page); });
  for (const int minutes : minutes_to_lock_after()) {
    Bind(
        wxEVT_MENU,
        [this, minutes](wxCommandEvent&) {
          keep_idle_minutes(minutes);
          x_gate->watch_idleness();
        },
        id_of_lock_after(minutes));
  }
}

void MainFrame::put_menu_bar() {
  const auto left_out = [this](MenuEntry entry) {
    for (const Page page : x_navigation->pages())
      if (entry_of(page) == entry) return !is_of_use(page, [this](Permission each) { return allows(each); });
    if (entry == MenuEntry::new_patient || entry == MenuEntry::edit_patient) return !allows(Permission::edit_patients);
    if (entry == MenuEntry::new_visit || entry == MenuEntry::new_adverse_event) return !allows(Permission::log_visits);
    if (entry == MenuEntry::merge_patient) return !allows(Permission::merge_patients);
    if (entry == MenuEntry::diagnosis_codes) return !allows(Permission::change_catalogue);
    return false;
  };
  wxMenuBar* old = GetMenuBar();
  SetMenuBar(make_main_menu(x_navigation->pages(), left_out));
  delete old;
  for (const int minutes : minutes_to_lock_after())
    if (minutes <= idle_minutes()) GetMenuBar()->Check(id_of_lock_after(minutes), true);
}

void MainFrame::perform(Command command) {
  if (Screen* screen = present()) screen->perform(command);
}

void MainFrame::update_menus() {
  const Screen* screen = present();
  const auto enable = [this](MenuEntry entry, bool on) {
    if (wxMenuItem* item = GetMenuBar()->FindItem(id_of(entry))) item->Enable(on);  // may be left out
  };
  const auto enable_command = [&](MenuEntry entry, Command command) { enable(entry, screen && screen->can(command)); };
  enable_command(MenuEntry::new_visit, Command::new_visit);
  enable_command(MenuEntry::new_adverse_event, Command::new_adverse_event);
  enable_command(MenuEntry::merge_patient, Command::merge_patient);
  enable_command(MenuEntry::save, Command::save);
  enable_command(MenuEntry::save_and_close, Command::save_and_close);
  enable_command(MenuEntry::print, Command::print);
  enable_command(MenuEntry::save_as, Command::save_as);
  enable_command(MenuEntry::refresh, Command::refresh);
  enable(MenuEntry::new_patient, at_work() && !x_opened->read_only);
  enable(MenuEntry::edit_patient, screen && screen->patient());
  enable(MenuEntry::find_patient, at_work());
  enable(MenuEntry::diagnosis_codes, at_work());
  enable(MenuEntry::open_sealed, at_work());
  enable(MenuEntry::back, !x_gate->page() && x_history->can_go_back());
  for (const Page page : x_navigation->pages()) enable(entry_of(page), at_work());
  for (const MenuEntry entry : {MenuEntry::new_clinic, MenuEntry::open_clinic, MenuEntry::open_demo})
    enable(entry, !x_gate->locked());
  for (const MenuEntry entry : {MenuEntry::lock, MenuEntry::log_out, MenuEntry::change_password})
    enable(entry, at_work() && x_opened->has_accounts);
}

void MainFrame::show_keys() { x_world.dialogs.tell(this, words::keys_heading, words::keys_overview); }

void MainFrame::show_about() {
  x_world.dialogs.tell(this, words::program + (" " + std::string(program_version)), words::not_a_device);
}

}  // namespace psoas::ui
