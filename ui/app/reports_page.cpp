#include "ui/app/reports_page.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/sizer.h>

#include "reports/xlsx/quarter_workbook.h"
#include "ui/widget/accessible.h"
#include "ui/widget/card.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/export_page_words.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

constexpr int quarters_offered = 20;

// The latest quarter that is over comes first but one: the running one stands above it, said to be running.
std::vector<Option> quarters_up_to(Date today) {
  std::vector<Option> options;
  Quarter quarter = quarter_of(today);
  for (int number = 0; number < quarters_offered; ++number, quarter = quarter.previous()) {
    const std::string code = to_string(quarter);
    options.push_back({code, number == 0 ? words::running_quarter(code) : code});
  }
  return options;
}

class ReportsPage : public Screen {
 public:
  ReportsPage(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, std::function<void()> open_export)
      : Screen(parent, context, "reports"), x_dialogs(dialogs) {
    x_card = new Card(this);
    const Date today = x_context.clock.today();
    x_quarter = new ChoiceField(x_card, "quarter", quarters_up_to(today));
    x_quarter->put(to_string(quarter_of(today).previous()));
    x_quarter_field.emplace(x_card, words::quarter, x_quarter, words::quarter_hint);
    x_with_patients = new wxCheckBox(x_card, wxID_ANY, to_wx(words::with_patients), wxDefaultPosition, wxDefaultSize, 0,
                                     wxDefaultValidator, "with patients");
    x_with_patients->SetValue(true);
    x_export = new wxButton(x_card, wxID_ANY, to_wx(words::export_quarter), wxDefaultPosition, wxDefaultSize, 0,
                            wxDefaultValidator, "export quarter");
    mark_primary(*x_export);
    x_export->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_and_export(); });
    lay_out();
    add_export_section(std::move(open_export));
  }

  void arrive() override { x_quarter->SetFocus(); }
  bool can(Command command) const override { return command == Command::save_as; }
  bool perform(Command command) override {
    if (command != Command::save_as) return false;
    ask_and_export();
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
    content.Add(x_export, wxSizerFlags());
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(page_heading(this, words::reports), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
    page->Add(x_card, wxSizerFlags().Expand());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
  }

  // Of exports for outside the clinic; the wizard is a page of its own.
  void add_export_section(std::function<void()> open_export) {
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    auto* card = new Card(this);
    card->content().Add(section_heading(card, wording::export_page::heading), below);
    auto* text = plain_text(card, wording::export_page::section_text);
    text->Wrap(spacing::dip(720));
    card->content().Add(text, below);
    auto* open = new wxButton(card, wxID_ANY, to_wx(wording::export_page::open_wizard), wxDefaultPosition,
                              wxDefaultSize, 0, wxDefaultValidator, "export without identity");
    open->Bind(wxEVT_BUTTON, [open_export = std::move(open_export)](wxCommandEvent&) { open_export(); });
    card->content().Add(open, wxSizerFlags());
    GetSizer()->Add(card, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, spacing::margin()));
  }

  void ask_and_export() {
    const auto quarter = parse_quarter(x_quarter->code(), "quarter");
    if (!quarter || !x_export->IsEnabled()) return;
    const std::string name = words::workbook_name(to_string(quarter.value()));
    auto file = x_dialogs.file_to_save(this, words::workbook_files, name);
    if (!file) return;
    if (!file->has_extension()) file->replace_extension(".xlsx");
    write(quarter.value(), *file);
  }

  void write(Quarter quarter, const std::filesystem::path& file) {
    const auto work = [quarter, file, with_patients = x_with_patients->GetValue(), made_at = x_context.clock.now(),
                       session = x_context.session](Store& store, Progress& progress) {
      const auto report = store.read(
          session, [&](Reading& reading) { return reports::read_quarter(reading, quarter, made_at, with_patients); });
      reports::write_quarter(report, *store.catalogue(), file, progress);
    };
    x_context.task.run_export(this, words::exporting(to_string(quarter)), work, [this, file] {
      x_context.messages.show(Tone::done, words::exported(file.filename().string()), words::open_folder,
                              [&dialogs = x_dialogs, file] { dialogs.open_folder(file.parent_path()); });
    });
  }

  Dialogs& x_dialogs;
  Card* x_card;
  ChoiceField* x_quarter;
  std::optional<LabelledField> x_quarter_field;
  wxCheckBox* x_with_patients;
  wxButton* x_export;
};

}  // namespace

Screen* make_reports_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs,
                          std::function<void()> open_export) {
  return new ReportsPage(parent, context, dialogs, std::move(open_export));
}

}  // namespace psoas::ui
