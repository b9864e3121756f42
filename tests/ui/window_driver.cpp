#include "tests/ui/window_driver.h"

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/memconf.h>
#include <wx/notebook.h>
#include <wx/uiaction.h>
#include <wx/utils.h>
#include <wx/weakref.h>

#include <chrono>
#include <thread>

#include "domain/base/uuid.h"
#include "storage/sqlite/door.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/field.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto most_patience = 20s;

}  // namespace

void start_toolkit() {
  static bool started = false;
  if (started) return;
  started = true;
  wxApp::SetInstance(new wxApp);
  int count = 1;
  static char name[] = "psoas_ui_tests";
  static char* arguments[] = {name, nullptr};
  if (!wxEntryStart(count, arguments)) FAIL("no display");
  wxTheApp->SetExitOnFrameDelete(false);
  wxTheApp->OnInit();
  static wxEventLoop loop;
  static wxEventLoopActivator active(&loop);
}

void let_events_happen() {
  for (int round = 0; round < 3; ++round) {
    wxTheApp->ProcessPendingEvents();
    wxEventLoopBase::GetActive()->YieldFor(wxEVT_CATEGORY_ALL);
    wxTheApp->ProcessIdle();
  }
}

bool let_events_happen_until(const std::function<bool()>& done) {
  const auto end = std::chrono::steady_clock::now() + most_patience;
  while (!done()) {
    if (std::chrono::steady_clock::now() > end) return false;
    let_events_happen();
    std::this_thread::sleep_for(1ms);
  }
  return true;
}

WindowDriver::WindowDriver() {
  storage::DoorSettings settings;
  settings.work = storage::quick_work;
  door = std::make_unique<storage::SqliteDoor>(clock, settings);
  start_toolkit();
  delete wxConfigBase::Set(new wxMemoryConfig);
  folder = std::filesystem::temp_directory_path() / ("psoas-ui-" + new_uuid());
  std::filesystem::create_directories(folder);
}

