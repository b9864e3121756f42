#include "ui/app/main_frame.h"

#include <wx/sizer.h>
#include <wx/statline.h>

#include "domain/store/entrance.h"
#include "ui/app/backup_minder.h"
#include "ui/app/gate.h"
#include "ui/app/idle_care.h"
#include "ui/app/main_menu.h"
#include "ui/app/pages.h"
#include "ui/app/record_alarm.h"
#include "ui/entrance/password_dialog.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

// Fields of the status bar.
enum StatusField { clinic_field, session_field, file_field };

// What waits today is read out of charts, which not every account opens.
bool reads_the_day(const std::shared_ptr<const std::set<Permission>>& allowed) {
  const auto allows = [&](Permission permission) { return !allowed || allowed->contains(permission); };
  return allows(Permission::read_charts) && allows(Permission::log_visits) && allows(Permission::follow_up);
}

}  // namespace

MainFrame::MainFrame(const World& world)
    : wxFrame(nullptr, wxID_ANY, words::program, wxDefaultPosition, wxDefaultSize, wxDEFAULT_FRAME_STYLE, "main"),
      x_world(world) {
  SetSize(FromDIP(wxSize(1280, 820)));
  SetMinSize(FromDIP(wxSize(760, 480)));
  x_task = std::make_unique<Task>([this](const std::exception& error) {
    const auto* refused = dynamic_cast<const StoreError*>(&error);
    const bool is_out = refused && refused->fault() == StoreFault::locked_out;
    if (!is_out || !x_gate->thrown_out(wording::sentence(error)))
      x_messages->show(Tone::failure, wording::sentence(error));
  });
  build_content();
  x_task->show_long_work(x_progress);
  x_counts = std::make_unique<NavigationCounts>(*x_navigation, *x_task, x_world.clock, [this] {
    for (Screen* screen : x_history->screens()) screen->day_changed();
  });
  x_file = std::make_unique<ClinicFile>(this, *x_task, x_world.door, x_world.clock, *x_messages, x_world.session);
  GatedWindow& gated = *this;
  x_gate = std::make_unique<Gate>(gated, Gate::Place{this, x_content, x_history, x_navigation, x_messages, x_task.get(),
                                                     x_file.get(), x_world.session});
  x_record_alarm = std::make_unique<RecordAlarm>(*x_alarm, *x_task, x_world.clock, [this] {
    x_messages->show(Tone::warning, wording::entrance::emergency_over);
    go_to(first_page());
  });
  x_backups = std::make_unique<BackupMinder>(
      this, *x_task, x_world.door, x_world.clock, *x_messages,
      [this](const std::string& sentence) { x_record_alarm->say_of_backups(sentence); },
      [this](const std::filesystem::path& file, const std::vector<TamperedSubject>& tampered) {
        if (x_care) x_care->was_compared(file, tampered);
      },
      [this] { go_to(Page::administration, wording::backup::section_name); });
  x_care = std::make_unique<IdleCare>(this, *x_task, x_world.clock, [this] {
    if (!x_care) return;
    x_record_alarm->say_of_record(x_care->findings());
    for (Screen* screen : x_history->screens()) screen->day_changed();
  });
  x_task->ask_for_password([this](const StoreError& why, std::function<void(bool)> answer) {
    ui::ask_for_password(this, *x_task, session(), wording::entrance::asks_for_password(why.detail()),
                         std::move(answer));
  });
  x_file->report_to([this](OpenedClinic opened) { enter(std::move(opened)); },
                    [this](ClinicAtDoor clinic) { x_gate->guard(std::move(clinic)); },
                    [this] {
                      if (!x_opened && !present()) welcome();
                    });
  put_menu_bar();
  build_menus();
  CreateStatusBar(3);
  const int widths[] = {-3, -3, -4};
  SetStatusWidths(3, widths);
  update_status();
  Bind(wxEVT_CHAR_HOOK, &MainFrame::key, this);
  Bind(wxEVT_CLOSE_WINDOW, &MainFrame::close, this);
}

