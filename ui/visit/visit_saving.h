#pragma once

// How a typed visit ends: checked, asked about what is unusual, stored; held against the stored one when somebody
// else was faster; discarded; or voided. The editor shows the form, this carries it off.

#include <functional>
#include <vector>

#include "ui/visit/draft_keeper.h"
#include "ui/visit/stale_visit.h"
#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"
#include "ui/widget/field.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class VisitSaving {
 public:
  // The form in sight; all of it outlives its use here.
  struct Form {
    VisitForm* form = nullptr;
    VisitFields* fields = nullptr;
    DraftKeeper* keeper = nullptr;
    LabelledField* reason = nullptr;  // for a correction, else nullptr
    std::vector<VisitSection*> sections;
  };

  // `open` shows another visit, draft or version in the same editor.
  VisitSaving(Screen& screen, const ScreenContext& context, std::function<void(const VisitRequest&)> open);

  // A form was built: what follows is about this one.
  void begin(Form form);

  // Checks and stores. With `close` the patient's page comes next, or `go_on` if there is one.
  void save(bool close, std::function<void()> go_on = {});
  void discard();
  void void_visit();

  // After the first attempt to save, problems follow the typing.
  void changed();

  // Saved, discarded or voided: may be left without a question.
  bool left() const { return x_left; }

 private:
  CheckedVisit checked() const;
  void show_problems(const Problems& problems);
  bool reason_given();
  void ask_to_confirm(const Problems& problems, bool close, const std::function<void()>& go_on);
  void confirm(const Problems& problems, bool close, const std::function<void()>& go_on);
  void store_visit(const Visit& visit, bool close, std::function<void()> go_on);
  void warn_anew(SafetySource found);
  void saved(VisitId id, bool close, const std::function<void()>& go_on);
  bool on_fault(const StoreError& error);
  void voided();
  void compare_with_stored();
  void show_both(const Visit& stored);
  void put_stale_away();
  void go_on_with_mine(const Visit& stored);
  void take_stored(VisitId stored);
  PatientId patient() const { return x_form.form->draft().patient; }

  Screen& x_screen;
  ScreenContext x_context;
  std::function<void(const VisitRequest&)> x_open;
  Form x_form;
  StaleVisit* x_stale = nullptr;
  Problems x_asked;
  bool x_tried = false;
  bool x_busy = false;
  bool x_left = false;
};

}  // namespace psoas::ui
