#include "ui/followup/follow_ups_page.h"

#include <wx/wrapsizer.h>

#include "domain/base/text.h"
#include "domain/followup/follow_up_text.h"
#include "ui/followup/chase_files.h"
#include "ui/followup/follow_up_filters.h"
#include "ui/followup/follow_up_form.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/wording/follow_up_words.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

constexpr int most_listed = 1000;

// What the page shows, read in one go.
struct PageContent {
  FollowUpCounts counts;
  std::vector<FollowUpLine> lines;
  std::vector<FollowUpCompleteness> by_clinician;
  std::vector<FollowUpCompleteness> by_protocol;
  std::vector<std::string> clinicians;
  std::shared_ptr<const Catalogue> catalogue;  // its protocols may have changed since the page was made
};

PageContent read_page(FollowUps& follow_ups, std::optional<FollowUpList> list, const FollowUpFilter& filter,
                      Date today) {
  PageContent read;
  read.counts = follow_ups.counts(filter, today);
  read.clinicians = follow_ups.clinicians_followed();
  if (list) {
    read.lines = follow_ups.lines(*list, filter, today, most_listed);
  } else {
    read.by_clinician = follow_ups.completeness_by_clinician(filter, today);
    read.by_protocol = follow_ups.completeness_by_protocol(filter, today);
  }
  return read;
}

