#include "ui/app/main_frame.h"

#include <wx/sizer.h>
#include <wx/statline.h>

#include "domain/base/version.h"
#include "ui/app/diagnosis_page.h"
#include "ui/app/main_menu.h"
#include "ui/app/new_clinic_page.h"
#include "ui/app/pages.h"
#include "ui/app/welcome_page.h"
#include "ui/export/export_page.h"
#include "ui/followup/protocol_page.h"
#include "ui/patient/episode_editor.h"
#include "ui/patient/patient_editor.h"
#include "ui/patient/patient_page.h"
#include "ui/visit/visit_editor.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

// Fields of the status bar.
enum StatusField { clinic_field, session_field, file_field };

}  // namespace

MainFrame::MainFrame(const World& world)
    : wxFrame(nullptr, wxID_ANY, words::program, wxDefaultPosition, wxDefaultSize, wxDEFAULT_FRAME_STYLE, "main"),
      x_world(world) {
  SetSize(FromDIP(wxSize(1280, 820)));
  SetMinSize(FromDIP(wxSize(760, 480)));
  x_task = std::make_unique<Task>(
      [this](const std::exception& error) { x_messages->show(Tone::failure, wording::sentence(error)); });
  build_content();
  x_task->show_long_work(x_progress);
  x_counts = std::make_unique<NavigationCounts>(*x_navigation, *x_task, x_world.clock, [this] {
    for (Screen* screen : x_history->screens()) screen->day_changed();
  });
  x_file = std::make_unique<ClinicFile>(this, *x_task, x_world.door, x_world.clock, *x_messages, x_world.session);
  x_file->report_to([this](OpenedClinic opened) { enter(std::move(opened)); },
                    [this] {
                      if (!x_opened && !present()) welcome();
                    });
  SetMenuBar(make_main_menu(x_navigation->pages()));
  build_menus();
  CreateStatusBar(3);
  const int widths[] = {-2, -2, -3};
  SetStatusWidths(3, widths);
  update_status();
  Bind(wxEVT_CHAR_HOOK, &MainFrame::key, this);
  Bind(wxEVT_CLOSE_WINDOW, &MainFrame::close, this);
}

// Screens go before the thread they ask, so that no answer finds them half gone.
MainFrame::~MainFrame() {
  x_counts.reset();
  x_history->clear();
  x_task->show_long_work(nullptr);
  x_task.reset();
}

void MainFrame::build_content() {
  x_title = plain_text(this, {});  // filled with the first screen
  x_title->SetFont(x_title->GetFont().Bold());
  x_search = new SearchBox(this, *x_task, [this](PatientId patient) { open_patient(patient); });
  x_search->SetMinSize(wxSize(spacing::width_of(*x_search, 44), -1));
  auto* top = new wxBoxSizer(wxHORIZONTAL);
  top->Add(x_title, wxSizerFlags(1).CenterVertical().Border(wxLEFT, spacing::field()));
  top->Add(x_search, wxSizerFlags().CenterVertical().Border(wxALL, spacing::gap()));

  x_navigation = new NavigationColumn(this, [this](Page page) { go_to(page); });
  for (const Page page : pages_there_are()) x_navigation->add(page, label_of(page));
  x_messages = new MessageBar(this);
  x_progress = new ProgressStrip(
      this, [](const Step& step) { return words::step(step.name, step.done, step.total); }, words::cancel);
  x_history = new ScreenHistory(this, [this] { title_changed(); });

  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(x_messages, wxSizerFlags().Expand());
  content->Add(x_progress, wxSizerFlags().Expand());
  content->Add(x_history, wxSizerFlags(1).Expand());
  auto* middle = new wxBoxSizer(wxHORIZONTAL);
  middle->Add(x_navigation, wxSizerFlags().Expand());
  middle->Add(new wxStaticLine(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLI_VERTICAL),
              wxSizerFlags().Expand());
  middle->Add(content, wxSizerFlags(1).Expand());
  auto* all = new wxBoxSizer(wxVERTICAL);
  all->Add(top, wxSizerFlags().Expand());
  all->Add(new wxStaticLine(this), wxSizerFlags().Expand());
  all->Add(middle, wxSizerFlags(1).Expand());
  SetSizer(all);
  x_navigation->Hide();
}

