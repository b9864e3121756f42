#include "ui/widget/screen.h"

#include "domain/store/entrance.h"

namespace psoas::ui {

void ScreenContext::note(const std::string& action, std::optional<PatientId> about, const std::string& detail) const {
  task.run(
      nullptr,
      [action, about, detail, own = session](Store& store) { store.entrance().note(own, action, about, detail); },
      [] {});
}

Screen::Screen(wxWindow* parent, const ScreenContext& context, const wxString& name)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name),
      x_context(context) {}

bool Screen::may_leave(std::function<void()>) { return true; }

bool Screen::perform(Command) { return false; }

bool Screen::can(Command) const { return false; }

void Screen::patient_changed(PatientId) {}

}  // namespace psoas::ui