class FollowUpsPage : public Screen {
 public:
  FollowUpsPage(wxWindow* parent, const ScreenContext& context) : Screen(parent, context, "follow-ups") {
    x_filters = new FollowUpFilters(this, context, [this] { load(); });
    x_table = new Table(this, words::follow_ups,
                        {{words::column_name, 17, false},
                         {words::column_mrn, 11, false},
                         {words::column_phone, 10, false},
                         {words::column_what, 40, false},
                         {words::column_standing, 26, false},
                         {words::column_next, 16, false},
                         {words::column_attempts, 16, false},
                         {words::column_clinician, 10, false}});
    x_note = muted_text(this, {});
    x_by_clinician = completeness_table(words::by_clinician, words::column_clinician);
    x_by_protocol = completeness_table(words::by_protocol, words::column_protocol);
    const auto finished = [this](bool) { form_closed(); };
    x_attempt = make_attempt_form(this, context, finished);
    x_give_up = make_give_up_form(this, context, finished);
    x_phone = make_phone_form(this, context, finished);
    lay_out();
    x_table->on_open([this](int) { open_patient(); });
    x_table->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { key(event); });
    x_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { enable_actions(); });
  }

  void arrive() override {
    load();
    x_table->SetFocus();
  }
  void patient_changed(PatientId) override { load(); }
  void day_changed() override { load(); }
  bool can(Command command) const override {
    if (command == Command::print || command == Command::save_as) return x_filters->list().has_value();
    return command == Command::refresh || (command == Command::new_visit && chosen() && !x_context.read_only);
  }
  bool perform(Command command) override {
    if (!can(command)) return false;
    switch (command) {
      case Command::new_visit: new_visit(); break;
      case Command::print: print_chase_list(this, x_context, {*x_filters->list(), x_filters->filter()}); break;
      case Command::save_as: save_chase_list(this, x_context, {*x_filters->list(), x_filters->filter()}); break;
      default: load(); break;
    }
    return true;
  }

 private:
  Table* completeness_table(const char* name, const char* first) {
    return new Table(this, name,
                     {{first, 36, false},
                      {words::column_observed, 10, true},
                      {words::column_closed, 10, true},
                      {words::column_share, 12, true}});
  }

  void lay_out() {
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(head(), wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_filters, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_note, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
    page->Add(x_table, wxSizerFlags(1).Expand());
    page->Add(x_by_clinician, wxSizerFlags(1).Expand());
    page->Add(x_by_protocol, wxSizerFlags(1).Expand().Border(wxTOP, spacing::gap()));
    for (FollowUpForm* form : {x_attempt, x_give_up, x_phone})
      page->Add(form, wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
    page->Add(actions(), wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
    x_by_clinician->Hide();
    x_by_protocol->Hide();
  }

  wxSizer* head() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(page_heading(this, words::follow_ups), wxSizerFlags(1).CentreVertical());
    const auto add = [&](const char* label, const char* name, auto act) {
      auto* button = action_button(this, label, name, std::move(act));
      row->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
      button->MoveBeforeInTabOrder(x_filters);
      return button;
    };
    add(words::protocols, "protocols", [this] { x_context.navigation.edit_protocols(); });
    x_print = add(words::print, "print list", [this] { perform(Command::print); });
    x_save_as = add(words::save_as, "save list", [this] { perform(Command::save_as); });
    return row;
  }

  wxSizer* actions() {
    auto* row = new wxWrapSizer(wxHORIZONTAL, 0);
    const auto add = [&](const char* label, const char* name, auto act) {
      auto* button = action_button(this, label, name, std::move(act));
      row->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::gap()));
      return button;
    };
    x_do_phone = add(words::phone_follow_up, "phone follow-up", [this] { open_form(x_phone); });
    x_do_attempt = add(words::log_attempt, "log attempt", [this] { open_form(x_attempt); });
    x_do_give_up = add(words::give_up, "give up", [this] { open_form(x_give_up); });
    x_do_take_up = add(words::take_up_again, "take up again", [this] { take_up_again(); });
    x_do_visit = add(words::new_visit, "new visit for follow-up", [this] { new_visit(); });
    x_do_open = add(words::open_patient, "open patient", [this] { open_patient(); });
    mark_primary(*x_do_phone);
    return row;
  }

  // ---- Reading and showing

  void load() {
    const auto work = [session = x_context.session, list = x_filters->list(), filter = x_filters->filter(),
                       today = x_context.clock.today()](Store& store) {
      PageContent read =
          store.read(session, [&](Reading& reading) { return read_page(reading.follow_ups(), list, filter, today); });
      read.catalogue = store.catalogue();
      return read;
    };
    x_context.task.run_newest(this, x_newest, work, [this](PageContent read) { show(std::move(read)); });
  }

  void show(PageContent read) {
    x_read = std::move(read);
    x_context.catalogue = x_read.catalogue;
    x_filters->offer(x_read.clinicians);
    x_filters->show(x_read.counts);
    const bool list = x_filters->list().has_value();
    x_table->Show(list);
    x_by_clinician->Show(!list);
    x_by_protocol->Show(!list);
    if (list) show_lines();
    else show_completeness();
    enable_actions();
    Layout();
  }

  void show_lines() {
    const FollowUpList list = *x_filters->list();
    const int rows = static_cast<int>(x_read.lines.size());
    x_table->show(rows,
                  [this](int row, int column) { return cell(x_read.lines[static_cast<std::size_t>(row)], column); });
    if (rows > 0 && x_table->chosen() < 0) x_table->choose(0);
    put_text(*x_note, rows == 0 ? words::nothing_in(list) : words::shown(rows, x_read.counts.of(list)));
  }

  void show_completeness() {
    show_rows(*x_by_clinician, x_read.by_clinician, [](const std::string& name) { return name; });
    show_rows(*x_by_protocol, x_read.by_protocol,
              [this](const std::string& code) { return protocol_label(*x_context.catalogue, code); });
    put_text(*x_note, x_read.by_clinician.empty() ? words::nothing_closed : words::completeness_note);
  }

  template <class Label>
  static void show_rows(Table& table, const std::vector<FollowUpCompleteness>& rows, const Label& label) {
    table.show(static_cast<int>(rows.size()), [&rows, label](int row, int column) {
      const FollowUpCompleteness& each = rows[static_cast<std::size_t>(row)];
      switch (column) {
        case 0: return label(each.of);
        case 1: return std::to_string(each.observed);
        case 2: return std::to_string(each.closed);
        default: return completeness(each.observed, each.closed);
      }
    });
  }

  std::string cell(const FollowUpLine& line, int column) const {
    const Catalogue& catalogue = *x_context.catalogue;
    const FollowUp& follow_up = line.follow_up;
    const ContactAttempt* last = line.last_attempt ? &*line.last_attempt : nullptr;
    const Date today = x_context.clock.today();
    switch (column) {
      case 0: return with_visible_marks(line.name);
      case 1: return line.mrn;
      case 2: return with_visible_marks(line.phone);
      case 3: return what_is_due(catalogue, follow_up, line.treatment, line.side);
      case 4: return standing(follow_up, line.given_up_reason, today);
      case 5:
        return next_step(next_action(follow_up, contact_of(catalogue, follow_up.key), last, !line.phone.empty(), today),
                         follow_up, last);
      case 6: return attempts_made(line.attempts, last, x_context.clock.offset_minutes());
      default: return follow_up.clinician;
    }
  }

  const FollowUpLine* chosen() const {
    const int row = x_filters->list() ? x_table->chosen() : -1;
    return row >= 0 && row < static_cast<int>(x_read.lines.size()) ? &x_read.lines[static_cast<std::size_t>(row)]
                                                                   : nullptr;
  }

  // ---- What can be done about the one chosen

  void enable_actions() {
    const FollowUpLine* line = chosen();
    const bool writes = line && !x_context.read_only;
    const FollowUpState state = line ? state_on(line->follow_up, x_context.clock.today()) : FollowUpState::done;
    const bool open = state == FollowUpState::due || state == FollowUpState::overdue;
    const bool given_up = line && line->follow_up.end == FollowUpEnd::given_up;
    x_do_phone->Enable(writes && open);
    x_do_attempt->Enable(writes && state != FollowUpState::done);
    x_do_give_up->Enable(writes && open);
    x_do_take_up->Enable(writes && given_up);
    x_do_visit->Enable(writes);
    x_do_open->Enable(line != nullptr);
    x_print->Enable(x_filters->list().has_value());
    x_save_as->Enable(x_filters->list().has_value());
    x_context.navigation.title_changed();
  }

  void key(wxKeyEvent& event) {
    const auto press = [&](wxButton* button) {
      if (!button->IsEnabled()) return;
      wxCommandEvent pressed(wxEVT_BUTTON, button->GetId());
      pressed.SetEventObject(button);
      button->ProcessWindowEvent(pressed);
    };
    if (event.GetModifiers() != wxMOD_NONE) return event.Skip();
    switch (event.GetKeyCode()) {
      case 'P': return press(x_do_phone);
      case 'A': return press(x_do_attempt);
      case 'G': return press(x_do_give_up);
      case 'K': return press(x_do_take_up);
      case 'V': return press(x_do_visit);
      default: event.Skip();
    }
  }

  void open_form(FollowUpForm* form) {
    const FollowUpLine* line = chosen();
    if (!line || x_context.read_only) return;
    for (FollowUpForm* other : {x_attempt, x_give_up, x_phone}) other->Show(false);
    form->open_for(*line);
  }

  // What was stored is read again through patient_changed.
  void form_closed() {
    Layout();
    x_table->SetFocus();
  }

  void take_up_again() {
    const FollowUpLine* line = chosen();
    if (!line) return;
    x_context.task.run(
        this,
        [session = x_context.session, patient = line->patient, key = line->follow_up.key](Store& store) {
          store.write(session, [&](Writing& writing) { writing.follow_ups().take_up_again(patient, key, {}); });
        },
        [this, patient = line->patient] {
          x_context.messages.show(Tone::done, words::taken_up_again);
          x_context.changed(patient);
        });
  }

  void new_visit() {
    if (const FollowUpLine* line = chosen())
      x_context.navigation.edit_visit({line->patient, std::nullopt, std::nullopt});
  }

  void open_patient() {
    if (const FollowUpLine* line = chosen()) x_context.navigation.open_patient(line->patient);
  }

  FollowUpFilters* x_filters;
  Table* x_table;
  wxStaticText* x_note;
  Table* x_by_clinician;
  Table* x_by_protocol;
  FollowUpForm* x_attempt;
  FollowUpForm* x_give_up;
  FollowUpForm* x_phone;
  wxButton* x_print = nullptr;
  wxButton* x_save_as = nullptr;
  wxButton* x_do_phone = nullptr;
  wxButton* x_do_attempt = nullptr;
  wxButton* x_do_give_up = nullptr;
  wxButton* x_do_take_up = nullptr;
  wxButton* x_do_visit = nullptr;
  wxButton* x_do_open = nullptr;
  PageContent x_read;
  Newest x_newest;
};

}  // namespace

Screen* make_follow_ups_page(wxWindow* parent, const ScreenContext& context) {
  return new FollowUpsPage(parent, context);
}

}  // namespace psoas::ui
