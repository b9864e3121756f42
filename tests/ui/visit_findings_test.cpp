// Findings in the visit form, as its users type them.

#include <gtk/gtk.h>
#include <wx/scrolwin.h>

#include "tests/ui/window_driver.h"
#include "ui/widget/find_field.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

struct FindingsWindow : WindowDriver {
  std::filesystem::path file;

  explicit FindingsWindow(const std::function<void(Writing&)>& fill = [](Writing&) {}) {
    file = clinic([&](Writing& writing) {
      writing.patients().add(invented_patient("P-001", "Rivera", "Ana", "1971-08-02"));
      fill(writing);
    });
    open_window(file);
    settle();
    frame().navigation().open_patient(PatientId{1});
    settle();
    menu(MenuEntry::new_visit);
    settle();
  }

  void add_finding(const std::string& typed) {
    auto& finder = part<FindField>("add finding");
    finder.SetValue(to_wx(typed));
    REQUIRE(finder.take());
    settle();
  }

  Visit saved() {
    press("save");
    settle();
    const auto visits = door->open(file, Access::read_only)->read(session, [](Reading& reading) {
      return reading.visits().of_patient(PatientId{1});
    });
    REQUIRE(visits.size() == 1);
    return visits.front();
  }
};

GtkWidget* button_inside(GtkWidget* widget) {
  if (GTK_IS_TOGGLE_BUTTON(widget)) return widget;
  GtkWidget* found = nullptr;
  if (GTK_IS_CONTAINER(widget))
    gtk_container_forall(
        GTK_CONTAINER(widget),
        [](GtkWidget* child, gpointer place) {
          if (GtkWidget* inside = button_inside(child)) *static_cast<GtkWidget**>(place) = inside;
        },
        &found);
  return found;
}

// As the toolkit does when Tab arrives at a drop-down list.
void give_focus_to_button_of(wxWindow& choice) {
  GtkWidget* button = button_inside(static_cast<GtkWidget*>(choice.GetHandle()));
  REQUIRE(button);
  GdkEvent* event = gdk_event_new(GDK_FOCUS_CHANGE);
  event->focus_change.window = static_cast<GdkWindow*>(g_object_ref(gtk_widget_get_window(button)));
  event->focus_change.in = TRUE;
  gtk_widget_send_focus_change(button, event);
  gdk_event_free(event);
}

TEST_CASE("a drop-down list that Tab arrives at scrolls into sight and shows its help", "[visit]") {
  FindingsWindow window;
  for (const char* code : {"stinch", "ludloff", "fadir", "faber", "crossed", "psoas sign", "femoral nerve", "facet"})
    window.add_finding(code);
  wxWindow& last = window.part("finding/exam_facet_loading/L/0/value");
  wxScrolledWindow* page = nullptr;
  for (wxWindow* up = &last; up && !page; up = up->GetParent()) page = dynamic_cast<wxScrolledWindow*>(up);
  REQUIRE(page);
  page->Scroll(0, 0);
  give_focus_to_button_of(last);
  let_events_happen();
  CHECK(from_wx(window.part("help").GetLabel()).find("extension with rotation") != std::string::npos);
  const int top = page->ScreenToClient(last.GetScreenPosition()).y;
  CHECK(top >= 0);
  CHECK(top + last.GetSize().y <= page->GetClientSize().y);
}

}  // namespace
}  // namespace psoas::ui
