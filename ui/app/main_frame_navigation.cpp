// The ways of the main window: its pages and how one comes to them.

#include <optional>
#include <utility>

#include "ui/app/backup_minder.h"
#include "ui/app/diagnosis_page.h"
#include "ui/app/gate.h"
#include "ui/app/idle_care.h"
#include "ui/app/main_frame.h"
#include "ui/app/new_clinic_page.h"
#include "ui/app/pages.h"
#include "ui/app/record_alarm.h"
#include "ui/app/welcome_page.h"
#include "ui/entrance/emergency_page.h"
#include "ui/export/export_page.h"
#include "ui/export/open_page.h"
#include "ui/followup/protocol_page.h"
#include "ui/patient/episode_editor.h"
#include "ui/patient/merge_page.h"
#include "ui/patient/patient_editor.h"
#include "ui/patient/patient_page.h"
#include "ui/patient/separation_page.h"
#include "ui/visit/visit_editor.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {

namespace words = wording::window;

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
        [this](const std::filesystem::path& file, const ClinicSettings& settings, const FirstAccount& first) {
          x_backups->leave_then(Leaving::opening_another,
                                [this, file, settings, first] { x_file->create(file, settings, first); });
        });
  });
}

void MainFrame::open_clinic() {
  CallAfter([this] {
    if (const auto file = x_world.dialogs.file_to_open(this, words::clinic_files))
      open_another_then([this, file] { x_file->open(*file); });
  });
}

void MainFrame::open_demo() {
  open_another_then([this] { x_file->open_demo(x_world.demo_file); });
}

void MainFrame::show_diagnosis_codes() {
  if (!at_work()) return;
  go_to([this](wxWindow* parent) { return make_diagnosis_page(parent, context(), x_world.dialogs, x_world.door); });
}

void MainFrame::show_export() {
  go_to([this](wxWindow* parent) {
    return make_export_page(parent, context(), {ask_where_to_save(), [this](const std::filesystem::path& folder) {
                                                  x_world.dialogs.open_folder(folder);
                                                }});
  });
}

void MainFrame::show_open_sealed() {
  if (!at_work()) return;
  go_to([this](wxWindow* parent) {
    Dialogs& dialogs = x_world.dialogs;
    return make_open_page(
        parent, context(),
        {sealed_exports_of(x_world.door),
         [&dialogs](wxWindow* over, const std::string& kinds) { return dialogs.file_to_open(over, kinds); },
         ask_where_to_save(), [&dialogs](const std::filesystem::path& folder) { dialogs.open_folder(folder); }});
  });
}

AskWhereToSave MainFrame::ask_where_to_save() {
  return [&dialogs = x_world.dialogs](wxWindow* over, const std::string& kinds, const std::string& suggested_name) {
    return dialogs.file_to_save(over, kinds, suggested_name);
  };
}

void MainFrame::begin_with(ScreenHistory::Maker maker) {
  CallAfter([this, maker = std::move(maker)] {
    if (x_gate->locked()) return;
    x_gate->drop();
    Layout();
    x_history->begin_with(maker);
  });
}

void MainFrame::go_to(ScreenHistory::Maker maker) {
  CallAfter([this, maker = std::move(maker)] {
    if (x_gate->locked()) return;
    x_gate->drop();
    Layout();
    x_history->go_to(maker);
  });
}

void MainFrame::go_to(Page page, const std::string& section) {
  if (!at_work()) return;
  x_page = page;
  begin_with([this, page, section](wxWindow* parent) {
    return make_page(page, parent, context(),
                     {x_world.dialogs, x_world.door, x_outcome_question, [this] { show_export(); }, x_opened->file,
                      [this](std::shared_ptr<PreparedRestore> prepared) { put_in_place(std::move(prepared)); },
                      [this] { x_backups->look(); }, [this] { return x_care->findings(); }, section});
  });
}

void MainFrame::open_patients() { go_to(Page::patients); }

void MainFrame::open_patient(PatientId patient) {
  if (allows(Permission::read_charts))
    return go_to([this, patient](wxWindow* parent) { return make_patient_page(parent, context(), patient); });
  if (!x_record_alarm->in_emergency(patient))
    return go_to([this, patient](wxWindow* parent) {
      return make_emergency_page(
          parent, context(), patient,
          [this](const EmergencyAccess& access) {
            x_record_alarm->emergency_began(access);
            open_patient(access.patient);
          },
          [this] { back(); });
    });
  go_to([this, patient](wxWindow* parent) {
    ScreenContext reading = context();
    reading.read_only = true;
    return make_patient_page(parent, reading, patient);
  });
}

void MainFrame::new_patient() {
  if (!at_work() || x_opened->read_only) return;
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

void MainFrame::merge_patient(PatientId patient) {
  go_to([this, patient](wxWindow* parent) { return make_merge_page(parent, context(), patient); });
}

void MainFrame::undo_merge(PatientMergeId merge) {
  go_to([this, merge](wxWindow* parent) { return make_separation_page(parent, context(), merge); });
}

void MainFrame::back() {
  CallAfter([this] { x_history->back(false); });
}

}  // namespace psoas::ui
