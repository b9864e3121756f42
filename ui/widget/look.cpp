#include "ui/widget/look.h"

#include <wx/settings.h>

#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace psoas::ui {
namespace {

wxColour blend(const wxColour& front, const wxColour& back, double front_part) {
  const auto mix = [front_part](unsigned char a, unsigned char b) {
    return static_cast<unsigned char>(a * front_part + b * (1 - front_part) + 0.5);
  };
  return {mix(front.Red(), back.Red()), mix(front.Green(), back.Green()), mix(front.Blue(), back.Blue())};
}

wxColour text_over_window(double part) {
  return blend(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT), wxSystemSettings::GetColour(wxSYS_COLOUR_FRAMEBK),
               part);
}

wxStaticText* text_of(wxWindow* parent, std::string_view text) {
  return new wxStaticText(parent, wxID_ANY, to_label(text));
}

// GTK tells the size of a text as it was before its font was changed until it has been drawn once; a heading measured
// before is too narrow and loses its last word.
class Heading : public wxStaticText {
 public:
  Heading(wxWindow* parent, std::string_view text, float scale) : wxStaticText(parent, wxID_ANY, to_label(text)) {
    SetFont(GetFont().Bold().Scaled(scale));
  }

 protected:
  wxSize DoGetBestSize() const override {
    wxSize best = wxStaticText::DoGetBestSize();
    const wxString text = GetLabelText();
    if (text.Find('\n') == wxNOT_FOUND) best.IncTo(GetTextExtent(text));
    return best;
  }
};

#ifdef __WXGTK__
// Rules on top of the desktop's theme, in the theme's own named colours.
constexpr const char* style_rules = R"(
  .psoas-navigation { border: none; box-shadow: none; background: none; border-radius: 5px; }
  .psoas-navigation:hover { background-color: alpha(@theme_fg_color, 0.08); }
  .psoas-navigation:checked { background-color: @theme_selected_bg_color; color: @theme_selected_fg_color; }
  .psoas-alarm, .psoas-alarm-dark { border-radius: 999px; padding: 1px 10px; background-image: none;
    box-shadow: none; text-shadow: none; }
  .psoas-alarm { color: #a51d2d; border-color: #a51d2d; background-color: alpha(#a51d2d, 0.09); }
  .psoas-alarm-dark { color: #ff9a8f; border-color: #ff9a8f; background-color: alpha(#ff9a8f, 0.14); }
  entry.psoas-refused { border-color: #b3261e; box-shadow: inset 0 0 0 1px #b3261e; }
)";

void load_style_rules() {
  static bool loaded = false;
  if (loaded) return;
  loaded = true;
  GtkCssProvider* provider = gtk_css_provider_new();
  gtk_css_provider_load_from_data(provider, style_rules, -1, nullptr);
  gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(provider),
                                            GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref(provider);
}

void style(wxWindow& window, const char* name, bool on) {
  load_style_rules();
  GtkStyleContext* context = gtk_widget_get_style_context(static_cast<GtkWidget*>(window.GetHandle()));
  if (on) {
    gtk_style_context_add_class(context, name);
  } else {
    gtk_style_context_remove_class(context, name);
  }
}
#else
void style(wxWindow& window, const char*, bool on) { window.SetForegroundColour(on ? problem_colour() : wxNullColour); }
#endif

}  // namespace

bool dark_theme() { return wxSystemSettings::GetAppearance().IsUsingDarkBackground(); }

wxColour muted_colour() { return text_over_window(0.62); }

wxColour problem_colour() { return dark_theme() ? wxColour(0xff, 0x9a, 0x8f) : wxColour(0xa5, 0x1d, 0x2d); }

wxColour warning_colour() { return dark_theme() ? wxColour(0xf2, 0xc0, 0x6b) : wxColour(0x7a, 0x4a, 0x00); }

wxColour border_colour() { return text_over_window(0.2); }

wxColour card_colour() { return wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW); }

wxStaticText* page_heading(wxWindow* parent, std::string_view text) { return new Heading(parent, text, 1.4f); }

wxStaticText* section_heading(wxWindow* parent, std::string_view text) {
  auto* heading = new Heading(parent, text, 1.0f);
  heading->SetForegroundColour(muted_colour());
  return heading;
}

wxStaticText* muted_text(wxWindow* parent, std::string_view text) {
  wxStaticText* place = text_of(parent, text);
  place->SetForegroundColour(muted_colour());
  return place;
}

wxStaticText* plain_text(wxWindow* parent, std::string_view text) { return text_of(parent, text); }

void put_text(wxStaticText& place, std::string_view text) {
  const wxString label = to_label(text);
  if (place.GetLabel() != label) place.SetLabel(label);
}

#ifdef __WXGTK__
void mark_primary(wxButton& button) { style(button, "suggested-action", true); }
void mark_destructive(wxButton& button) { style(button, "destructive-action", true); }
void mark_navigation(wxWindow& entry) {
  style(entry, "psoas-navigation", true);
  if (GtkWidget* label = gtk_bin_get_child(GTK_BIN(static_cast<GtkWidget*>(entry.GetHandle())))) {
    gtk_widget_set_halign(label, GTK_ALIGN_START);
    gtk_widget_set_margin_start(label, spacing::gap());
    gtk_widget_set_margin_end(label, spacing::gap());
  }
  entry.SetMinSize(wxSize(-1, entry.GetCharHeight() + 2 * spacing::gap()));
}
#else
void mark_primary(wxButton& button) { button.SetDefault(); }
void mark_destructive(wxButton&) {}
void mark_navigation(wxWindow&) {}
#endif

void mark_alarm(wxButton& button) { style(button, dark_theme() ? "psoas-alarm-dark" : "psoas-alarm", true); }

void mark_refused(wxWindow& field, bool refused) { style(field, "psoas-refused", refused); }

}  // namespace psoas::ui
