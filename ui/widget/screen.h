#pragma once

// What a screen gets and what it owes. A screen is one page in the content area of the main window; it is
// given a ScreenContext and knows nothing else of the window it stands in. Each screen folder offers
// functions that make its screens (`Screen* make_patient_page(wxWindow* parent, const ScreenContext&,
// PatientId)` in ui/patient/patient_page.h, `Screen* make_visit_editor(wxWindow* parent, const
// ScreenContext&, const VisitRequest&)` in ui/visit/visit_editor.h); ui/app calls them.

#include <wx/panel.h>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "domain/access/permission.h"
#include "domain/base/clock.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/clinic.h"
#include "ui/task/task.h"
#include "ui/widget/file_door.h"

namespace psoas::ui {

// A new visit (neither visit nor draft), a stored one to be corrected, or a draft to go on with.
struct VisitRequest {
  PatientId patient;
  std::optional<VisitId> visit;
  std::optional<DraftId> draft;
};

// A new episode, or a stored one to be corrected; `close` leads to where it is closed.
struct EpisodeRequest {
  PatientId patient;
  std::optional<EpisodeId> episode;
  bool close = false;
};

// Where a screen can lead. Each call may end in the present screen being destroyed once the event is over.
class Navigation {
 public:
  virtual ~Navigation() = default;
  virtual void open_patients() = 0;
  virtual void open_patient(PatientId patient) = 0;
  virtual void new_patient() = 0;
  virtual void edit_patient(PatientId patient) = 0;
  virtual void edit_visit(const VisitRequest& request) = 0;
  virtual void edit_protocols() = 0;  // of follow-ups
  virtual void edit_episode(const EpisodeRequest& request) = 0;
  virtual void merge_patient(PatientId patient) = 0;  // with another record, to be found
  virtual void undo_merge(PatientMergeId merge) = 0;
  // To the screen before this one; the present one is not asked again whether it may be left.
  virtual void back() = 0;
  // The present screen's title or busy state changed: the window title follows.
  virtual void title_changed() = 0;
};

enum class Tone { done, note, warning, failure };

// Sentences for the person at the window; they come from ui/wording.
class Messages {
 public:
  virtual ~Messages() = default;
  // Non-modal, in the bar above the content, until the next one or until it is closed.
  virtual void show(Tone tone, const std::string& sentence) = 0;
  // With one button that does something about it.
  virtual void show(Tone tone, const std::string& sentence, const std::string& action, std::function<void()> act) = 0;
  virtual void clear() = 0;
};

// Everything a screen may use. Cheap to copy; the references outlive every screen.
struct ScreenContext {
  Task& task;
  Navigation& navigation;
  Messages& messages;
  const Clock& clock;
  std::function<void(PatientId)> changed;  // say that a patient, or something on it, was stored
  std::shared_ptr<const Catalogue> catalogue;
  Session session;
  ClinicSettings clinic;
  bool read_only = false;
  // Hand over the store's catalogue after the clinic's own entries were changed: screens made from then on use it.
  std::function<void(std::shared_ptr<const Catalogue>)> catalogue_changed = {};
  // The same for the clinic's settings.
  std::function<void(const ClinicSettings&)> settings_changed = {};
  // What the account may do; nothing: everything. Screens leave out what would be refused.
  std::shared_ptr<const std::set<Permission>> allowed = {};
  FileDoor file_door = {};
  bool has_accounts = false;

  // Rows of patients leave for a reason; nobody is asked for one without accounts or in a demo clinic.
  bool needs_reason_for_rows() const { return has_accounts && !clinic.demo; }
  bool allows(Permission permission) const { return !allowed || allowed->contains(permission); }

  // Notes in the audit trail what is done with the record beside changing it: "print", "export", "search".
  void note(const std::string& action, std::optional<PatientId> about, const std::string& detail) const;
};

// Keys and menu entries that mean something on several screens; the window asks the present screen first.
enum class Command { new_visit, new_adverse_event, merge_patient, save, save_and_close, print, save_as, find, refresh };

class Screen : public wxPanel {
 public:
  Screen(wxWindow* parent, const ScreenContext& context, const wxString& name);

  // What stands after "PsoasTrack · " in the window title: "Rivera, Ana · DEMO-0001". "" for nothing.
  virtual std::string title() const { return {}; }

  // The patient whose screen this is, if it is one.
  virtual std::optional<PatientId> patient() const { return std::nullopt; }

  // Whether the left column marks Patients while this screen is in sight.
  virtual bool about_patients() const { return patient().has_value(); }

  // It came into sight, first or again: read what may be old, put the cursor where work begins.
  virtual void arrive() {}

  // Asked before another screen takes its place or the window closes. True: it may go at once. A screen that
  // has a question first answers false, shows the question, and calls `go_on` when the answer is yes.
  virtual bool may_leave(std::function<void()> go_on);

  // Whether Back leads here again after another screen came on top. A form is left for good. It is asked when that
  // screen comes, and again when it goes.
  virtual bool waits_behind() const { return true; }

  // True when the screen has done it.
  virtual bool perform(Command command);
  virtual bool can(Command command) const;

  // A patient was changed, here or on another screen.
  virtual void patient_changed(PatientId patient);

  // The window is being locked: what was typed is kept where it is kept anyway, before nobody may store any more.
  virtual void put_away() {}

  // Midnight passed: what is told by the calendar is old.
  virtual void day_changed() {}

 protected:
  ScreenContext x_context;
};

}  // namespace psoas::ui
