#include "ui/patient/merge_page.h"

#include <wx/radiobut.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <algorithm>

#include "domain/base/text.h"
#include "domain/store/patient_merges.h"
#include "ui/patient/merge_form.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/find_field.h"
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

constexpr int most_found = 20;
constexpr int find_characters = 44;
constexpr int reason_characters = 60;
constexpr int line_characters = 72;
constexpr std::size_t most_reason_bytes = 500;

// What the page begins with.
struct MergeBeginning {
  Patient patient;
  std::vector<Episode> episodes;
  std::vector<PatientLine> much_like;
};

std::string line_of(const PatientLine& line) {
  return with_visible_marks(line.display_name()) + " · " + words::particulars(line);
}

class MergePage : public Screen {
 public:
  MergePage(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : Screen(parent, context, "merge page"), x_id(patient) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    load();
  }

  std::string title() const override { return x_page ? screen_title(x_beginning.patient) : std::string(); }
  std::optional<PatientId> patient() const override { return x_id; }
  bool waits_behind() const override { return false; }

  bool may_leave(std::function<void()> go_on) override {
    if (x_merged || !x_reason || reason_field().typed().empty()) return true;
    x_context.messages.show(Tone::warning, words::not_merged_yet, wording::window::leave_unsaved, [this, go_on] {
      x_merged = true;
      go_on();
    });
    return false;
  }

 private:
  void load() {
    x_context.task.run(
        this,
        [session = x_context.session, id = x_id](Store& store) {
          return store.read(session, [&](Reading& reading) {
            MergeBeginning beginning;
            beginning.patient = reading.patients().get(id);
            beginning.episodes = reading.patients().episodes(id);
            beginning.much_like = reading.patients().much_like(beginning.patient);
            return beginning;
          });
        },
        [this](MergeBeginning beginning) { build(std::move(beginning)); });
  }

  // ---- Laid out

