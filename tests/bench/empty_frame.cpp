// The least a program with a window can be: what the start of psoastrack is held against.

#include <wx/app.h>
#include <wx/frame.h>

namespace {

class EmptyFrame : public wxApp {
 public:
  bool OnInit() override {
    auto* frame = new wxFrame(nullptr, wxID_ANY, "empty", wxDefaultPosition, wxSize(1280, 800));
    return frame->Show();
  }
};

}  // namespace

wxIMPLEMENT_APP(EmptyFrame);