void MainFrame::build_menus() {
  const auto on = [this](MenuEntry entry, auto act) {
    Bind(
        wxEVT_MENU, [act](wxCommandEvent&) { act(); }, id_of(entry));
  };
  on(MenuEntry::new_clinic, [this] { new_clinic(); });
  on(MenuEntry::open_clinic, [this] { open_clinic(); });
  on(MenuEntry::open_demo, [this] { open_demo(); });
  on(MenuEntry::diagnosis_codes, [this] { show_diagnosis_codes(); });
  on(MenuEntry::quit, [this] { Close(); });
  on(MenuEntry::new_patient, [this] { new_patient(); });
  on(MenuEntry::find_patient, [this] {
    x_search->SetFocus();
    x_search->SelectAll();
  });
  on(MenuEntry::edit_patient, [this] {
    if (present() && present()->patient()) edit_patient(*present()->patient());
  });
  on(MenuEntry::new_visit, [this] { perform(Command::new_visit); });
  on(MenuEntry::new_adverse_event, [this] { perform(Command::new_adverse_event); });
  on(MenuEntry::save, [this] { perform(Command::save); });
  on(MenuEntry::save_and_close, [this] { perform(Command::save_and_close); });
  on(MenuEntry::print, [this] { perform(Command::print); });
  on(MenuEntry::save_as, [this] { perform(Command::save_as); });
  on(MenuEntry::refresh, [this] { perform(Command::refresh); });
  on(MenuEntry::back, [this] { x_history->back(true); });
  on(MenuEntry::keys, [this] { show_keys(); });
  on(MenuEntry::about, [this] { show_about(); });
  for (const Page page : x_navigation->pages()) on(entry_of(page), [this, page] { go_to(page); });
}

void MainFrame::begin(const std::optional<std::filesystem::path>& file) {
  const auto wanted = file ? file : ClinicFile::last();
  if (wanted) {
    x_file->open(*wanted);
  } else {
    welcome();
  }
}

ScreenContext MainFrame::context() {
  return {*x_task,
          *this,
          *x_messages,
          x_world.clock,
          [this](PatientId patient) { patient_changed(patient); },
          x_opened ? x_opened->catalogue : nullptr,
          x_world.session,
          x_opened ? x_opened->settings : ClinicSettings{},
          x_opened && x_opened->read_only,
          [this](std::shared_ptr<const Catalogue> catalogue) {
            if (x_opened) x_opened->catalogue = std::move(catalogue);
          },
          [this](const ClinicSettings& settings) {
            if (x_opened) x_opened->settings = settings;
            update_status();
          }};
}

void MainFrame::enter(OpenedClinic opened) {
  x_opened = std::move(opened);
  x_outcome_question = std::make_shared<OutcomeQuestion>();
  x_history->clear();
  if (x_opened->read_only) {
    x_messages->show(Tone::note, words::opened_read_only);
  } else {
    x_messages->clear();
  }
  x_search->serve(x_world.session);
  CallAfter([this] { x_counts->serve(x_world.session); });
  x_navigation->Show();
  Layout();
  go_to(Page::patients);
}

void MainFrame::welcome() {
  begin_with([this](wxWindow* parent) {
    return make_welcome_page(parent, context(),
                             {[this] { new_clinic(); }, [this] { open_clinic(); }, [this] { open_demo(); }});
  });
}

void MainFrame::new_clinic() {
  go_to([this](wxWindow* parent) {
    return make_new_clinic_page(
        parent, context(), x_world.dialogs,
        [this](const std::filesystem::path& file, const ClinicSettings& settings) { x_file->create(file, settings); });
  });
}

void MainFrame::open_clinic() {
  CallAfter([this] {
    if (const auto file = x_world.dialogs.file_to_open(this, words::clinic_files))
      x_history->leave_then([this, file] { x_file->open(*file); });
  });
}

void MainFrame::open_demo() {
  x_history->leave_then([this] { x_file->open_demo(x_world.demo_file); });
}

void MainFrame::show_diagnosis_codes() {
  if (!x_opened) return;
  go_to([this](wxWindow* parent) { return make_diagnosis_page(parent, context(), x_world.dialogs, x_world.door); });
}

void MainFrame::show_export() {
  go_to([this](wxWindow* parent) {
    Dialogs& dialogs = x_world.dialogs;
    return make_export_page(parent, context(),
                            {[&dialogs](wxWindow* over, const std::string& kinds, const std::string& suggested_name) {
                               return dialogs.file_to_save(over, kinds, suggested_name);
                             },
                             [&dialogs](const std::filesystem::path& folder) { dialogs.open_folder(folder); }});
  });
}

// ---- Navigation

void MainFrame::begin_with(ScreenHistory::Maker maker) {
  CallAfter([this, maker = std::move(maker)] { x_history->begin_with(maker); });
}

void MainFrame::go_to(ScreenHistory::Maker maker) {
  CallAfter([this, maker = std::move(maker)] { x_history->go_to(maker); });
}

void MainFrame::go_to(Page page) {
  if (!x_opened) return;
  x_page = page;
  begin_with([this, page](wxWindow* parent) {
    return make_page(page, parent, context(),
                     {x_world.dialogs, x_world.door, x_outcome_question, [this] { show_export(); }});
  });
}