  void build(MergeBeginning beginning) {
    x_beginning = std::move(beginning);
    GetSizer()->Add(patient_header(this, x_context, x_beginning.patient, x_beginning.episodes),
                    wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
    x_page =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxHSCROLL | wxTAB_TRAVERSAL);
    x_page->SetScrollRate(spacing::dip(12), spacing::dip(12));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(section_heading(x_page, words::heading), wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
    auto* about = muted_text(x_page, words::about);
    about->Wrap(spacing::width_of(*about, line_characters));
    inside->Add(about, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
    inside->Add(find_card(), wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
    add_which_stays(*inside);
    x_form_place = new wxBoxSizer(wxVERTICAL);
    inside->Add(x_form_place, wxSizerFlags().Expand());
    auto* reason = new ShortField(x_page, "merge reason", reason_characters);
    x_reason.emplace(x_page, words::reason, reason, words::reason_hint);
    inside->Add(x_reason->over(), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    x_page->SetSizer(inside);
    GetSizer()->Add(x_page, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, spacing::margin()));
    add_foot();
    show_choice(false);
    Layout();
    x_find->SetFocus();
    x_context.navigation.title_changed();
  }

  Card* find_card() {
    auto* card = new Card(x_page);
    card->content().Add(section_heading(card, words::much_like), wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
    for (const PatientLine& line : x_beginning.much_like) {
      auto* choose = action_button(card, from_wx(to_label(line_of(line))), "choose", [this, id = line.id] {
        x_find->put_label({});
        choose_other(id);
      });
      choose->SetName(to_wx("choose " + line.mrn));
      name_for_readers(*choose, words::choose(line_of(line)));
      card->content().Add(choose, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    }
    if (x_beginning.much_like.empty())
      card->content().Add(muted_text(card, words::nobody_like), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    x_find = new FindField(card, "other record", words::find_hint);
    x_find->SetMinSize({spacing::width_of(*x_find, find_characters), -1});
    x_find->say_when_none(words::nobody_found);
    x_find->keep_taken(true);
    x_find->find_with([this](const std::string& typed) { search(typed); });
    x_find->on_taken([this](const Candidate& candidate) { choose_other(PatientId{std::stoll(candidate.code)}); });
    x_find_field.emplace(card, words::find, x_find);
    card->content().Add(x_find_field->over());
    return card;
  }

  void add_which_stays(wxSizer& inside) {
    x_which = section_heading(x_page, words::which_stays);
    inside.Add(x_which, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
    const auto radio = [&](const char* name, long style) {
      auto* button =
          new wxRadioButton(x_page, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, style, wxDefaultValidator, name);
      button->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { read_preview(); });
      inside.Add(button, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
      return button;
    };
    x_keep_this = radio("keep this record", wxRB_GROUP);
    x_keep_other = radio("keep the other record", 0);
    inside.AddSpacer(spacing::gap());
  }

  void add_foot() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddStretchSpacer();
    auto* cancel =
        action_button(this, wording::window::cancel, "do not merge", [this] { x_context.navigation.back(); });
    x_merge = action_button(this, words::button_merge, "merge", [this] { merge(); });
    x_merge->Disable();
    mark_primary(*x_merge);
    row->Add(cancel, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    row->Add(x_merge);
    GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
  }

  // What there is to say about two records, once the other one is chosen.
  void show_choice(bool shown) {
    for (wxWindow* part :
         {static_cast<wxWindow*>(x_which), static_cast<wxWindow*>(x_keep_this), static_cast<wxWindow*>(x_keep_other),
          x_reason->control(), static_cast<wxWindow*>(x_reason->label()), static_cast<wxWindow*>(&x_reason->note())})
      part->Show(shown);
  }

  // ---- The other record

  void search(const std::string& typed) {
    x_context.task.run_newest(
        x_find, x_newest_found,
        [typed, session = x_context.session](Store& store) {
          return store.read(session, [&](Reading& reading) { return reading.patients().find(typed, most_found); });
        },
        [this](const std::vector<PatientLine>& lines) {
          std::vector<Candidate> candidates;
          for (const PatientLine& line : lines)
            if (line.id != x_id)
              candidates.push_back({std::to_string(line.id.number),
                                    with_visible_marks(line.display_name()),
                                    words::particulars(line),
                                    {}});
          x_find->offer(std::move(candidates));
        });
  }

  void choose_other(PatientId other) {
    x_other = other;
    x_keep_this->SetValue(true);
    x_context.messages.clear();
    read_preview();
  }

  void read_preview() {
    if (!x_other) return;
    x_merge->Disable();
    const bool keeps_this = x_keep_this->GetValue();
    x_context.task.run_newest(
        this, x_newest_preview,
        [session = x_context.session, from = keeps_this ? *x_other : x_id,
         into = keeps_this ? x_id : *x_other](Store& store) {
          return store.read(session, [&](Reading& reading) { return reading.patient_merges().preview(from, into); });
        },
        [this](MergePreview preview) { show(std::move(preview)); });
  }

  void show(MergePreview preview) {
    const bool keeps_this = preview.into.id == x_id;
    const Patient& own = keeps_this ? preview.into : preview.from;
    const Patient& other = keeps_this ? preview.from : preview.into;
    const bool first = !x_form;
    x_keep_this->SetLabel(to_label(words::keep(words::record(own))));
    x_keep_other->SetLabel(to_label(words::keep(words::record(other))));
    x_form_place->Clear(true);
    const bool may_be = !refusal(preview);
    x_form = new MergeForm(x_page, std::move(preview), *x_context.catalogue);
    x_form->MoveAfterInTabOrder(x_keep_other);
    x_form_place->Add(x_form, wxSizerFlags().Expand());
    show_choice(true);
    x_merge->Enable(may_be && !x_merging);
    x_page->Layout();
    x_page->FitInside();
    Layout();
    if (first) x_keep_this->SetFocus();
  }

  // ---- Merging

  ShortField& reason_field() const { return static_cast<ShortField&>(*x_reason->control()); }

  void merge() {
    if (x_merging || !x_form) return;
    const auto given = check_text(reason_field().typed(), TextRule{most_reason_bytes, false, true}, "reason");
    if (!given) {
      x_reason->refuse(wording::under_field(given.problems().front()));
      reason_field().SetFocus();
      x_page->Scroll(-1, x_page->GetScrollLines(wxVERTICAL));  // what is said below the field, too
      return;
    }
    x_reason->settle();
    MergeRequest request = x_form->request();
    request.reason = given.value();
    x_merging = true;
    x_merge->Disable();
    x_context.task.run(
        this,
        [session = x_context.session, request](Store& store) {
          store.write(session, [&](Writing& writing) { writing.patient_merges().merge(request); });
        },
        [this, preview = x_form->preview()] { merged(preview); },
        [this](const StoreError& error) { return fault(error); });
  }

  void merged(const MergePreview& preview) {
    x_merged = true;
    x_context.changed(preview.from.id);
    x_context.changed(preview.into.id);
    x_context.messages.show(Tone::done, words::merged(preview));
    if (preview.into.id == x_id) x_context.navigation.back();
    else x_context.navigation.open_patient(preview.into.id);
  }

  // What became of the records meanwhile is shown. What was ticked wrongly stays, to be ticked otherwise.
  bool fault(const StoreError& error) {
    x_merging = false;
    x_merge->Enable();
    const bool stale = error.fault() == StoreFault::stale;
    const bool refused =
        error.fault() == StoreFault::not_mergeable && merge_refusal_of(error.detail()) != MergeRefusal::details_clash;
    if (stale || refused) read_preview();
    if (stale) x_context.messages.show(Tone::warning, words::changed_meanwhile);
    return stale;
  }

  PatientId x_id;
  MergeBeginning x_beginning;
  std::optional<PatientId> x_other;
  Newest x_newest_found;
  Newest x_newest_preview;
  bool x_merging = false;
  bool x_merged = false;  // or left in spite of what was typed

  wxScrolledWindow* x_page = nullptr;
  FindField* x_find = nullptr;
  std::optional<LabelledField> x_find_field;
  wxStaticText* x_which = nullptr;
  wxRadioButton* x_keep_this = nullptr;
  wxRadioButton* x_keep_other = nullptr;
  wxBoxSizer* x_form_place = nullptr;
  MergeForm* x_form = nullptr;
  std::optional<LabelledField> x_reason;
  wxButton* x_merge = nullptr;
};

}  // namespace

Screen* make_merge_page(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new MergePage(parent, context, patient);
}

}  // namespace psoas::ui
