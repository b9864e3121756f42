#include "ui/app/reports_page.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include "domain/base/text.h"
#include "domain/privacy/export_error.h"
#include "domain/store/entrance.h"
#include "domain/store/issued_quarters.h"
#include "domain/store/printed_anchor.h"
#include "domain/store/sealed_exports.h"
#include "reports/export/export_file.h"
#include "reports/export/sealed_file.h"
#include "reports/issue/issue_quarter.h"
#include "reports/xlsx/quarter_workbook.h"
#include "ui/saving/passphrase_fields.h"
#include "ui/widget/accessible.h"
#include "ui/widget/card.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"
#include "ui/wording/export_page_words.h"
#include "ui/wording/quarter_words.h"
#include "ui/wording/saving_words.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;
namespace quarters = wording::quarter;

constexpr int quarters_offered = 20;
constexpr int issued_rows_seen = 5;

// The latest quarter that is over comes first but one: the running one stands above it, said to be running.
std::vector<Option> quarters_up_to(Date today, int fiscal_year_start) {
  std::vector<Option> options;
  Quarter quarter = quarter_of(today, fiscal_year_start);
  for (int number = 0; number < quarters_offered; ++number, quarter = quarter.previous()) {
    const std::string label = with_months(quarter);
    options.push_back({to_string(quarter), number == 0 ? words::running_quarter(label) : label});
  }
  return options;
}

// What the page shows of the clinic.
struct Known {
  int fiscal_year_start = 1;
  std::vector<IssuedQuarter> issued;
};

Known known_by(Store& store, const Session& session) {
  return store.read(session, [](Reading& reading) {
    return Known{reading.clinic().settings().fiscal_year_start, reading.issued_quarters().list()};
  });
}