// Screens go before the thread they ask, so that no answer finds them half gone.
MainFrame::~MainFrame() {
  x_care.reset();
  x_backups.reset();
  x_counts.reset();
  x_history->clear();
  x_task->show_long_work(nullptr);
  x_task.reset();
}

void MainFrame::build_content() {
  x_title = plain_text(this, {});  // filled with the first screen
  x_title->SetFont(x_title->GetFont().Bold());
  x_search = new SearchBox(this, *x_task, [this](PatientId patient) {
    context().note("search", patient, {});
    open_patient(patient);
  });
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

  auto* content = x_content = new wxBoxSizer(wxVERTICAL);
  x_alarm = new AlarmStrip(this);
  content->Add(x_alarm, wxSizerFlags().Expand());
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

bool MainFrame::allows(Permission permission) const {
  return !x_opened || !x_opened->allowed || x_opened->allowed->contains(permission);
}

// Pages and menu entries the account has no use for are left out.
void MainFrame::offer_what_is_allowed() {
  std::vector<Page> pages;
  for (const Page page : x_navigation->pages())
    if (is_of_use(page, [this](Permission each) { return allows(each); })) pages.push_back(page);
  x_navigation->offer(pages);
  put_menu_bar();
}

// Who opens no charts has no patients to begin with.
Page MainFrame::first_page() const {
  if (allows(Permission::read_charts)) return Page::patients;
  return allows(Permission::read_outcomes) ? Page::outcomes : Page::administration;
}

void MainFrame::begin(const std::optional<std::filesystem::path>& file) {
  const auto wanted = file ? file : ClinicFile::last();
  if (wanted) {
    x_file->open(*wanted);
  } else {
    welcome();
  }
}

Screen* MainFrame::present() const { return x_gate->page() ? x_gate->page() : x_history->present(); }

IdleWatch& MainFrame::idle_watch() { return x_gate->idle_watch(); }

bool MainFrame::locked() const { return x_gate->locked(); }

void MainFrame::lock(bool going_to_sleep) { x_gate->lock(going_to_sleep); }

bool MainFrame::at_work() const { return x_gate->at_work(); }

ScreenContext MainFrame::context() {
  return {*x_task,
          *this,
          *x_messages,
          x_world.clock,
          [this](PatientId patient) { patient_changed(patient); },
          x_opened ? x_opened->catalogue : nullptr,
          session(),
          x_opened ? x_opened->settings : ClinicSettings{},
          x_opened && x_opened->read_only,
          [this](std::shared_ptr<const Catalogue> catalogue) {
            if (x_opened) x_opened->catalogue = std::move(catalogue);
          },
          [this](const ClinicSettings& settings) {
            if (x_opened) x_opened->settings = settings;
            update_status();
          },
          x_opened ? x_opened->allowed : nullptr,
          {[&dialogs = x_world.dialogs](wxWindow* over, const SaveQuestion& question) {
             return dialogs.report_to_save(over, question);
           },
           sealing(x_world.door)},
          x_opened && x_opened->has_accounts};
}

void MainFrame::enter(OpenedClinic opened) {
  x_opened = std::move(opened);
  x_outcome_question = std::make_shared<OutcomeQuestion>();
  x_history->clear();
  x_messages->clear();
  x_record_alarm->begin(x_opened->anchor_fault);
  x_backups->rest();
  x_care->rest();
  x_gate->admit(*x_opened);
  x_opened->new_code.reset();  // seen once
}

// Whoever is let in comes to the first page.
void MainFrame::let_in() {
  CallAfter([this] {
    if (!x_opened) return;
    x_gate->drop();
    if (const auto said = std::exchange(x_opened->said, std::nullopt)) {
      x_messages->show(said->tone, said->sentence);
    } else if (x_opened->read_only) {
      x_messages->show(Tone::note, words::opened_read_only);
    } else if (!x_opened->has_accounts && !x_opened->settings.demo) {
      x_messages->show(Tone::warning, wording::entrance::open_to_everybody, wording::entrance::set_up_accounts,
                       [this] { x_gate->set_up_accounts(); });
    }
    x_gate->watch_idleness();
    x_search->serve(session());
    CallAfter([this] {
      if (at_work() && reads_the_day(x_opened->allowed)) x_counts->serve(session());
      mind_file();
    });
    offer_what_is_allowed();
    x_navigation->Show();
    Layout();
    go_to(first_page());
  });
}

void MainFrame::rest() {
  x_counts->rest();
  x_search->rest();
  x_backups->rest();
  x_care->rest();
}

void MainFrame::rest_locked(bool going_to_sleep, std::function<void()> keys_may_go) {
  x_counts->rest();
  x_search->rest();
  x_care->rest();
  x_backups->lock(going_to_sleep, std::move(keys_may_go));
}

void MainFrame::going_to_sleep() { x_backups->stop(); }

void MainFrame::leave_file_then(std::function<void()> log_out) {
  x_backups->leave_then(Leaving::logging_out, std::move(log_out));
}

// Asks the screen in sight, and sees to a last backup of the file that is open.
void MainFrame::open_another_then(std::function<void()> open) {
  x_history->leave_then([this, open = std::move(open)] { x_backups->leave_then(Leaving::opening_another, open); });
}

void MainFrame::serve() {
  x_search->serve(session());
  if (reads_the_day(x_opened->allowed)) x_counts->serve(session());
  mind_file();
}

// While somebody is in who may.
void MainFrame::mind_file() {
  if (!at_work()) return;
  x_care->serve(x_opened->file);
  if (x_opened->read_only) return;
  x_backups->serve({session(), x_opened->file, x_opened->settings, allows(Permission::restore)});
}

void MainFrame::put_in_place(std::shared_ptr<PreparedRestore> prepared) {
  rest();
  x_file->put_in_place(x_opened->file, std::move(prepared));
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
  look_for_alarm();
}

void MainFrame::look_for_alarm() {
  if (!at_work()) return x_record_alarm->rest();
  x_record_alarm->look(present() ? present()->patient() : std::nullopt, allows(Permission::read_charts));
}

void MainFrame::patient_changed(PatientId patient) {
  for (Screen* screen : x_history->screens()) screen->patient_changed(patient);
  x_counts->read();
}

void MainFrame::update_status() {
  std::string clinic = words::no_file;
  std::string file;
  std::string who = words::signed_in(session().actor, text_of(session().roles));
  if (const auto& clinic_file = x_gate->clinic())
    file = words::file_line(clinic_file->file.filename().string()) +
           words::encryption_notice(clinic_file->encrypted_by, x_opened ? x_opened->settings.open_disk.reason : "");
  if (x_gate->page()) {
    clinic = x_gate->locked() ? wording::entrance::locked_notice : std::string();
    who = wording::entrance::nobody_logged_in;
  } else if (x_opened) {
    clinic = x_opened->settings.demo ? words::demo_notice : x_opened->settings.name;
    if (x_opened->read_only) clinic += std::string(" · ") + words::read_only_notice;
  }
  SetStatusText(to_wx(clinic), clinic_field);
  SetStatusText(to_wx(who), session_field);
  SetStatusText(to_wx(file), file_field);
}

void MainFrame::key(wxKeyEvent& event) {
  if (event.GetKeyCode() == WXK_ESCAPE && event.GetModifiers() == wxMOD_NONE && !x_gate->page()) {
    if (x_search->HasFocus() && present()) return present()->SetFocus();
    if (x_messages->IsShown()) return x_messages->clear();
    if (x_history->can_go_back()) return x_history->back(true);
  }
  event.Skip();
}

void MainFrame::close(wxCloseEvent& event) {
  Screen* screen = x_gate->locked() ? nullptr : present();  // a locked screen has kept what was typed
  if (!event.CanVeto()) {
    Destroy();
    return;
  }
  event.Veto();
  const auto leave = [this] { x_backups->leave_then(Leaving::closing, [this] { Destroy(); }); };
  if (!screen || screen->may_leave(leave)) leave();
}

}  // namespace psoas::ui
