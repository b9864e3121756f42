#include "ui/patient/episode_editor.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include "domain/base/text.h"
#include "domain/store/diagnoses.h"
#include "ui/patient/episode_form.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/patient_header.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/episode_words.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {

namespace words = wording::episode;

namespace {

// What the editor asks the store for, in one go.
struct EpisodeSource {
  Patient patient;
  std::vector<Episode> episodes;
  std::optional<Episode> episode;
  DiagnosisCodes known;  // the codes of its diagnoses, labelled as they were when chosen
};

EpisodeSource read_source(Reading& reading, const EpisodeRequest& request) {
  EpisodeSource source;
  source.patient = reading.patients().get(request.patient);
  source.episodes = reading.patients().episodes(request.patient);
  for (const Episode& episode : source.episodes)
    if (request.episode == episode.id) source.episode = episode;
  if (request.episode && !source.episode) throw StoreError(StoreFault::missing, "episode");
  if (!source.episode) return source;
  for (const EpisodeDiagnosis& diagnosis : source.episode->diagnoses) {
    if (diagnosis.code.empty()) continue;
    DiagnosisCode code =
        reading.diagnoses().with_code(diagnosis.code).value_or(DiagnosisCode{diagnosis.code, {}, {}, {}});
    code.label = diagnosis.code_label;
    source.known.emplace(diagnosis.code, std::move(code));
  }
  return source;
}

class EpisodeEditor : public Screen {
 public:
  EpisodeEditor(wxWindow* parent, const ScreenContext& context, const EpisodeRequest& request)
      : Screen(parent, context, "episode editor"), x_request(request) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    load();
  }

  std::string title() const override { return x_form ? screen_title(x_source.patient) : std::string(); }
  std::optional<PatientId> patient() const override { return x_request.patient; }
  bool waits_behind() const override { return false; }
  bool can(Command command) const override {
    return x_form && !x_context.read_only && (command == Command::save || command == Command::save_and_close);
  }
  bool perform(Command command) override {
    if (!can(command)) return false;
    save();
    return true;
  }
  bool may_leave(std::function<void()> go_on) override {
    if (!x_form || x_form->draft() == x_kept) return true;
    x_context.messages.show(Tone::warning, wording::window::not_saved_yet, wording::window::leave_unsaved,
                            [this, go_on] {
                              x_kept = x_form->draft();
                              go_on();
                            });
    return false;
  }

 private:
  void load() {
    x_context.task.run(
        this,
        [session = x_context.session, request = x_request](Store& store) {
          return store.read(session, [&](Reading& reading) { return read_source(reading, request); });
        },
        [this](EpisodeSource source) { build(std::move(source)); });
  }

  void build(EpisodeSource source) {
    x_source = std::move(source);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(patient_header(this, x_context, x_source.patient, x_source.episodes), wxSizerFlags(1).CentreVertical());
    GetSizer()->Add(top, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
    auto* page =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxHSCROLL | wxTAB_TRAVERSAL);
    page->SetScrollRate(spacing::dip(12), spacing::dip(12));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(page_heading(page, x_source.episode ? x_source.episode->label : words::new_heading),
                wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    x_form = new EpisodeForm(page, x_context, [this] { typed(); });
    inside->Add(x_form, wxSizerFlags().Expand());
    auto* reason = new ShortField(page, "reason", 60);
    x_reason.emplace(page, words::reason, reason, words::reason_hint);
    inside->Add(x_reason->over(), wxSizerFlags().Border(wxTOP, spacing::field()));
    page->SetSizer(inside);
    GetSizer()->Add(page, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, spacing::margin()));
    add_foot();
    fill();
    Layout();
    x_context.navigation.title_changed();
  }

  void fill() {
    EpisodeDraft draft;
    if (x_source.episode) draft = draft_of(*x_source.episode);
    else draft.opened_on = to_string(x_context.clock.today());
    x_form->put(draft, x_source.known);
    show_reason(false);
    x_kept = x_form->draft();
    if (x_request.close) x_form->go_to_closing();
    else x_form->focus_first();
  }

