#include "ui/patient/patient_editor.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <algorithm>

#include "domain/base/text.h"
#include "domain/base/uuid.h"
#include "ui/patient/merged_records.h"
#include "ui/patient/patient_form.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/red_flag_banner.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/merge_words.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

bool same(const PatientDraft& a, const PatientDraft& b) {
  return a.mrn == b.mrn && a.family_name == b.family_name && a.given_name == b.given_name &&
         a.birth_date == b.birth_date && a.sex == b.sex && a.phone == b.phone && a.email == b.email &&
         a.address == b.address && a.city == b.city && a.state == b.state && a.postal_code == b.postal_code &&
         a.note == b.note && a.died_on == b.died_on;
}

// Who a person is, as against where to reach them: changes of it want a reason.
bool same_identity(const PatientDraft& a, const PatientDraft& b) {
  return a.mrn == b.mrn && a.family_name == b.family_name && a.given_name == b.given_name &&
         a.birth_date == b.birth_date && a.sex == b.sex && a.died_on == b.died_on;
}

// One problem for each patient already there that this one is, or looks like.
Problems likeness(const Patient& patient, const std::vector<PatientLine>& others) {
  Problems problems;
  for (const PatientLine& other : others) {
    const std::string holder = other.display_name() + ", " + other.mrn + ", b. " + to_string(other.birth_date);
    Problem problem;
    problem.given = patient.mrn;
    problem.other = holder;
    if (other.mrn == patient.mrn) {
      problem.code = ProblemCode::already_used;
      problem.field = "mrn";
    } else {
      problem.code = ProblemCode::likely_duplicate;
      problem.field = "family_name";
      problem.severity = Severity::confirm;
    }
    problems.push_back(problem);
  }
  return problems;
}

class PatientEditor : public Screen {
 public:
  PatientEditor(wxWindow* parent, const ScreenContext& context, std::optional<PatientId> patient)
      : Screen(parent, context, "patient editor"), x_id(patient) {
    x_heading = page_heading(this, x_id ? std::string() : words::new_patient_heading);
    x_about = muted_text(this, {});
    x_page = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    x_page->SetScrollRate(0, spacing::dip(12));
    x_form = new PatientForm(x_page, x_context.clock, [this] { typed(); });
    x_reason = new ShortField(x_page, "reason", 60);
    x_reason_field.emplace(x_page, words::reason, x_reason, words::reason_hint);
    lay_out();
    show_reason(false);
    if (x_id) {
      read();
    } else {
      x_kept = x_form->draft();
    }
  }

  std::string title() const override {
    return x_id ? x_stored.display_name() + " · " + x_stored.mrn : words::new_patient_heading;
  }
  std::optional<PatientId> patient() const override { return x_id; }
  bool about_patients() const override { return true; }
  void arrive() override { x_form->focus_first(); }
  bool waits_behind() const override { return false; }
  bool can(Command command) const override {
    if (command == Command::merge_patient) return x_id && may_merge(x_context);
    return command == Command::save && !x_context.read_only;
  }
  bool perform(Command command) override {
    if (!can(command)) return false;
    if (command == Command::merge_patient) x_context.navigation.merge_patient(*x_id);
    else save();
    return true;
  }
  bool may_leave(std::function<void()> go_on) override {
    if (same(x_form->draft(), x_kept)) return true;
    x_context.messages.show(Tone::warning, words::not_saved_yet, words::leave_unsaved, [this, go_on] {
      x_kept = x_form->draft();
      go_on();
    });
    return false;
  }

 private:
  void lay_out();
  wxSizer* void_part();
  void read();
  void show_patient(const Patient& patient);
  void show_reason(bool wanted);
  void typed();
  void look_for_likeness(const Patient& patient);
  CheckedPatient checked() const;
  Problems all_problems() const;
  void save();
  bool reason_given(std::string& reason);
  void store_new(Patient patient);
  void store_changed(Patient patient, const std::string& reason);
  bool fault(const StoreError& error);
  void compare_with_stored();
  void void_now();

  std::optional<PatientId> x_id;
  Patient x_stored;     // as read; a new patient has none
  PatientDraft x_kept;  // what the fields held when nothing was typed
  Problems x_likeness;  // of the patient typed last
  Problems x_warned;    // warnings in sight at the last attempt to save
  bool x_tried = false;
  Newest x_newest;
  bool x_saving = false;
  std::string x_uuid = new_uuid();  // of a new patient: pressing Save twice adds one

  wxStaticText* x_heading;
  wxStaticText* x_about;
  wxScrolledWindow* x_page;
  PatientForm* x_form;
  ShortField* x_reason;
  std::optional<LabelledField> x_reason_field;
  wxButton* x_save = nullptr;
  Card* x_void_card = nullptr;
  ShortField* x_void_reason = nullptr;
  std::optional<LabelledField> x_void_field;
};