class ReportsPage : public Screen {
 public:
  ReportsPage(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, std::function<void()> open_export)
      : Screen(parent, context, "reports"),
        x_dialogs(dialogs),
        x_may_name_patients(context.allows(Permission::read_outcome_patients)) {
    x_page = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    x_page->SetScrollRate(0, spacing::dip(16));
    x_card = new Card(x_page);
    const Date today = x_context.clock.today();
    x_known.fiscal_year_start = x_context.clinic.fiscal_year_start;
    x_quarter = new ChoiceField(x_card, "quarter", quarters_up_to(today, x_known.fiscal_year_start));
    x_quarter->put(to_string(quarter_of(today, x_known.fiscal_year_start).previous()));
    x_quarter_field.emplace(x_card, words::quarter, x_quarter, words::quarter_hint);
    x_with_patients = new wxCheckBox(x_card, wxID_ANY, to_wx(words::with_patients), wxDefaultPosition, wxDefaultSize, 0,
                                     wxDefaultValidator, "with patients");
    x_with_patients->SetValue(x_may_name_patients);
    x_with_patients->Enable(x_may_name_patients);
    x_outside = new wxCheckBox(x_card, wxID_ANY, to_wx(quarters::outside), wxDefaultPosition, wxDefaultSize, 0,
                               wxDefaultValidator, "for outside");
    x_outside->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { choose_patients(); });
    x_sealed = new wxCheckBox(x_card, wxID_ANY, to_wx(quarters::sealed), wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, "sealed");
    x_sealed->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { sealed_changed(); });
    x_reason = new ShortField(x_card, "quarter reason", 40);
    x_reason_field.emplace(x_card, quarters::reason, x_reason, quarters::reason_hint);
    x_export = new wxButton(x_card, wxID_ANY, to_wx(words::export_quarter), wxDefaultPosition, wxDefaultSize, 0,
                            wxDefaultValidator, "export quarter");
    mark_primary(*x_export);
    x_export->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_and_export(false); });
    x_issue = new wxButton(x_card, wxID_ANY, to_wx(quarters::issue), wxDefaultPosition, wxDefaultSize, 0,
                           wxDefaultValidator, "issue quarter");
    x_issue->Enable(may_issue());
    x_issue->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_and_export(true); });
    make_issued_list();
    lay_out();
    add_export_section(std::move(open_export));
  }

  void arrive() override {
    x_quarter->SetFocus();
    read_known();
  }
  bool can(Command command) const override { return command == Command::save_as; }
  bool perform(Command command) override {
    if (command != Command::save_as) return false;
    ask_and_export(false);
    return true;
  }

 private:
  void lay_out() {
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    auto& content = x_card->content();
    content.Add(section_heading(x_card, words::quarter_heading), below);
    auto* text = plain_text(x_card, words::quarter_text);
    text->Wrap(spacing::dip(720));
    content.Add(text, below);
    content.Add(x_quarter_field->over(), below);
    content.Add(x_with_patients, wxSizerFlags());
    content.Add(muted_text(x_card, words::with_patients_hint), below);
    content.Add(x_outside, wxSizerFlags());
    content.Add(muted_text(x_card, quarters::outside_hint), below);
    content.Add(x_sealed, wxSizerFlags());
    content.Add(muted_text(x_card, quarters::sealed_hint), below);
    x_passphrase.emplace(x_card, content, "quarter");
    content.Add(x_reason_field->over(), below);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(x_export, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    buttons->Add(x_issue);
    content.Add(buttons);
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(page_heading(x_page, words::reports), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
    page->Add(x_card, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
    page->Add(section_heading(x_page, quarters::issued_heading), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    x_issued->SetMinSize({-1, issued_rows_seen * (x_issued->GetCharHeight() + spacing::gap())});
    page->Add(x_none_issued, wxSizerFlags());
    page->Add(x_issued, wxSizerFlags(1).Expand());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    x_page->SetSizer(frame);
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(x_page, wxSizerFlags(1).Expand());
    SetSizer(whole);
  }

  // Of exports for outside the clinic; the wizard is a page of its own.
  void add_export_section(std::function<void()> open_export) {
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    auto* card = new Card(x_page);
    card->content().Add(section_heading(card, wording::export_page::heading), below);
    auto* text = plain_text(card, wording::export_page::section_text);
    text->Wrap(spacing::dip(720));
    card->content().Add(text, below);
    auto* open = new wxButton(card, wxID_ANY, to_wx(wording::export_page::open_wizard), wxDefaultPosition,
                              wxDefaultSize, 0, wxDefaultValidator, "export without identity");
    open->Bind(wxEVT_BUTTON, [open_export = std::move(open_export)](wxCommandEvent&) { open_export(); });
    card->content().Add(open, wxSizerFlags());
    x_page->GetSizer()->Add(card, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, spacing::margin()));
  }

  void make_issued_list() {
    x_issued = new Table(x_page, "issued quarters",
                         {{quarters::column_quarter, 24},
                          {quarters::column_edition, 8, true},
                          {quarters::column_issued, 12},
                          {quarters::column_by, 14},
                          {quarters::column_reason, 30},
                          {quarters::column_digest, 40}});
    name_for_readers(*x_issued, quarters::issued_heading);
    x_issued->SetMinSize({-1, spacing::dip(120)});
    x_none_issued = muted_text(x_page, quarters::none_issued());
    x_issued->Hide();
  }

  void read_known() {
    x_context.task.run(
        this, [session = x_context.session](Store& store) { return known_by(store, session); },
        [this](Known known) { show(std::move(known)); });
  }

  // The chosen quarter stays unless the fiscal year has another start now.
  void show(Known known) {
    const bool other_start = known.fiscal_year_start != x_known.fiscal_year_start;
    x_known = std::move(known);
    if (other_start) {
      const Date today = x_context.clock.today();
      x_quarter->offer(quarters_up_to(today, x_known.fiscal_year_start));
      x_quarter->put(to_string(quarter_of(today, x_known.fiscal_year_start).previous()));
    }
    x_none_issued->Show(x_known.issued.empty());
    x_issued->Show(!x_known.issued.empty());
    x_page->FitInside();
    x_page->Layout();
    x_issued->show(static_cast<int>(x_known.issued.size()), [this](int row, int column) {
      const IssuedQuarter& issued = x_known.issued.at(static_cast<std::size_t>(row));
      switch (column) {
        case 0: return with_months(issued.quarter);
        case 1: return std::to_string(issued.edition);
        case 2: return to_string(issued.issued_at).substr(0, 10);
        case 3: return issued.issued_by;
        case 4: return issued.reason;
        default: return issued.workbook_digest;
      }
    });
  }

  // What forbids to issue this quarter now: a sentence, or "".
  std::string refusal(Quarter quarter) const {
    if (quarter.last_day() >= x_context.clock.today()) return quarters::not_over(quarter);
    if (!reason().empty()) return {};
    for (const IssuedQuarter& issued : x_known.issued)
      if (issued.quarter.first_day() == quarter.first_day()) return quarters::issued_already(issued);
    return {};
  }

  // An issued quarter is kept with its workbook as it is.
  bool may_issue() const { return !x_context.read_only && x_may_name_patients && !x_sealed->GetValue(); }

  void sealed_changed() {
    x_passphrase->show(x_sealed->GetValue());
    x_issue->Enable(may_issue());
  }

  void choose_patients() { x_with_patients->Enable(x_may_name_patients && !x_outside->GetValue()); }

  // Whether rows of patients have the reason they need.
  bool has_reason_for(const reports::QuarterRequest& request) {
    x_reason_field->settle();
    if (!request.shows_patients() || !x_context.needs_reason_for_rows() || !reason().empty()) return true;
    x_reason_field->refuse(wording::saving::reason_needed);
    x_page->FitInside();
    x_page->Layout();
    x_reason->SetFocus();
    return false;
  }

  std::string reason() const { return std::string(trimmed(x_reason->typed())); }

  std::optional<std::filesystem::path> ask_for_target(Quarter quarter) {
    const auto ask = [this](wxWindow* over, const std::string& kinds, const std::string& suggested_name) {
      return x_dialogs.file_to_save(over, kinds, suggested_name);
    };
    return ask_for_workbook(this, ask, words::workbook_name(to_string(quarter)), x_sealed->GetValue());
  }

  // Said before anything is read.
  bool is_new(const std::filesystem::path& file) {
    try {
      reports::require_new(file);
      return true;
    } catch (const ExportError& error) {
      x_context.messages.show(Tone::failure, wording::sentence(error));
      return false;
    }
  }

  void ask_and_export(bool issue) {
    const auto quarter = parse_quarter(x_quarter->code(), "quarter", x_known.fiscal_year_start);
    if (!quarter || !x_export->IsEnabled()) return;
    if (const std::string no = issue ? refusal(quarter.value()) : std::string(); !no.empty()) {
      x_reason->SetFocus();
      return x_context.messages.show(Tone::warning, no);
    }
    const reports::QuarterRequest request{quarter.value(), x_context.clock.now(), x_with_patients->GetValue(),
                                          x_outside->GetValue()};
    if (!has_reason_for(request)) return;
    std::optional<std::string> passphrase;
    if (x_sealed->GetValue() && !(passphrase = x_passphrase->checked())) return;
    const auto file = ask_for_target(quarter.value());
    if (!file || (passphrase && !is_new(*file))) return;
    issue ? this->issue(request, *file) : write(request, *file, passphrase);
  }

  // Enters in the trail that the quarter leaves. Throws StoreError.
  static void note(Store& store, const Session& session, const reports::QuarterRequest& request,
                   const std::filesystem::path& file, const std::string& reason) {
    const std::string what = name_in_trail("quarter " + to_string(request.quarter), file);
    if (request.shows_patients()) store.entrance().note_patient_rows(session, what, reason);
    else store.entrance().note(session, "export", std::nullopt, what);
  }

  void write(const reports::QuarterRequest& request, const std::filesystem::path& file,
             const std::optional<std::string>& passphrase) {
    x_passphrase->wipe();
    x_context.task.run(
        this,
        [request, reason = reason(), file, session = x_context.session](Store& store) {
          note(store, session, request, file, reason);
        },
        [this, request, file, passphrase] { write_noted(request, file, passphrase); });
  }

  void write_noted(const reports::QuarterRequest& request, const std::filesystem::path& file,
                   const std::optional<std::string>& passphrase) {
    const auto work = [request, file, passphrase, seal = x_context.file_door.seal, session = x_context.session](
                          Store& store, Progress& progress) {
      auto report = store.read(session, [&](Reading& reading) {
        return reports::read_quarter(reading, *store.catalogue(), request, progress);
      });
      if (!request.outside) report.anchor = printed_anchor(store);
      reports::SealFile seal_it;
      if (passphrase)
        seal_it = [&](const std::filesystem::path& plain, const std::filesystem::path& target) {
          seal(plain, target, *passphrase, progress);
        };
      reports::write_or_seal(file, seal_it, [&](const std::filesystem::path& target) {
        reports::write_quarter(report, *store.catalogue(), target, progress);
      });
      return report.since_issue ? quarters::since_issue(*report.since_issue) : std::string();
    };
    x_context.task.run_export(this, words::exporting(with_months(request.quarter)), work,
                              [this, file, sealed = passphrase.has_value()](const std::string& since_issue) {
                                std::string text = words::exported(file.filename().string());
                                if (sealed) text += std::string(" ") + wording::saving::tell_the_passphrase;
                                if (!since_issue.empty()) text += " " + since_issue;
                                say_written(text, file);
                              });
  }

  // In the lane that stores: what is issued and what is stored meanwhile come one after the other.
  void issue(const reports::QuarterRequest& request, const std::filesystem::path& file) {
    const auto work = [request, reason = reason(), file, session = x_context.session](Store& store) {
      note(store, session, request, file, reason);
      NoProgress progress;
      reports::issue_quarter(store, session, request, reason, file, progress);
      return known_by(store, session);
    };
    x_context.task.run(
        this, work,
        [this, request, file](Known known) {
          x_reason->put({});
          show(std::move(known));
          say_written(quarters::issued_and_written(request.quarter, file.filename().string()), file);
        },
        [this](const StoreError&) {
          read_known();
          return false;
        });
  }

  void say_written(const std::string& sentence, const std::filesystem::path& file) {
    x_context.messages.show(Tone::done, sentence, words::open_folder,
                            [&dialogs = x_dialogs, file] { dialogs.open_folder(file.parent_path()); });
  }

  Dialogs& x_dialogs;
  bool x_may_name_patients;
  wxScrolledWindow* x_page;
  Card* x_card;
  ChoiceField* x_quarter;
  std::optional<LabelledField> x_quarter_field;
  wxCheckBox* x_with_patients;
  wxCheckBox* x_outside;
  wxCheckBox* x_sealed;
  std::optional<PassphraseFields> x_passphrase;
  wxButton* x_export;
  ShortField* x_reason;
  std::optional<LabelledField> x_reason_field;
  wxButton* x_issue;
  Table* x_issued;
  wxStaticText* x_none_issued;
  Known x_known;
};

}  // namespace

Screen* make_reports_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs,
                          std::function<void()> open_export) {
  return new ReportsPage(parent, context, dialogs, std::move(open_export));
}

}  // namespace psoas::ui
