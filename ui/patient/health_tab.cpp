#include "ui/patient/health_tab.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <set>
#include <utility>

#include "domain/base/number.h"
#include "domain/store/health.h"
#include "ui/patient/health_form.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/health_words.h"

namespace psoas::ui {

namespace words = wording::health;

namespace {

struct HealthContent {
  Patient patient;
  HealthRecord record;
};

class HealthTab : public PatientTab {
 public:
  HealthTab(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : PatientTab(parent, context, patient, "health tab") {
    auto* page =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxHSCROLL | wxTAB_TRAVERSAL);
    page->SetScrollRate(spacing::dip(16), spacing::dip(16));
    x_form = new HealthForm(page, x_context.clock, [this] { typed(); });
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(muted_text(page, words::about), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
    inside->Add(x_form, wxSizerFlags().Expand());
    page->SetSizer(inside);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->AddStretchSpacer();
    auto* rest = button(words::rest_absent, "all others absent", [this] { x_form->answer_rest_absent(); });
    rest->SetToolTip(to_wx(words::rest_absent_help));
    foot->Add(rest, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    x_save = button(words::save, "save health", [this] { save(); });
    mark_primary(*x_save);
    foot->Add(x_save);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(page, wxSizerFlags(1).Expand().Border(wxALL & ~wxBOTTOM, spacing::margin()));
    column->Add(foot, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
    SetSizer(column);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
      if (event.GetKeyCode() == 'S' && event.GetModifiers() == wxMOD_CONTROL) save();
      else event.Skip();
    });
  }

  std::string label() const override { return words::tab; }

  // What was typed and not saved stays as it is.
  void load() override {
    if (touched()) return;
    x_context.task.run_newest(
        this, x_newest,
        [session = x_context.session, id = x_patient](Store& store) {
          return store.read(session, [&](Reading& reading) {
            return HealthContent{reading.patients().get(id), reading.health().of_patient(id)};
          });
        },
        [this](HealthContent content) { show(std::move(content)); });
  }

  std::string unsaved() const override { return touched() ? words::unsaved : std::string(); }

 private:
  wxButton* button(const char* label, const char* name, std::function<void()> act) {
    auto* made = action_button(this, label, name, std::move(act));
    made->Enable(!x_context.read_only);
    return made;
  }

  bool touched() const { return x_form->draft().typed != x_opened.typed; }

  void show(HealthContent content) {
    if (touched()) return;
    x_about = std::move(content.patient);
    x_opened = draft_of(content.record);
    x_opened.patient = x_patient;
    x_form->put(x_opened);
    x_tried = false;
    x_warned.clear();
    show_what_follows(content.record);
    lay_out_again(*x_form);
  }

  CheckedHealth checked() const { return check(x_form->draft(), x_about, x_context.clock.today()); }

  void show_what_follows(const HealthRecord& record) {
    const std::optional<double> bmi = record.bmi();
    x_form->show_bmi(bmi ? words::bmi(to_text(*bmi, 1)) : std::string());
  }

  void typed() {
    const CheckedHealth now = checked();
    if (x_tried) x_form->show(now.problems);
    show_what_follows(now.record);
  }

  void save() {
    if (x_busy || x_context.read_only) return;
    x_tried = true;
    const CheckedHealth result = checked();
    wxWindow* first = x_form->show(result.problems);
    if (refuses(result.problems)) {
      x_context.messages.show(Tone::failure, words::look_at_problems);
      if (first) first->SetFocus();
      return;
    }
    // Unusual values are asked about once; saving again with the same ones confirms them.
    if (!result.problems.empty() && result.problems != x_warned) {
      x_warned = result.problems;
      x_save->SetLabel(to_wx(words::save_anyway));
      Layout();
      x_context.messages.show(Tone::warning, words::look_at_warnings);
      if (first) first->SetFocus();
      return;
    }
    store_record(result.record);
  }

  void store_record(const HealthRecord& record) {
    x_busy = true;
    x_context.task.run(
        this,
        [session = x_context.session, record](Store& store) {
          store.write(session, [&](Writing& writing) { writing.health().record(record, ""); });
        },
        [this] {
          x_busy = false;
          read_again();
          x_context.messages.show(Tone::done, words::saved);
          x_context.changed(x_patient);
        },
        [this](const StoreError& error) {
          x_busy = false;
          if (error.fault() != StoreFault::stale) return false;
          take_over_stored();
          return true;
        });
  }

  // Somebody else was faster: theirs is read, and what was changed here stands over it.
  void take_over_stored() {
    x_context.task.run(
        this,
        [session = x_context.session, id = x_patient](Store& store) {
          return store.read(session, [&](Reading& reading) { return reading.health().of_patient(id); });
        },
        [this](const HealthRecord& stored) {
          HealthDraft merged = draft_of(stored);
          merged.patient = x_patient;
          const HealthDraft mine = x_form->draft();
          std::set<std::string> paths;
          for (const auto* typed : {&mine.typed, &std::as_const(x_opened).typed})
            for (const auto& [path, text] : *typed) paths.insert(path);
          for (const std::string& path : paths)
            if (mine.text(path) != x_opened.text(path)) merged.put(path, mine.text(path));
          x_opened = draft_of(stored);
          x_opened.patient = x_patient;
          x_form->put(merged);
          x_context.messages.show(Tone::warning, words::changed_meanwhile);
        });
  }

  void read_again() {
    x_save->SetLabel(to_wx(words::save));
    x_opened = x_form->draft();
    load();
  }

  HealthForm* x_form;
  wxButton* x_save;
  Patient x_about;
  HealthDraft x_opened;
  Problems x_warned;
  Newest x_newest;
  bool x_tried = false;
  bool x_busy = false;
};

}  // namespace

PatientTab* make_health_tab(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new HealthTab(parent, context, patient);
}

}  // namespace psoas::ui
