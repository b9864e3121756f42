#include "ui/widget/accessible.h"

#include <wx/control.h>

#include <string>

#include "ui/widget/text.h"

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace psoas::ui {

#ifdef __WXGTK__
namespace {

// wx wraps lists, tables and long texts in a scrolled window; readers meet what is inside.
GtkWidget* spoken_part(wxWindow& control) {
  GtkWidget* widget = static_cast<GtkWidget*>(control.GetHandle());
  while (GTK_IS_SCROLLED_WINDOW(widget) || GTK_IS_EVENT_BOX(widget)) {
    GtkWidget* inside = gtk_bin_get_child(GTK_BIN(widget));
    if (!inside) break;
    widget = inside;
  }
  return widget;
}

AtkObject* spoken(wxWindow& control) {
  GtkWidget* widget = spoken_part(control);
  return widget ? gtk_widget_get_accessible(widget) : nullptr;
}

}  // namespace

void name_for_readers(wxWindow& control, std::string_view name) {
  const std::string text(name);
  if (AtkObject* object = spoken(control)) atk_object_set_name(object, text.c_str());
  // The keyboard is in the text part of a combination, and that is what is read.
  GtkWidget* widget = spoken_part(control);
  if (GTK_IS_COMBO_BOX(widget) && gtk_combo_box_get_has_entry(GTK_COMBO_BOX(widget)))
    atk_object_set_name(gtk_widget_get_accessible(gtk_bin_get_child(GTK_BIN(widget))), text.c_str());
}

void describe_for_readers(wxWindow& control, std::string_view description) {
  if (AtkObject* object = spoken(control)) atk_object_set_description(object, std::string(description).c_str());
}

void label_for_readers(wxWindow& control, const wxWindow& label) {
  name_for_readers(control, from_wx(wxControl::RemoveMnemonics(label.GetLabel())));
  AtkObject* object = spoken(control);
  AtkObject* namer = spoken(const_cast<wxWindow&>(label));
  if (object && namer) {
    atk_object_add_relationship(object, ATK_RELATION_LABELLED_BY, namer);
    atk_object_add_relationship(namer, ATK_RELATION_LABEL_FOR, object);
  }
}

std::string name_read_for(wxWindow& control) {
  AtkObject* object = spoken(control);
  const char* name = object ? atk_object_get_name(object) : nullptr;
  return name ? name : "";
}

#else

void name_for_readers(wxWindow& control, std::string_view name) { control.SetLabel(to_wx(name)); }
void describe_for_readers(wxWindow& control, std::string_view description) { control.SetHelpText(to_wx(description)); }
void label_for_readers(wxWindow& control, const wxWindow& label) { control.SetHelpText(label.GetLabel()); }
std::string name_read_for(wxWindow&) { return {}; }

#endif

}  // namespace psoas::ui