  void add_foot() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddStretchSpacer();
    const auto button = [&](const char* label, const char* name, auto act) {
      auto* made = action_button(this, label, name, std::move(act));
      row->Add(made, wxSizerFlags().Border(wxLEFT, spacing::gap()));
      return made;
    };
    button(wording::window::button_close, "close", [this] {
      if (may_leave([this] { x_context.navigation.back(); })) x_context.navigation.back();
    });
    x_save = button(wording::window::button_save, "save", [this] { save(); });
    x_save->Enable(!x_context.read_only);
    mark_primary(*x_save);
    GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
  }

  CheckedEpisode checked() const {
    CheckedEpisode result =
        check(x_form->draft(), *x_context.catalogue, x_form->known_codes(), x_source.patient, x_context.clock.today());
    if (x_source.episode) {
      result.episode.id = x_source.episode->id;
      result.episode.revision = x_source.episode->revision;
    }
    return result;
  }

  bool needs_reason(const Episode& now) const { return x_source.episode && !only_adds(*x_source.episode, now); }

  void typed() {
    if (!x_form || x_saving) return;
    const CheckedEpisode now = checked();
    x_form->show(now.problems, x_tried);
    show_reason(!refuses(now.problems) && needs_reason(now.episode));
  }

  void show_reason(bool wanted) {
    if (x_reason->control()->IsShown() == wanted) return;
    x_reason->control()->Show(wanted);
    x_reason->label()->Show(wanted);
    x_reason->note().Show(wanted);
    lay_out_again(*x_reason->control());
  }

  void save() {
    if (x_saving || x_context.read_only) return;
    x_tried = true;
    const CheckedEpisode now = checked();
    if (wxWindow* refused = x_form->show(now.problems, true)) {
      x_context.messages.show(Tone::warning, wording::window::look_at_problems);
      return refused->SetFocus();
    }
    if (!now.problems.empty() && now.problems != x_warned) {
      x_warned = now.problems;
      x_save->SetLabel(to_wx(wording::window::button_save_anyway));
      Layout();
      return x_context.messages.show(Tone::warning, wording::window::look_at_warnings);
    }
    std::string reason = words::filled_in;
    if (needs_reason(now.episode) && !reason_given(reason)) return;
    store_episode(now.episode, reason);
  }

  bool reason_given(std::string& reason) {
    show_reason(true);
    auto* field = static_cast<ShortField*>(x_reason->control());
    const auto given = check_text(field->typed(), TextRule{500, false, true}, "reason");
    if (!given) {
      x_reason->refuse(wording::under_field(given.problems().front()));
      field->SetFocus();
      return false;
    }
    x_reason->settle();
    reason = given.value();
    return true;
  }

  void store_episode(const Episode& episode, const std::string& reason) {
    x_saving = true;
    x_context.task.run(
        this,
        [episode, reason, session = x_context.session](Store& store) {
          store.write(session, [&](Writing& writing) {
            if (episode.id.stored()) writing.patients().correct_episode(episode, reason);
            else writing.patients().add_episode(episode);
          });
        },
        [this, label = episode.label] {
          x_kept = x_form->draft();
          x_context.messages.show(Tone::done, words::saved(label));
          x_context.changed(x_request.patient);
          x_context.navigation.back();
        },
        [this](const StoreError& error) {
          x_saving = false;
          if (error.fault() != StoreFault::stale) return false;
          compare_with_stored();
          return true;
        });
  }

  void compare_with_stored() {
    x_context.task.run(
        this,
        [session = x_context.session, request = x_request](Store& store) {
          return store.read(session, [&](Reading& reading) { return read_source(reading, request); });
        },
        [this](EpisodeSource source) {
          x_source = std::move(source);
          x_form->show_stored(*x_source.episode);
          show_reason(needs_reason(checked().episode));
          x_context.messages.show(Tone::warning, words::changed_meanwhile);
        });
  }

  EpisodeRequest x_request;
  EpisodeSource x_source;
  EpisodeDraft x_kept;  // what the fields held when nothing was typed
  Problems x_warned;    // warnings in sight at the last attempt to save
  bool x_tried = false;
  bool x_saving = false;
  EpisodeForm* x_form = nullptr;
  std::optional<LabelledField> x_reason;
  wxButton* x_save = nullptr;
};

}  // namespace

Screen* make_episode_editor(wxWindow* parent, const ScreenContext& context, const EpisodeRequest& request) {
  return new EpisodeEditor(parent, context, request);
}

}  // namespace psoas::ui