void MainFrame::open_patients() { go_to(Page::patients); }

void MainFrame::open_patient(PatientId patient) {
  go_to([this, patient](wxWindow* parent) { return make_patient_page(parent, context(), patient); });
}

void MainFrame::new_patient() {
  if (!x_opened || x_opened->read_only) return;
  go_to([this](wxWindow* parent) { return make_patient_editor(parent, context(), std::nullopt); });
}

void MainFrame::edit_patient(PatientId patient) {
  go_to([this, patient](wxWindow* parent) { return make_patient_editor(parent, context(), patient); });
}

void MainFrame::edit_visit(const VisitRequest& request) {
  go_to([this, request](wxWindow* parent) { return make_visit_editor(parent, context(), request); });
}

void MainFrame::edit_protocols() {
  go_to([this](wxWindow* parent) { return make_protocol_page(parent, context()); });
}

void MainFrame::edit_episode(const EpisodeRequest& request) {
  go_to([this, request](wxWindow* parent) { return make_episode_editor(parent, context(), request); });
}

void MainFrame::back() {
  CallAfter([this] { x_history->back(false); });
}

void MainFrame::title_changed() {
  const Screen* screen = present();
  const std::string title = screen ? screen->title() : std::string();
  const wxString shown = to_wx(title.empty() ? std::string(words::program) : words::program + (" · " + title));
  SetTitle(shown);
  put_text(*x_title, from_wx(shown));
  x_navigation->mark(screen && screen->about_patients() ? Page::patients : x_page);
  update_menus();
  update_status();
}

void MainFrame::patient_changed(PatientId patient) {
  for (Screen* screen : x_history->screens()) screen->patient_changed(patient);
  x_counts->read();
}

// ---- Menus, keys, status

void MainFrame::perform(Command command) {
  if (Screen* screen = present()) screen->perform(command);
}

void MainFrame::update_menus() {
  const Screen* screen = present();
  const auto enable = [this](MenuEntry entry, bool on) { GetMenuBar()->Enable(id_of(entry), on); };
  const auto enable_command = [&](MenuEntry entry, Command command) { enable(entry, screen && screen->can(command)); };
  enable_command(MenuEntry::new_visit, Command::new_visit);
  enable_command(MenuEntry::new_adverse_event, Command::new_adverse_event);
  enable_command(MenuEntry::save, Command::save);
  enable_command(MenuEntry::save_and_close, Command::save_and_close);
  enable_command(MenuEntry::print, Command::print);
  enable_command(MenuEntry::save_as, Command::save_as);
  enable_command(MenuEntry::refresh, Command::refresh);
  enable(MenuEntry::new_patient, x_opened && !x_opened->read_only);
  enable(MenuEntry::edit_patient, screen && screen->patient());
  enable(MenuEntry::find_patient, x_opened.has_value());
  enable(MenuEntry::diagnosis_codes, x_opened.has_value());
  enable(MenuEntry::back, x_history->can_go_back());
  for (const Page page : x_navigation->pages()) enable(entry_of(page), x_opened.has_value());
}

void MainFrame::update_status() {
  std::string clinic = words::no_file;
  std::string file;
  if (x_opened) {
    clinic = x_opened->settings.demo ? words::demo_notice : x_opened->settings.name;
    if (x_opened->read_only) clinic += std::string(" · ") + words::read_only_notice;
    file = words::file_line(x_opened->file.filename().string()) + words::encryption_notice(x_opened->encrypted_by);
  }
  SetStatusText(to_wx(clinic), clinic_field);
  SetStatusText(to_wx(words::signed_in(x_world.session.actor, text_of(x_world.session.roles))), session_field);
  SetStatusText(to_wx(file), file_field);
}

void MainFrame::show_keys() { x_world.dialogs.tell(this, words::keys_heading, words::keys_overview); }

void MainFrame::show_about() {
  x_world.dialogs.tell(this, std::string(words::program) + " " + program_version, words::not_a_device);
}

void MainFrame::key(wxKeyEvent& event) {
  if (event.GetKeyCode() == WXK_ESCAPE && event.GetModifiers() == wxMOD_NONE) {
    if (x_search->HasFocus() && present()) return present()->SetFocus();
    if (x_messages->IsShown()) return x_messages->clear();
    if (x_history->can_go_back()) return x_history->back(true);
  }
  event.Skip();
}

void MainFrame::close(wxCloseEvent& event) {
  Screen* screen = present();
  if (event.CanVeto() && screen && !screen->may_leave([this] { Destroy(); })) return event.Veto();
  Destroy();
}

}  // namespace psoas::ui
