#include "ui/widget/screen.h"

namespace psoas::ui {

Screen::Screen(wxWindow* parent, const ScreenContext& context, const wxString& name)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name),
      x_context(context) {}

bool Screen::may_leave(std::function<void()>) { return true; }

bool Screen::perform(Command) { return false; }

bool Screen::can(Command) const { return false; }

void Screen::patient_changed(PatientId) {}

}  // namespace psoas::ui
