#include "ui/visit/visit_editor.h"

#include <wx/combobox.h>
#include <wx/msgdlg.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <memory>
#include <utility>

#include "ui/visit/body_section.h"
#include "ui/visit/draft_keeper.h"
#include "ui/visit/finding_section.h"
#include "ui/visit/follow_up_foot.h"
#include "ui/visit/red_flag_section.h"
#include "ui/visit/score_section.h"
#include "ui/visit/treatment_section.h"
#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_saving.h"
#include "ui/visit/visit_source.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/look.h"
#include "ui/widget/patient_header.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

constexpr int help_lines = 2;

class VisitEditor : public Screen {
 public:
  VisitEditor(wxWindow* parent, const ScreenContext& context, const VisitRequest& request)
      : Screen(parent, context, "visit editor"),
        x_request(request),
        x_saving(*this, context, [this](const VisitRequest& next) {
          x_request = next;
          load();
        }) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
      if (event.GetKeyCode() == WXK_F6 && x_form) go_to_section(event.ShiftDown() ? -1 : 1);
      // Before a field of several lines takes it for a new line.
      else if (event.GetKeyCode() == WXK_RETURN && event.GetModifiers() == wxMOD_CONTROL)
        perform(Command::save_and_close);
      else event.Skip();
    });
    load();
  }

  std::string title() const override { return x_form ? screen_title(x_form->patient()) : std::string(); }
  std::optional<PatientId> patient() const override { return x_request.patient; }

  bool can(Command command) const override {
    return x_form && !x_context.read_only && (command == Command::save || command == Command::save_and_close);
  }

  bool perform(Command command) override {
    if (!can(command)) return false;
    x_saving.save(command == Command::save_and_close);
    return true;
  }

  void put_away() override {
    if (x_keeper) x_keeper->flush();
  }

  bool may_leave(std::function<void()> go_on) override {
    if (!x_form || !x_form->touched() || x_saving.left()) return true;
    wxMessageDialog question(this, to_wx(words::not_saved_yet), "PsoasTrack",
                             wxYES_NO | wxCANCEL | wxCENTRE | wxICON_QUESTION);
    question.SetExtendedMessage(to_wx(words::draft_is_kept));
    question.SetYesNoCancelLabels(to_wx(words::save_visit), to_wx(words::keep_as_draft), to_wx(words::go_on_typing));
    switch (question.ShowModal()) {
      case wxID_YES: x_saving.save(true, std::move(go_on)); return false;
      case wxID_NO: x_keeper->flush(); return true;
      default: return false;
    }
  }

 private:
  void load() {
    x_context.task.run(
        this,
        [session = x_context.session, request = x_request, today = x_context.clock.today()](Store& store) {
          return store.read(session, [&](Reading& reading) {
            return read_visit_form(reading, *store.catalogue(), request, session.actor, today);
          });
        },
        [this](VisitFormSource source) { build(std::move(source)); });
  }

  // Builds the whole form anew from its source.
  void build(VisitFormSource source) {
    x_form.reset();
    x_reason.reset();
    DestroyChildren();
    x_help = nullptr;
    GetSizer()->Clear();
    x_form = std::make_unique<VisitForm>(std::move(source), *x_context.catalogue);
    x_keeper = std::make_unique<DraftKeeper>(*this, x_context, x_form->draft(), [this](Moment) { say_kept(); });
    x_fields = std::make_unique<VisitFields>(
        x_form->draft(), x_context.clock, [this](const std::string& path) { changed(path); },
        [this](const std::string& help) { say_help(help); });
    add_header();
    add_head();
    add_card();
    add_foot();
    x_saving.begin({x_form.get(), x_fields.get(), x_keeper.get(), x_reason.get(), x_sections});
    Layout();
    x_context.navigation.title_changed();
    if (wxWindow* first = x_sections.front()->start()) first->SetFocus();
  }

  void add_header() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(patient_header(this, x_context, x_form->patient(), x_form->episodes()), wxSizerFlags(1).CentreVertical());
    x_kept = muted_text(this, "");
    row->Add(x_kept, wxSizerFlags().CentreVertical());
    GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, spacing::margin()));
  }

  void add_head() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto middle = wxSizerFlags().CentreVertical();
    const auto add = [&](const std::string& caption, wxWindow* control, const std::string& path) {
      auto* label = plain_text(this, caption);
      label->MoveBeforeInTabOrder(control);
      auto* note = new FieldNote(this);
      x_fields->note(path, note);
      row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
      row->Add(control, middle);
      row->Add(note, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::tight()));
      row->AddSpacer(spacing::field());
    };
    add(words::date, x_fields->day(this, "date", words::visit_date), "date");
    std::vector<Option> kinds;
    for (const VisitKind& kind : visit_kinds()) kinds.push_back({std::string(kind.code), std::string(kind.label)});
    add(words::kind, x_fields->choice(this, "kind", words::kind_of_visit, kinds), "kind");
    add(words::clinician, clinician_field(), "clinician");
    if (!x_form->episodes().empty()) {
      std::vector<Option> episodes{{"", words::no_episode}};
      for (const Episode& episode : x_form->episodes())
        episodes.push_back({std::to_string(episode.id.number),
                            words::episode_line(episode.label, to_string(episode.opened_on).substr(0, 7))});
      add(words::episode, x_fields->choice(this, "episode", words::episode, episodes), "episode");
    }
    GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxALL & ~wxBOTTOM, spacing::margin()));
  }

  wxWindow* clinician_field() {
    wxArrayString names;
    for (const std::string& name : x_form->clinicians()) names.push_back(to_wx(name));
    auto* field = new wxComboBox(this, wxID_ANY, to_wx(x_form->draft().text("clinician")), wxDefaultPosition,
                                 wxDefaultSize, names, 0, wxDefaultValidator, "clinician");
    field->AutoComplete(names);
    name_for_readers(*field, words::clinician);
    field->Bind(wxEVT_TEXT, [this, field](wxCommandEvent&) {
      x_form->draft().put("clinician", from_wx(field->GetValue()));
      changed("clinician");
    });
    return field;
  }

  void add_card() {
    x_scrolled =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxHSCROLL | wxTAB_TRAVERSAL);
    x_scrolled->SetScrollRate(spacing::dip(16), spacing::dip(16));
    // What has no help of its own shall not stand beside that of the field before; a field's own comes right after.
    x_scrolled->Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
      if (x_help) say_help({});
      CallAfter([this] { scroll_to_focus(); });
      event.Skip();
    });
    auto* card = new Card(x_scrolled);
    wxBoxSizer& content = card->content();
    if (x_form->correcting()) add_reason(card, content);
    x_sections.clear();
    add_section(content, new ScoreSection(card, *x_form, *x_fields));
    add_section(content, new FindingSection(card, *x_form, *x_fields));
    add_section(content, new BodySection(card, *x_form, *x_fields, [this] { changed("finding/pain_sites"); }));
    add_section(content,
                new RedFlagSection(card, *x_form, *x_fields, [this](const std::string& path) { changed(path); }));
    add_section(content, new TreatmentSection(card, x_context, *x_form, *x_fields, [this] { changed("treatment"); }));
    content.Add(section_heading(card, words::note), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    content.Add(x_fields->lines(card, "note", words::note), wxSizerFlags().Expand());
    auto* note = new FieldNote(card);
    x_fields->note("note", note);
    content.Add(note);
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(card, wxSizerFlags(1).Expand());
    x_scrolled->SetSizer(outer);
    GetSizer()->Add(x_scrolled, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, spacing::margin()));
  }

  void add_section(wxBoxSizer& content, VisitSection* section) {
    auto* heading = section_heading(section->GetParent(), section->heading());
    heading->MoveBeforeInTabOrder(section);
    content.Add(heading, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    content.Add(section, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::section()));
    x_sections.push_back(section);
  }

  void add_reason(wxWindow* card, wxBoxSizer& content) {
    auto* reason = new wxTextCtrl(card, wxID_ANY, to_wx(x_form->draft().reason), wxDefaultPosition, wxDefaultSize, 0,
                                  wxDefaultValidator, "reason");
    reason->Bind(wxEVT_TEXT, [this, reason](wxCommandEvent&) {
      x_form->draft().reason = from_wx(reason->GetValue());
      x_keeper->changed();
    });
    x_reason = std::make_unique<LabelledField>(card, words::reason, reason, words::reason_help);
    content.Add(x_reason->over(), wxSizerFlags().Expand().Border(wxBOTTOM, spacing::section()));
  }

  void add_foot() {
    x_help = muted_text(this, "");
    x_help->SetName("help");
    x_help->SetWindowStyleFlag(wxST_NO_AUTORESIZE);
    x_help->SetMinSize({-1, help_lines * x_help->GetCharHeight()});
    GetSizer()->Add(x_help, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, spacing::margin()));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    x_outlook = new FollowUpFoot(this, x_context, *x_form);
    row->Add(x_outlook, wxSizerFlags(1).CentreVertical());
    const auto button = [&](const char* label, const char* name, auto act) {
      auto* made = action_button(this, label, name, std::move(act));
      made->Enable(!x_context.read_only);
      row->Add(made, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
      return made;
    };
    if (x_form->correcting())
      mark_destructive(*button(words::void_visit, "void visit", [this] { x_saving.void_visit(); }));
    button(words::discard, "discard", [this] { x_saving.discard(); });
    button(words::save, "save", [this] { x_saving.save(false); });
    mark_primary(*button(words::save_and_close, "save and close", [this] { x_saving.save(true); }));
    GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxALL & ~wxTOP, spacing::margin()));
  }

  void changed(const std::string& path) {
    for (VisitSection* section : x_sections) section->changed(path);
    x_outlook->changed(path);
    x_saving.changed();
    x_keeper->changed();
  }

  void say_kept() {
    const auto local = x_context.clock.now() + std::chrono::minutes{x_context.clock.offset_minutes()};
    put_text(*x_kept, words::draft_kept(to_string(local).substr(11, 8)));
    Layout();
  }

  // As much of it as goes into the lines kept for it; all of it in the tip of the field.
  void say_help(const std::string& help) {
    put_text(*x_help, help);
    x_help->Wrap(x_help->GetSize().x);
  }

  // Brings the field at hand wholly into sight.
  void scroll_to_focus() {
    wxWindow* field = FindFocus();
    if (!field || !x_scrolled->IsDescendant(field)) return;
    const int top = x_scrolled->ScreenToClient(field->GetScreenPosition()).y;
    const int room = x_scrolled->GetClientSize().y;
    if (top >= 0 && top + field->GetSize().y <= room) return;
    const int step = spacing::dip(16);
    const int wanted = top < 0 ? top : top + field->GetSize().y + spacing::margin() - room;
    x_scrolled->Scroll(-1, x_scrolled->GetViewStart().y + (wanted + (top < 0 ? 0 : step - 1)) / step);
  }

  // F6 goes from section to section, the note last.
  void go_to_section(int by) {
    std::vector<std::pair<wxWindow*, wxWindow*>> stops;  // the section and where one starts in it
    for (VisitSection* section : x_sections)
      if (wxWindow* start = section->start()) stops.emplace_back(section, start);
    wxWindow* note = x_fields->control("note");
    stops.emplace_back(note, note);
    const int count = static_cast<int>(stops.size());
    int present = by > 0 ? -1 : count;
    for (wxWindow* window = FindFocus(); window && window != this; window = window->GetParent())
      for (int stop = 0; stop < count; ++stop)
        if (window == stops[static_cast<std::size_t>(stop)].first) present = stop;
    stops[static_cast<std::size_t>((present + by + count) % count)].second->SetFocus();
    CallAfter([this] { scroll_to_focus(); });
  }

  VisitRequest x_request;
  VisitSaving x_saving;
  std::unique_ptr<VisitForm> x_form;
  std::unique_ptr<VisitFields> x_fields;
  std::unique_ptr<DraftKeeper> x_keeper;
  std::unique_ptr<LabelledField> x_reason;
  wxScrolledWindow* x_scrolled = nullptr;
  std::vector<VisitSection*> x_sections;  // in the order of the form
  wxStaticText* x_kept = nullptr;
  wxStaticText* x_help = nullptr;
  FollowUpFoot* x_outlook = nullptr;
};

}  // namespace

Screen* make_visit_editor(wxWindow* parent, const ScreenContext& context, const VisitRequest& request) {
  return new VisitEditor(parent, context, request);
}

}  // namespace psoas::ui
