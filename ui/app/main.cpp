// The window program: `psoastrack [FILE]`. It puts the real store, clock and dialogs behind the window's doors.

#include <wx/app.h>
#include <wx/cmdline.h>
#include <wx/stdpaths.h>

#include <memory>

#include "domain/base/clock.h"
#include "domain/base/uuid.h"
#include "storage/open.h"
#include "ui/app/main_frame.h"
#include "ui/widget/text.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

// Whoever is signed in at the computer; accounts of the clinic's own take this place.
Session session_of_the_computer() { return {from_wx(wxGetUserId()), all_roles, new_uuid(), from_wx(wxGetHostName())}; }

// Where the developers' door and the console keep it too.
std::filesystem::path demo_file() {
#ifdef __UNIX__
  wxString folder;
  if (!wxGetEnv("XDG_DATA_HOME", &folder) || folder.empty()) folder = wxGetHomeDir() + "/.local/share";
  return std::filesystem::path(from_wx(folder)) / "psoastrack" / "demo.psoas";
#else
  return std::filesystem::path(from_wx(wxStandardPaths::Get().GetUserLocalDataDir())) / "demo.psoas";
#endif
}

}  // namespace

class PsoasTrack : public wxApp {
 public:
  bool OnInit() override {
    SetAppName("psoastrack");
    SetAppDisplayName(wording::window::program);
    if (!wxApp::OnInit()) return false;
    harden_process();
    x_door = sqlite_files(x_clock, state_folder());
    auto* frame = new MainFrame({*x_door, x_clock, x_dialogs, session_of_the_computer(), demo_file()});
    frame->Show();
    // The window stands before the clinic's file is asked for.
    frame->CallAfter([this, frame] { frame->begin(x_file); });
    return true;
  }

  void OnInitCmdLine(wxCmdLineParser& parser) override {
    wxApp::OnInitCmdLine(parser);
    parser.AddParam("FILE", wxCMD_LINE_VAL_STRING, wxCMD_LINE_PARAM_OPTIONAL);
  }

  bool OnCmdLineParsed(wxCmdLineParser& parser) override {
    if (parser.GetParamCount() > 0 && !parser.GetParam(0).empty()) x_file = from_wx(parser.GetParam(0));
    return wxApp::OnCmdLineParsed(parser);
  }

 private:
  SystemClock x_clock;
  NativeDialogs x_dialogs;
  std::unique_ptr<StoreDoor> x_door;
  std::optional<std::filesystem::path> x_file;
};

}  // namespace psoas::ui

wxIMPLEMENT_APP(psoas::ui::PsoasTrack);
