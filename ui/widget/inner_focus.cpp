#include "ui/widget/inner_focus.h"

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace psoas::ui {

#ifdef __WXGTK__

namespace {

gboolean arrived(GtkWidget*, GdkEventFocus*, gpointer control) {
  static_cast<wxWindow*>(control)->GTKHandleFocusIn();
  return FALSE;
}

gboolean left(GtkWidget*, GdkEventFocus*, gpointer control) {
  static_cast<wxWindow*>(control)->GTKHandleFocusOut();
  return FALSE;
}

void watch(GtkWidget* part, gpointer control) {
  if (GTK_IS_BUTTON(part)) {
    g_signal_connect(part, "focus-in-event", G_CALLBACK(arrived), control);
    g_signal_connect(part, "focus-out-event", G_CALLBACK(left), control);
  }
  if (GTK_IS_CONTAINER(part)) gtk_container_forall(GTK_CONTAINER(part), watch, control);
}

}  // namespace

void take_focus_of_inner_parts(wxWindow& control) {
  auto* whole = static_cast<GtkWidget*>(control.GetHandle());
  if (GTK_IS_CONTAINER(whole)) gtk_container_forall(GTK_CONTAINER(whole), watch, &control);
}

#else

void take_focus_of_inner_parts(wxWindow&) {}

#endif

}  // namespace psoas::ui
