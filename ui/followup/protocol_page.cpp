#include "ui/followup/protocol_page.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <algorithm>

#include "domain/base/text.h"
#include "ui/followup/protocol_form.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"
#include "ui/wording/follow_up_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

// Puts the protocol among the clinic's own entries; everybody it concerns is planned anew in the same transaction.
std::shared_ptr<const Catalogue> store_protocol(Store& store, const Session& session, const FollowUpProtocol& protocol,
                                                const std::string& reason) {
  store.write(session, [&](Writing& writing) {
    OwnCatalogue own = writing.clinic().own_catalogue();
    const auto found = std::find_if(own.protocols.begin(), own.protocols.end(),
                                    [&](const FollowUpProtocol& each) { return each.code == protocol.code; });
    if (found == own.protocols.end()) own.protocols.push_back(protocol);
    else *found = protocol;
    writing.clinic().change_own_catalogue(own, reason);
  });
  return store.catalogue();
}

class ProtocolPage : public Screen {
 public:
  ProtocolPage(wxWindow* parent, const ScreenContext& context)
      : Screen(parent, context, "protocols"), x_catalogue(context.catalogue) {
    x_table = new Table(this, words::protocols_heading,
                        {{words::column_protocol, 40, false},
                         {words::column_treatments, 40, false},
                         {words::column_windows, 40, false},
                         {words::column_offered, 20, false}});
    x_scrolled = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    x_scrolled->SetScrollRate(0, spacing::dip(16));
    x_card = new Card(x_scrolled);
    x_reason = new ShortField(x_card, "protocol reason", 60);
    x_reason_field.emplace(x_card, words::reason, x_reason, words::protocol_reason_help);
    lay_out();
    x_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { selected(); });
    show_table();
    x_table->choose(0);
    open(0);
  }

  std::string title() const override { return words::protocols_heading; }
  void arrive() override { x_table->SetFocus(); }
  bool can(Command command) const override { return command == Command::save && !x_context.read_only; }
  bool perform(Command command) override {
    if (!can(command)) return false;
    save();
    return true;
  }

  bool may_leave(std::function<void()> go_on) override {
    if (!x_touched) return true;
    x_context.messages.show(Tone::warning, words::protocol_not_saved, words::leave_protocol, [this, go_on] {
      x_touched = false;
      go_on();
    });
    return false;
  }
  bool waits_behind() const override { return false; }

 private:
  void lay_out() {
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(page_heading(this, words::protocols_heading), wxSizerFlags(1).CentreVertical());
    auto* back = button(this, words::back_to_list, "back to follow-ups", [this] { leave(); });
    back->MoveBeforeInTabOrder(x_table);
    top->Add(back);
    x_column = new wxBoxSizer(wxVERTICAL);
    x_card->content().Add(x_column, wxSizerFlags().Expand());
    x_card->content().Add(x_reason_field->over(), wxSizerFlags().Expand().Border(wxTOP, spacing::field()));
    auto* scrolled = new wxBoxSizer(wxVERTICAL);
    scrolled->Add(x_card, wxSizerFlags().Expand());
    x_scrolled->SetSizer(scrolled);
    auto* actions = new wxBoxSizer(wxHORIZONTAL);
    actions->Add(button(this, words::new_protocol, "new protocol", [this] { begin_new(); }));
    x_retire = button(this, words::retire, "retire protocol", [this] { retire(); });
    actions->Add(x_retire, wxSizerFlags().Border(wxLEFT, spacing::gap()));
    actions->AddStretchSpacer();
    auto* save_button = button(this, words::save_protocol, "save protocol", [this] { save(); });
    mark_primary(*save_button);
    actions->Add(save_button);
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(top, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
    page->Add(muted_text(this, words::protocols_help), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_table, wxSizerFlags(2).Expand());
    page->Add(x_scrolled, wxSizerFlags(3).Expand().Border(wxTOP, spacing::gap()));
    page->Add(actions, wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
  }

  template <class Act>
  wxButton* button(wxWindow* parent, const char* label, const char* name, Act act) {
    auto* made = action_button(parent, label, name, std::move(act));
    if (std::string_view(name) != "back to follow-ups") made->Enable(!x_context.read_only);
    return made;
  }

  const std::vector<FollowUpProtocol>& protocols() const { return x_catalogue->protocols(); }

  void show_table() {
    x_table->show(static_cast<int>(protocols().size()), [this](int row, int column) {
      const FollowUpProtocol& protocol = protocols()[static_cast<std::size_t>(row)];
      switch (column) {
        case 0: return protocol.label;
        case 1: return treatments_of(protocol);
        case 2: return windows_of(protocol);
        default: return protocol.retired_on ? words::retired_on(to_string(*protocol.retired_on)) : std::string();
      }
    });
  }

  std::string treatments_of(const FollowUpProtocol& protocol) const {
    std::string text;
    for (const std::string& code : protocol.treatments) {
      const TreatmentDefinition* treatment = x_catalogue->treatment(code);
      text += (text.empty() ? "" : ", ") + (treatment ? treatment->short_name() : code);
    }
    return text;
  }

  static std::string windows_of(const FollowUpProtocol& protocol) {
    std::string text;
    for (const ProtocolStep& step : protocol.steps)
      text += (text.empty() ? "" : ", ") + words::window(step.day, step.before, step.after);
    return text;
  }

  void leave() {
    if (may_leave([this] { x_context.navigation.back(); })) x_context.navigation.back();
  }

  // Another line was chosen: what was typed is left only when the person says so.
  void selected() {
    const int row = x_table->chosen();
    if (row < 0 || row == x_row) return;
    if (may_leave([this, row] { open(row); })) open(row);
    else x_table->choose(x_row);
  }

  void open(int row) {
    if (row < 0 || row >= static_cast<int>(protocols().size())) return;
    x_row = row;
    x_table->choose(row);
    put(draft_of(protocols()[static_cast<std::size_t>(row)]));
  }

  void begin_new() {
    ProtocolDraft draft;
    draft.order = 1 + (protocols().empty() ? 0 : protocols().back().order);
    draft.steps.push_back({"", words::first_step, "30", "14", "14", {"nrs_avg7", "peg"}, ContactKind::visit, ""});
    x_row = -1;
    x_table->choose(-1);
    put(std::move(draft));
    x_form->focus_first();
  }

  void put(ProtocolDraft draft) {
    if (!x_form) {
      x_form = new ProtocolForm(x_card, *x_catalogue, x_context.read_only, [this] { x_touched = true; });
      x_form->MoveBeforeInTabOrder(x_reason_field->label());
      x_column->Add(x_form, wxSizerFlags().Expand());
    }
    x_retire->SetLabel(to_wx(draft.retired_on ? words::offer_again : words::retire));
    x_retire->Enable(!x_context.read_only && !draft.code.empty());
    x_form->put(std::move(draft));
    x_reason->put("");
    x_touched = false;
    x_scrolled->FitInside();
    Layout();
  }

  void retire() {
    ProtocolDraft draft = x_form->draft();
    if (draft.retired_on) draft.retired_on.reset();
    else draft.retired_on = x_context.clock.today();
    save(std::move(draft));
  }

  void save() { save(x_form->draft()); }

  void save(ProtocolDraft draft) {
    if (x_context.read_only) return;
    const Checked<FollowUpProtocol> protocol = check(draft, *x_catalogue);
    x_form->show(protocol ? Problems{} : protocol.problems());
    if (!protocol) return x_context.messages.show(Tone::failure, words::protocol_not_good);
    const Checked<std::string> reason = check_text(x_reason->typed(), {.most_bytes = 1000, .required = true}, "reason");
    if (!reason) {
      x_reason_field->refuse(wording::under_field(reason.problems().front()));
      return x_reason->SetFocus();
    }
    x_reason_field->settle();
    x_context.task.run(
        this,
        [session = x_context.session, protocol = protocol.value(), reason = reason.value()](Store& store) {
          return store_protocol(store, session, protocol, reason);
        },
        [this, code = protocol.value().code](std::shared_ptr<const Catalogue> catalogue) {
          saved(std::move(catalogue), code);
        });
  }

  void saved(std::shared_ptr<const Catalogue> catalogue, const std::string& code) {
    x_catalogue = std::move(catalogue);
    x_context.catalogue_changed(x_catalogue);
    x_context.messages.show(Tone::done, words::protocol_saved);
    x_touched = false;
    // The form looks at the catalogue: it is made anew for the new one.
    if (x_form) {
      x_column->Clear(true);
      x_form = nullptr;
    }
    show_table();
    for (std::size_t row = 0; row < protocols().size(); ++row)
      if (protocols()[row].code == code) open(static_cast<int>(row));
  }

  std::shared_ptr<const Catalogue> x_catalogue;
  Table* x_table;
  wxScrolledWindow* x_scrolled;
  Card* x_card;
  wxBoxSizer* x_column = nullptr;
  ProtocolForm* x_form = nullptr;
  ShortField* x_reason;
  std::optional<LabelledField> x_reason_field;
  wxButton* x_retire = nullptr;
  int x_row = -1;
  bool x_touched = false;
};

}  // namespace

Screen* make_protocol_page(wxWindow* parent, const ScreenContext& context) { return new ProtocolPage(parent, context); }

}  // namespace psoas::ui
