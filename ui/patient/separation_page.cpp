#include "ui/patient/separation_page.h"

#include <wx/checkbox.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <map>
#include <set>

#include "domain/base/minute_text.h"
#include "domain/base/text.h"
#include "domain/store/patient_merges.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/patient_header.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/merge_words.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {

namespace words = wording::merge;

namespace {

constexpr int reason_characters = 60;
constexpr int line_characters = 72;
constexpr std::size_t most_reason_bytes = 500;

wxStaticText* wrapped(wxStaticText* text) {
  text->Wrap(spacing::width_of(*text, line_characters));
  return text;
}

wxSizerFlags row_flags() { return wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()); }

constexpr std::string_view name_of(MergedKind kind) {
  switch (kind) {
    case MergedKind::visit: return "visit";
    case MergedKind::episode: return "episode";
    case MergedKind::adverse_event: break;
  }
  return "adverse event";
}

// What the page shows.
struct SeparationSource {
  MergeSeparation separation;
  std::vector<Episode> episodes;
};

class SeparationPage : public Screen {
 public:
  SeparationPage(wxWindow* parent, const ScreenContext& context, PatientMergeId merge)
      : Screen(parent, context, "separation page"), x_merge(merge) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    load();
  }

  std::string title() const override { return x_page ? screen_title(x_separation.into) : std::string(); }
  std::optional<PatientId> patient() const override {
    return x_page ? std::optional(x_separation.into.id) : std::nullopt;
  }
  bool about_patients() const override { return true; }
  bool waits_behind() const override { return false; }

  bool may_leave(std::function<void()> go_on) override {
    if (x_separated || !x_page || reason_field().typed().empty()) return true;
    x_context.messages.show(Tone::warning, words::not_undone_yet, wording::window::leave_unsaved, [this, go_on] {
      x_separated = true;
      go_on();
    });
    return false;
  }

 private:
  void load() {
    x_context.task.run_newest(
        this, x_newest,
        [session = x_context.session, merge = x_merge](Store& store) {
          return store.read(session, [&](Reading& reading) {
            SeparationSource source;
            source.separation = reading.patient_merges().separation(merge);
            source.episodes = reading.patients().episodes(source.separation.into.id);
            return source;
          });
        },
        [this](SeparationSource source) { build(std::move(source)); });
  }

  // ---- Laid out

  // Built anew when the record was changed meanwhile; the reason stays.
  void build(SeparationSource source) {
    const std::string reason = x_page ? reason_field().typed() : std::string();
    x_separation = std::move(source.separation);
    x_since.clear();
    x_reason.reset();
    GetSizer()->Clear(true);
    GetSizer()->Add(patient_header(this, x_context, x_separation.into, source.episodes),
                    wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
    x_page =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxHSCROLL | wxTAB_TRAVERSAL);
    x_page->SetScrollRate(spacing::dip(12), spacing::dip(12));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    add_head(*inside);
    inside->Add(back_card(), wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
    inside->Add(since_card(), wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
    x_tie_place = new wxBoxSizer(wxVERTICAL);
    inside->Add(x_tie_place, wxSizerFlags().Expand());
    auto* field = new ShortField(x_page, "undo reason", reason_characters);
    field->put(reason);
    x_reason.emplace(x_page, words::undo_reason, field, words::undo_reason_hint);
    inside->Add(x_reason->over(), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    x_page->SetSizer(inside);
    GetSizer()->Add(x_page, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, spacing::margin()));
    add_foot();
    ticked();
    Layout();
    if (x_since.empty()) field->SetFocus();
    else x_since.begin()->second->SetFocus();
    x_context.navigation.title_changed();
  }

  void add_head(wxSizer& inside) {
    const PatientMerge& merge = x_separation.merge;
    const std::string day = minute_text(merge.at, x_context.clock.offset_minutes()).substr(0, 10);
    inside.Add(section_heading(x_page, words::undo_heading(merge)), wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
    inside.Add(wrapped(muted_text(x_page, words::merged_from(merge, day))), row_flags());
    inside.Add(wrapped(muted_text(x_page, words::undo_about)), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
  }

  Card* back_card() {
    auto* card = new Card(x_page);
    card->content().Add(section_heading(card, words::goes_back_heading), row_flags());
    x_goes_back = plain_text(card, {});
    x_goes_back->SetName("what goes back");
    card->content().Add(x_goes_back, row_flags());
    for (const std::string& sentence : words::details_after(x_separation, *x_context.catalogue))
      card->content().Add(wrapped(plain_text(card, sentence)), row_flags());
    return card;
  }

  Card* since_card() {
    auto* card = new Card(x_page);
    card->content().Add(section_heading(card, words::since_heading), row_flags());
    const std::set<MergedKey> proposed = leaning_on_what_came(x_separation);
    for (const MergedSubject& subject : x_separation.subjects)
      if (subject.origin == MergedOrigin::since) add_since(*card, subject, proposed.contains(subject.key));
    const char* about = x_since.empty() ? words::nothing_since : words::since_about;
    card->content().Add(wrapped(muted_text(card, about)), wxSizerFlags());
    return card;
  }

  void add_since(Card& card, const MergedSubject& subject, bool ticked_now) {
    const std::string name =
        "goes back " + std::string(name_of(subject.key.kind)) + " " + std::to_string(subject.key.number);
    const std::string label = words::goes_back_too(subject, *x_context.catalogue);
    auto* box = new wxCheckBox(&card, wxID_ANY, to_label(label), wxDefaultPosition, wxDefaultSize, 0,
                               wxDefaultValidator, to_wx(name));
    box->SetValue(ticked_now);
    box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { ticked(); });
    card.content().Add(box, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
    x_since.emplace(subject.key, box);
  }

  void add_foot() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddStretchSpacer();
    auto* cancel = action_button(this, wording::window::cancel, "do not undo", [this] { x_context.navigation.back(); });
    x_undo = action_button(this, words::button_undo_now, "undo the merge", [this] { separate(); });
    mark_primary(*x_undo);
    row->Add(cancel, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    row->Add(x_undo);
    GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
  }

  // ---- What goes along

  std::set<MergedKey> along() const {
    std::set<MergedKey> keys;
    for (const auto& [key, box] : x_since)
      if (box->GetValue()) keys.insert(key);
    return keys;
  }

  void ticked() {
    const std::set<MergedKey> with = along();
    put_text(*x_goes_back, words::what_goes_back(x_separation, with));
    wrapped(x_goes_back);
    const std::vector<MergeTie> found = ties(x_separation, with);
    show_ties(found);
    x_undo->Enable(found.empty() && !refusal(x_separation) && !x_separating);
    x_page->Layout();
    x_page->FitInside();
  }

  void show_ties(const std::vector<MergeTie>& found) {
    x_tie_place->Clear(true);
    if (const std::optional<MergeRefusal> why = refusal(x_separation))
      say_against("refusal", words::what(why) + " " + words::remedy(why));
    if (found.empty()) return;
    x_tie_place->Add(section_heading(x_page, words::ties_heading), wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
    for (const MergeTie& tie : found) say_against("tie", words::tie(tie, *x_context.catalogue));
  }

  void say_against(const char* name, const std::string& sentence) {
    auto* said = plain_text(x_page, "✗ " + sentence);
    said->SetName(name);
    said->SetForegroundColour(problem_colour());
    x_tie_place->Add(wrapped(said), row_flags());
  }

  // ---- Undoing

  ShortField& reason_field() const { return static_cast<ShortField&>(*x_reason->control()); }

  void separate() {
    if (x_separating) return;
    const auto given = check_text(reason_field().typed(), TextRule{most_reason_bytes, false, true}, "reason");
    if (!given) {
      x_reason->refuse(wording::under_field(given.problems().front()));
      reason_field().SetFocus();
      x_page->Scroll(-1, x_page->GetScrollLines(wxVERTICAL));  // what is said below the field, too
      return;
    }
    x_reason->settle();
    x_separating = true;
    x_undo->Disable();
    x_context.task.run(
        this,
        [session = x_context.session, merge = x_merge, with = along(), reason = given.value()](Store& store) {
          store.write(session, [&](Writing& writing) { writing.patient_merges().separate(merge, with, reason); });
        },
        [this] { separated(); }, [this](const StoreError& error) { return fault(error); });
  }

  void separated() {
    x_separated = true;
    x_context.changed(x_separation.from.id);
    x_context.changed(x_separation.into.id);
    x_context.messages.show(
        Tone::done, words::undone(x_separation), words::open(x_separation.from),
        [&navigation = x_context.navigation, id = x_separation.from.id] { navigation.open_patient(id); });
    x_context.navigation.back();
  }

  // What became of the record meanwhile is shown, whatever it was.
  bool fault(const StoreError& error) {
    x_separating = false;
    x_undo->Enable();
    if (error.fault() != StoreFault::stale && error.fault() != StoreFault::not_mergeable) return false;
    load();
    if (error.fault() == StoreFault::not_mergeable) return false;
    x_context.messages.show(Tone::warning, words::undo_changed_meanwhile);
    return true;
  }

  PatientMergeId x_merge;
  MergeSeparation x_separation;
  Newest x_newest;
  bool x_separating = false;
  bool x_separated = false;  // or left in spite of what was typed

  wxScrolledWindow* x_page = nullptr;
  wxStaticText* x_goes_back = nullptr;
  std::map<MergedKey, wxCheckBox*> x_since;
  wxBoxSizer* x_tie_place = nullptr;
  std::optional<LabelledField> x_reason;
  wxButton* x_undo = nullptr;
};

}  // namespace

Screen* make_separation_page(wxWindow* parent, const ScreenContext& context, PatientMergeId merge) {
  return new SeparationPage(parent, context, merge);
}

}  // namespace psoas::ui
