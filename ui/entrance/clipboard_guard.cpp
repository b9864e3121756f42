#include "ui/entrance/clipboard_guard.h"

#include <wx/clipbrd.h>
#include <wx/textctrl.h>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace psoas::ui {

namespace {

constexpr int try_again_ms = 200;

}  // namespace

ClipboardGuard::ClipboardGuard(std::chrono::milliseconds stays) : x_stays(stays) { wxEvtHandler::AddFilter(this); }

ClipboardGuard::~ClipboardGuard() {
  wxEvtHandler::RemoveFilter(this);
  clear();
}

int ClipboardGuard::FilterEvent(wxEvent& event) {
  if (event.GetEventType() != wxEVT_TEXT_COPY && event.GetEventType() != wxEVT_TEXT_CUT) return Event_Skip;
  // What will be in the clipboard is known before it is there: the field still has it selected.
  if (auto* field = dynamic_cast<wxTextEntry*>(event.GetEventObject())) x_copied = field->GetStringSelection();
  if (!x_copied.empty()) StartOnce(static_cast<int>(x_stays.count()));
  return Event_Skip;
}

void ClipboardGuard::clear() {
  Stop();
  if (x_copied.empty()) return;
  const wxClipboardLocker open;
  if (!open) {
    StartOnce(try_again_ms);  // somebody is just looking into it
    return;
  }
  wxTextDataObject held;
  const bool is_text = wxTheClipboard->IsSupported(wxDF_UNICODETEXT) && wxTheClipboard->GetData(held);
  if (is_text && held.GetText() == x_copied) {
    wxTheClipboard->Clear();
#ifdef __WXGTK__
    // What a text field put there is not the toolkit's above it.
    gtk_clipboard_clear(gtk_clipboard_get(GDK_SELECTION_CLIPBOARD));
#endif
  }
  x_copied.clear();
}

}  // namespace psoas::ui
