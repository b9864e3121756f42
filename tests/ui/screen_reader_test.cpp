// What a screen reader meets: every control that can be reached has a name. Read from the toolkit's own tree.

#include <gtk/gtk.h>

#include <set>

#include "tests/ui/window_driver.h"

namespace psoas::ui {
namespace {

bool is(AtkObject* object, AtkStateType state) {
  AtkStateSet* states = atk_object_ref_state_set(object);
  const bool has = states && atk_state_set_contains_state(states, state);
  if (states) g_object_unref(states);
  return has;
}

// Containers and parts of controls that speak for their owner.
bool wants_name(AtkRole role) {
  static const std::set<AtkRole> nameless{ATK_ROLE_SCROLL_PANE, ATK_ROLE_PANEL,      ATK_ROLE_FILLER,
                                          ATK_ROLE_VIEWPORT,    ATK_ROLE_SCROLL_BAR, ATK_ROLE_TABLE_CELL,
                                          ATK_ROLE_SEPARATOR,   ATK_ROLE_UNKNOWN,    ATK_ROLE_WINDOW};
  return nameless.count(role) == 0;
}

void collect_nameless(AtkObject* object, const std::string& path, std::vector<std::string>& found) {
  const AtkRole role = atk_object_get_role(object);
  const char* name = atk_object_get_name(object);
  const std::string here = path + "/" + atk_role_get_name(role) + (name && *name ? "“" + std::string(name) + "”" : "");
  if (is(object, ATK_STATE_SHOWING) && is(object, ATK_STATE_FOCUSABLE) && wants_name(role) && !(name && *name))
    found.push_back(here);
  if (role == ATK_ROLE_TABLE || role == ATK_ROLE_TREE_TABLE) return;
  for (int place = 0; place < atk_object_get_n_accessible_children(object); ++place) {
    AtkObject* child = atk_object_ref_accessible_child(object, place);
    if (!child) continue;
    collect_nameless(child, here, found);
    g_object_unref(child);
  }
}

std::vector<std::string> nameless_controls(WindowDriver& window) {
  std::vector<std::string> found;
  collect_nameless(gtk_widget_get_accessible(static_cast<GtkWidget*>(window.frame().GetHandle())), {}, found);
  return found;
}

using Names = std::vector<std::string>;

TEST_CASE("every control of the welcome and new clinic pages has a name", "[screen_reader]") {
  WindowDriver window;
  window.open_window();
  CHECK(nameless_controls(window) == Names{});
  window.press("Create a clinic");
  CHECK(nameless_controls(window) == Names{});
}

TEST_CASE("every control of each page and form has a name", "[screen_reader]") {
  WindowDriver window;
  window.open_window(window.clinic(
      [](Writing& writing) { writing.patients().add(invented_patient("P-001", "Müller", "Anna", "1971-08-02")); }));
  for (const MenuEntry page :
       {MenuEntry::today, MenuEntry::patients, MenuEntry::outcomes, MenuEntry::reports, MenuEntry::new_patient}) {
    window.menu(page);
    INFO(window.frame().present()->GetName());
    CHECK(nameless_controls(window) == Names{});
  }
}

TEST_CASE("every control of a patient's page and of the visit form has a name", "[screen_reader]") {
  WindowDriver window;
  window.open_window(window.clinic(
      [](Writing& writing) { writing.patients().add(invented_patient("P-001", "Müller", "Anna", "1971-08-02")); }));
  window.menu(MenuEntry::patients);
  window.key("patient list search", WXK_RETURN);
  CHECK(nameless_controls(window) == Names{});
  window.menu(MenuEntry::new_visit);
  CHECK(nameless_controls(window) == Names{});
}

TEST_CASE("every control of the pages that merge two records and undo it has a name", "[screen_reader]") {
  WindowDriver window;
  window.open_window(window.clinic([](Writing& writing) {
    writing.patients().add(invented_patient("P-001", "Müller", "Anna", "1971-08-02"));
    Patient second = invented_patient("P-002", "Müller", "Anna", "1971-08-02");
    second.phone = "555-0100";
    writing.patients().add(second);
  }));
  window.frame().navigation().open_patient(PatientId{1});
  window.settle();
  window.menu(MenuEntry::merge_patient);
  CHECK(nameless_controls(window) == Names{});
  window.press("choose P-002");
  CHECK(nameless_controls(window) == Names{});
  window.type("merge reason", "entered twice");
  window.press("merge");
  CHECK(nameless_controls(window) == Names{});
  window.press("undo merge of P-002");
  CHECK(nameless_controls(window) == Names{});
}

}  // namespace
}  // namespace psoas::ui