void PatientEditor::lay_out() {
  auto* inside = new wxBoxSizer(wxVERTICAL);
  inside->Add(x_form, wxSizerFlags().Expand());
  inside->Add(x_reason_field->over(), wxSizerFlags().Border(wxTOP, spacing::field()));
  if (x_id && !x_context.read_only) inside->Add(void_part(), wxSizerFlags().Expand().Border(wxTOP, spacing::margin()));
  x_page->SetSizer(inside);

  x_save = action_button(this, words::button_save, "save", [this] { save(); });
  x_save->Enable(!x_context.read_only);
  mark_primary(*x_save);
  auto* close = action_button(this, words::button_close, "close", [this] {
    if (may_leave([this] { x_context.navigation.back(); })) x_context.navigation.back();
  });
  auto* top = new wxBoxSizer(wxHORIZONTAL);
  top->Add(x_heading, wxSizerFlags().CenterVertical());
  top->Add(x_about, wxSizerFlags(1).CenterVertical().Border(wxLEFT, spacing::field()));
  if (x_id) top->Add(new RedFlagBanner(this, x_context, *x_id), wxSizerFlags().CenterVertical());
  auto* foot = new wxBoxSizer(wxHORIZONTAL);
  foot->AddStretchSpacer();
  foot->Add(close, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
  foot->Add(x_save);
  auto* frame = new wxBoxSizer(wxVERTICAL);
  frame->Add(top, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
  frame->Add(x_page, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, spacing::margin()));
  frame->Add(foot, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
  SetSizer(frame);
}

wxSizer* PatientEditor::void_part() {
  x_void_card = new Card(x_page);
  x_void_reason = new ShortField(x_void_card, "void reason", 60);
  x_void_field.emplace(x_void_card, words::void_reason, x_void_reason, words::void_hint);
  x_void_card->content().Add(x_void_field->over(), wxSizerFlags().Expand());
  auto* now = action_button(x_void_card, words::button_void_now, "void now", [this] { void_now(); });
  mark_destructive(*now);
  x_void_card->content().Add(now, wxSizerFlags().Border(wxTOP, spacing::gap()));
  x_void_card->Hide();
  auto* open = action_button(x_page, words::button_void, "void", [this] {
    x_void_card->Show();
    lay_out_again(*x_void_card);
    x_void_reason->SetFocus();
  });
  open->MoveBeforeInTabOrder(x_void_card);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(open);
  if (may_merge(x_context)) {
    auto* merge = action_button(x_page, wording::merge::button_begin, "merge with another",
                                [this] { x_context.navigation.merge_patient(*x_id); });
    merge->MoveBeforeInTabOrder(x_void_card);
    row->Add(merge, wxSizerFlags().Border(wxLEFT, spacing::gap()));
  }
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(row);
  column->Add(x_void_card, wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
  return column;
}

void PatientEditor::read() {
  const auto work = [id = *x_id, session = x_context.session](Store& store) {
    return store.read(session, [&](Reading& reading) { return reading.patients().get(id); });
  };
  x_context.task.run(this, work, [this](const Patient& patient) { show_patient(patient); });
}

void PatientEditor::show_patient(const Patient& patient) {
  x_stored = patient;
  x_form->put(draft_of(patient));
  x_kept = x_form->draft();
  put_text(*x_heading, with_visible_marks(patient.display_name()));
  put_text(*x_about, "MRN " + patient.mrn + " · " +
                         std::to_string(age_in_years(patient.birth_date, x_context.clock.today())) + " " +
                         std::string(code_of(patient.sex)) + " · b. " + to_string(patient.birth_date));
  Layout();
  x_context.navigation.title_changed();
}

void PatientEditor::show_reason(bool wanted) {
  if (x_reason->IsShown() == wanted) return;
  x_reason->Show(wanted);
  x_reason_field->label()->Show(wanted);
  x_reason_field->note().Show(wanted);
  lay_out_again(*x_reason);
}

CheckedPatient PatientEditor::checked() const {
  CheckedPatient result = check(x_form->draft(), x_context.clock.today());
  result.patient.id = x_id.value_or(PatientId{});
  result.patient.uuid = x_id ? x_stored.uuid : x_uuid;
  result.patient.revision = x_stored.revision;
  return result;
}

Problems PatientEditor::all_problems() const {
  Problems problems = checked().problems;
  problems.insert(problems.end(), x_likeness.begin(), x_likeness.end());
  return problems;
}

void PatientEditor::typed() {
  show_reason(x_id && !same_identity(x_form->draft(), x_kept));
  const CheckedPatient now = checked();
  x_form->show(all_problems(), x_tried);
  look_for_likeness(now.patient);
}

// Only the parts that can make two patients one are compared; a name without a birth date says nothing.
void PatientEditor::look_for_likeness(const Patient& patient) {
  const auto work = [patient, session = x_context.session](Store& store) {
    return store.read(session, [&](Reading& reading) { return reading.patients().much_like(patient); });
  };
  x_context.task.run_newest(this, x_newest, work, [this, patient](const std::vector<PatientLine>& others) {
    x_likeness = likeness(patient, others);
    x_form->show(all_problems(), x_tried);
  });
}

void PatientEditor::save() {
  if (x_saving || x_context.read_only) return;
  x_tried = true;
  const Problems problems = all_problems();
  if (wxWindow* refused = x_form->show(problems, true)) {
    x_context.messages.show(Tone::warning, words::look_at_problems);
    return refused->SetFocus();
  }
  if (!problems.empty() && problems != x_warned) {
    x_warned = problems;
    x_save->SetLabel(to_wx(words::button_save_anyway));
    Layout();
    return x_context.messages.show(Tone::warning, words::look_at_warnings);
  }
  std::string reason;
  if (x_id && !reason_given(reason)) return;
  x_saving = true;
  if (x_id) {
    store_changed(checked().patient, reason);
  } else {
    store_new(checked().patient);
  }
}

bool PatientEditor::reason_given(std::string& reason) {
  if (same_identity(x_form->draft(), x_kept)) {
    reason = words::contact_changed;
    return true;
  }
  const auto given = check_text(x_reason->typed(), TextRule{500, false, true}, "reason");
  if (!given) {
    x_reason_field->refuse(wording::under_field(given.problems().front()));
    x_reason->SetFocus();
    return false;
  }
  x_reason_field->settle();
  reason = given.value();
  return true;
}

void PatientEditor::store_new(Patient patient) {
  const auto work = [patient = std::move(patient), session = x_context.session](Store& store) {
    return store.write(session, [&](Writing& writing) { return writing.patients().add(patient); });
  };
  x_context.task.run(
      this, work,
      [this](PatientId id) {
        x_kept = x_form->draft();
        x_context.messages.show(Tone::done, words::patient_saved);
        x_context.changed(id);
        x_context.navigation.open_patient(id);
      },
      [this](const StoreError& error) { return fault(error); });
}

void PatientEditor::store_changed(Patient patient, const std::string& reason) {
  const PatientId id = patient.id;
  const auto work = [patient = std::move(patient), reason, session = x_context.session](Store& store) {
    store.write(session, [&](Writing& writing) { writing.patients().correct(patient, reason); });
  };
  x_context.task.run(
      this, work,
      [this, id] {
        x_kept = x_form->draft();
        x_context.messages.show(Tone::done, words::patient_saved);
        x_context.changed(id);
        x_context.navigation.back();
      },
      [this](const StoreError& error) { return fault(error); });
}

bool PatientEditor::fault(const StoreError& error) {
  x_saving = false;
  if (error.fault() == StoreFault::stale) {
    compare_with_stored();
    return true;
  }
  if (error.fault() == StoreFault::duplicate) look_for_likeness(checked().patient);
  return false;
}

void PatientEditor::compare_with_stored() {
  const auto work = [id = *x_id, session = x_context.session](Store& store) {
    return store.read(session, [&](Reading& reading) { return reading.patients().get(id); });
  };
  x_context.task.run(this, work, [this](const Patient& stored) {
    x_stored = stored;
    x_kept = draft_of(stored);
    show_reason(!same_identity(x_form->draft(), x_kept));
    x_form->show_stored(x_kept);
    x_context.messages.show(Tone::warning, words::changed_meanwhile);
  });
}

void PatientEditor::void_now() {
  const auto reason = check_text(x_void_reason->typed(), TextRule{500, false, true}, "reason");
  if (!reason) {
    x_void_field->refuse(wording::under_field(reason.problems().front()));
    return x_void_reason->SetFocus();
  }
  const auto work = [id = *x_id, revision = x_stored.revision, reason = reason.value(),
                     session = x_context.session](Store& store) {
    store.write(session, [&](Writing& writing) { writing.patients().void_patient(id, revision, reason); });
  };
  x_context.task.run(
      this, work,
      [this] {
        x_kept = x_form->draft();
        x_context.messages.show(Tone::done, words::patient_voided);
        x_context.changed(*x_id);
        x_context.navigation.open_patients();
      },
      [this](const StoreError& error) { return fault(error); });
}

}  // namespace

Screen* make_patient_editor(wxWindow* parent, const ScreenContext& context, std::optional<PatientId> patient) {
  return new PatientEditor(parent, context, patient);
}

}  // namespace psoas::ui
