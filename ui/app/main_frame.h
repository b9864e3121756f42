#pragma once

// The main window: navigation, search, messages, the screen in sight. It builds menus and delegates; each screen
// brings its own actions.

#include <wx/frame.h>

#include <filesystem>
#include <memory>

#include "domain/base/clock.h"
#include "domain/store/door.h"
#include "ui/app/clinic_file.h"
#include "ui/app/dialogs.h"
#include "ui/app/navigation_column.h"
#include "ui/app/navigation_counts.h"
#include "ui/app/screen_history.h"
#include "ui/app/search_box.h"
#include "ui/task/task.h"
#include "ui/widget/message_bar.h"
#include "ui/widget/progress_strip.h"

namespace psoas::ui {

struct OutcomeQuestion;  // ui/outcome/outcomes_page.h

// What the window touches of the world outside. All of it outlives the window.
struct World {
  StoreDoor& door;
  const Clock& clock;
  Dialogs& dialogs;
  Session session;
  std::filesystem::path demo_file;  // made when it is first asked for
};

class MainFrame : public wxFrame, private Navigation {
 public:
  explicit MainFrame(const World& world);
  ~MainFrame() override;

  // The file given, else the one opened last, else the welcome page. Returns at once; the file opens meanwhile.
  void begin(const std::optional<std::filesystem::path>& file);

  // For tests: the parts, the ways between screens, and whether work is under way.
  Navigation& navigation() { return *this; }
  Screen* present() const { return x_history->present(); }
  MessageBar& messages() { return *x_messages; }
  bool busy() const { return x_task->busy(); }
  NavigationCounts& counts() { return *x_counts; }

 private:
  // Navigation; each acts once the event that asked for it is over.
  void open_patients() override;
  void open_patient(PatientId patient) override;
  void new_patient() override;
  void edit_patient(PatientId patient) override;
  void edit_visit(const VisitRequest& request) override;
  void edit_protocols() override;
  void edit_episode(const EpisodeRequest& request) override;
  void back() override;
  void title_changed() override;

  void build_content();
  void build_menus();
  ScreenContext context();
  void begin_with(ScreenHistory::Maker maker);
  void go_to(ScreenHistory::Maker maker);
  void go_to(Page page);
  void welcome();
  void new_clinic();
  void open_clinic();
  void open_demo();
  void show_diagnosis_codes();
  void show_export();
  void enter(OpenedClinic opened);
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
  std::optional<OpenedClinic> x_opened;
  Page x_page = Page::patients;  // the history began with
  std::shared_ptr<OutcomeQuestion> x_outcome_question;

  NavigationColumn* x_navigation = nullptr;
  std::unique_ptr<NavigationCounts> x_counts;
  wxStaticText* x_title = nullptr;
  SearchBox* x_search = nullptr;
  MessageBar* x_messages = nullptr;
  ProgressStrip* x_progress = nullptr;
  ScreenHistory* x_history = nullptr;
};

}  // namespace psoas::ui
