#pragma once

// The main window: navigation, search, messages, the screen in sight. It builds menus and delegates; each screen
// brings its own actions. Who may see anything of a clinic is left to its gate.

#include <wx/frame.h>

#include <filesystem>
#include <memory>

#include "domain/base/clock.h"
#include "domain/store/door.h"
#include "domain/store/entrance.h"
#include "ui/app/alarm_strip.h"
#include "ui/app/clinic_file.h"
#include "ui/app/dialogs.h"
#include "ui/app/gated_window.h"
#include "ui/app/navigation_column.h"
#include "ui/app/navigation_counts.h"
#include "ui/app/screen_history.h"
#include "ui/app/search_box.h"
#include "ui/saving/passphrase_fields.h"
#include "ui/task/task.h"
#include "ui/widget/message_bar.h"
#include "ui/widget/progress_strip.h"

namespace psoas::ui {

struct OutcomeQuestion;  // ui/outcome/outcomes_page.h
class BackupMinder;
class Gate;
class IdleCare;
class IdleWatch;
class RecordAlarm;

// What the window touches of the world outside. All of it outlives the window.
struct World {
  StoreDoor& door;
  const Clock& clock;
  Dialogs& dialogs;
  Session session;                  // where a file has no accounts, and for the computer's name
  std::filesystem::path demo_file;  // made when it is first asked for
};

class MainFrame : public wxFrame, private Navigation, private GatedWindow {
 public:
  explicit MainFrame(const World& world);
  ~MainFrame() override;

  // The file given, else the one opened last, else the welcome page. Returns at once; the file opens meanwhile.
  void begin(const std::optional<std::filesystem::path>& file);

  // For tests: the parts, the ways between screens, and whether work is under way.
  Navigation& navigation() { return *this; }
  Screen* present() const;
  MessageBar& messages() { return *x_messages; }
  bool busy() const { return x_task->busy(); }
  NavigationCounts& counts() { return *x_counts; }
  IdleWatch& idle_watch();
  AlarmStrip& alarm() { return *x_alarm; }
  BackupMinder& backups() { return *x_backups; }
  IdleCare& care() { return *x_care; }
  bool locked() const;
  void lock(bool going_to_sleep = false);

 private:
  // Navigation; each acts once the event that asked for it is over.
  void open_patients() override;
  void open_patient(PatientId patient) override;
  void new_patient() override;
  void edit_patient(PatientId patient) override;
  void edit_visit(const VisitRequest& request) override;
  void edit_protocols() override;
  void edit_episode(const EpisodeRequest& request) override;
  void merge_patient(PatientId patient) override;
  void undo_merge(PatientMergeId merge) override;
  void back() override;
  void title_changed() override;

  // What the gate asks for; context, back and title_changed as above.
  ScreenContext context() override;
  const OpenedClinic* opened() const override { return x_opened ? &*x_opened : nullptr; }
  void nobody_is_in() override { x_opened.reset(); }
  void let_in() override;
  void rest() override;
  void rest_locked(bool going_to_sleep, std::function<void()> keys_may_go) override;
  void going_to_sleep() override;
  void leave_file_then(std::function<void()> log_out) override;
  void serve() override;
  void go_to(ScreenHistory::Maker maker) override;

  void build_content();
  void build_menus();
  void put_menu_bar();
  void offer_what_is_allowed();
  bool allows(Permission permission) const;
  Page first_page() const;
  void look_for_alarm();
  void begin_with(ScreenHistory::Maker maker);
  void go_to(Page page, const std::string& section = {});
  void mind_file();
  void put_in_place(std::shared_ptr<PreparedRestore> prepared);
  void welcome();
  void new_clinic();
  void open_clinic();
  void open_demo();
  void open_another_then(std::function<void()> open);
  void show_diagnosis_codes();
  void show_export();
  void show_open_sealed();
  AskWhereToSave ask_where_to_save();
  void enter(OpenedClinic opened);
  bool at_work() const;
  const Session& session() const { return x_opened ? x_opened->session : x_world.session; }
  void perform(Command command);
  void patient_changed(PatientId patient);
  void show_keys();
  void show_about();
  void update_menus();
  void update_status();
  void key(wxKeyEvent& event);
  void close(wxCloseEvent& event);

  World x_world;
  std::unique_ptr<Task> x_task;
  std::unique_ptr<ClinicFile> x_file;
  std::unique_ptr<Gate> x_gate;
  std::unique_ptr<RecordAlarm> x_record_alarm;
  std::unique_ptr<BackupMinder> x_backups;
  std::unique_ptr<IdleCare> x_care;
  std::optional<OpenedClinic> x_opened;  // and who is in
  Page x_page = Page::patients;          // the history began with
  std::shared_ptr<OutcomeQuestion> x_outcome_question;

  NavigationColumn* x_navigation = nullptr;
  std::unique_ptr<NavigationCounts> x_counts;
  wxStaticText* x_title = nullptr;
  SearchBox* x_search = nullptr;
  MessageBar* x_messages = nullptr;
  AlarmStrip* x_alarm = nullptr;
  ProgressStrip* x_progress = nullptr;
  ScreenHistory* x_history = nullptr;
  wxBoxSizer* x_content = nullptr;
};

}  // namespace psoas::ui