WindowDriver::~WindowDriver() {
  close_window();
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

std::filesystem::path WindowDriver::clinic(const std::function<void(Writing&)>& fill) {
  const auto file = folder / "clinic.psoas";
  ClinicSettings settings;
  settings.name = "Harbour Pain Clinic";
  const auto store = door->create(file, settings, session);
  store->write(session, fill);
  return file;
}

void WindowDriver::open_window(std::optional<std::filesystem::path> file) {
  x_frame = new MainFrame({*door, clock, dialogs, session, folder / "demo.psoas"});
  x_frame->Show();
  // On a screen without a window manager a list that opens below the pointer would take the cursor from its field.
  wxUIActionSimulator().MouseMove(wxGetDisplaySize().GetWidth() - 2, wxGetDisplaySize().GetHeight() - 2);
  x_frame->begin(file);
  settle();
}

void WindowDriver::close_window() {
  if (!x_frame) return;
  x_frame->Destroy();
  x_frame = nullptr;
  let_events_happen();
}

void WindowDriver::close_by_person() {
  const wxWeakRef<wxWindow> frame(x_frame);
  x_frame->Close();
  REQUIRE(let_events_happen_until([&] { return !frame; }));
  x_frame = nullptr;
}

void WindowDriver::settle() {
  let_events_happen();
  REQUIRE(let_events_happen_until([this] { return !x_frame->busy(); }));
  let_events_happen();
}

wxWindow* WindowDriver::find(const std::string& name) {
  wxWindow* found = nullptr;
  if (x_frame->present()) found = wxWindow::FindWindowByName(to_wx(name), x_frame->present());
  return found ? found : wxWindow::FindWindowByName(to_wx(name), x_frame);
}

bool WindowDriver::has(const std::string& name) { return find(name) != nullptr; }

wxWindow& WindowDriver::part(const std::string& name) {
  wxWindow* found = find(name);
  INFO("looking for " << name);
  REQUIRE(found);
  return *found;
}

void WindowDriver::type(const std::string& field, const std::string& text) {
  part<wxTextCtrl>(field).SetValue(to_wx(text));
  settle();
}

void WindowDriver::choose(const std::string& field, const std::string& code) {
  auto& choice = part<ChoiceField>(field);
  choice.put(code);
  wxCommandEvent chosen(wxEVT_CHOICE, choice.GetId());
  chosen.SetEventObject(&choice);
  choice.ProcessWindowEvent(chosen);
  settle();
}

void WindowDriver::press(const std::string& button) {
  wxWindow& pressed = part(button);
  REQUIRE(pressed.IsEnabled());
  const auto kind = dynamic_cast<wxToggleButton*>(&pressed) ? wxEVT_TOGGLEBUTTON : wxEVT_BUTTON;
  wxCommandEvent event(kind, pressed.GetId());
  event.SetEventObject(&pressed);
  pressed.ProcessWindowEvent(event);
  settle();
}

void WindowDriver::key(const std::string& field, int code, int modifiers) {
  wxWindow& target = part(field);
  for (const auto kind : {wxEVT_CHAR_HOOK, wxEVT_KEY_DOWN, wxEVT_CHAR}) {
    wxKeyEvent event(kind);
    event.SetEventObject(&target);
    event.m_keyCode = code;
    event.m_uniChar = code < WXK_START ? code : WXK_NONE;
    event.SetControlDown(modifiers & wxMOD_CONTROL);
    event.SetShiftDown(modifiers & wxMOD_SHIFT);
    event.SetAltDown(modifiers & wxMOD_ALT);
    if (target.ProcessWindowEvent(event)) break;
  }
  if (code == WXK_RETURN) {
    wxCommandEvent enter(wxEVT_TEXT_ENTER, target.GetId());
    enter.SetEventObject(&target);
    target.ProcessWindowEvent(enter);
  }
  settle();
}

void WindowDriver::menu(MenuEntry entry) {
  const wxMenuItem* item = x_frame->GetMenuBar()->FindItem(id_of(entry));
  REQUIRE(item);
  REQUIRE(item->IsEnabled());
  wxCommandEvent event(wxEVT_MENU, id_of(entry));
  event.SetEventObject(x_frame);
  x_frame->ProcessWindowEvent(event);
  settle();
}

void WindowDriver::show_tab(const std::string& tabs, const std::string& label) {
  auto& book = part<wxNotebook>(tabs);
  for (std::size_t page = 0; page < book.GetPageCount(); ++page)
    if (book.GetPageText(page) == to_wx(label)) book.SetSelection(page);
  settle();
}

std::string WindowDriver::text(const std::string& field) { return from_wx(part<wxTextCtrl>(field).GetValue()); }

std::string WindowDriver::note_under(const std::string& field) {
  wxWindow& control = part(field);
  const auto& siblings = control.GetParent()->GetChildren();
  for (wxWindow* next = control.GetNextSibling(); next && siblings.Find(next); next = next->GetNextSibling())
    if (auto* note = dynamic_cast<FieldNote*>(next)) {
      wxString text = note->GetLabelText();
      text.Replace("\n", " ");  // long notes are wrapped
      return from_wx(text);
    }
  return {};
}

std::vector<std::string> WindowDriver::rows(const std::string& name) {
  auto& table = part<Table>(name);
  std::vector<std::string> lines;
  for (int row = 0; row < table.rows(); ++row) {
    std::string line;
    for (unsigned column = 0; column < table.GetColumnCount(); ++column)
      line += (column ? " | " : "") + table.text(row, static_cast<int>(column));
    lines.push_back(line);
  }
  return lines;
}

Patient invented_patient(const std::string& mrn, const std::string& family, const std::string& given,
                         const std::string& birth_date) {
  Patient patient;
  patient.uuid = new_uuid();
  patient.mrn = mrn;
  patient.family_name = family;
  patient.given_name = given;
  patient.birth_date = parse_date(birth_date, {}).value();
  patient.sex = Sex::female;
  return patient;
}

}  // namespace psoas::ui
