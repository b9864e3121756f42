#include "ui/patient/patient_list.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <utility>

#include "domain/base/text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

constexpr int most_listed = 200;

enum Column { name_column, mrn_column, birth_column, age_column, sex_column, last_visit_column, visits_column };

std::vector<TableColumn> columns() {
  return {{words::column_name, 30, false}, {words::column_mrn, 14, false}, {words::column_birth, 12, false},
          {words::column_age, 6, true},    {words::column_sex, 6, false},  {words::column_last_visit, 12, false},
          {words::column_visits, 8, true}};
}

std::string cell(const PatientLine& line, int column, Date today) {
  switch (column) {
    case name_column: return with_visible_marks(line.display_name());
    case mrn_column: return line.mrn;
    case birth_column: return to_string(line.birth_date);
    case age_column: return std::to_string(age_in_years(line.birth_date, today));
    case sex_column: return std::string(code_of(line.sex));
    case last_visit_column: return line.last_visit ? to_string(*line.last_visit) : "–";
    case visits_column: return std::to_string(line.visits);
    default: return {};
  }
}

class PatientList : public Screen {
 public:
  PatientList(wxWindow* parent, const ScreenContext& context) : Screen(parent, context, "patients") {
    x_search = new ShortField(this, "patient list search", 40);
    x_search->SetHint(to_wx(words::list_hint));
    name_for_readers(*x_search, words::list_hint);
    x_new = new wxButton(this, wxID_ANY, to_wx(words::button_new_patient), wxDefaultPosition, wxDefaultSize, 0,
                         wxDefaultValidator, "new patient");
    mark_primary(*x_new);
    x_new->Enable(!x_context.read_only);
    x_summary = muted_text(this, {});
    x_table = new Table(this, words::patients, columns());
    lay_out();
    bind();
  }

  void arrive() override {
    find();
    x_search->SetFocus();
  }
  void patient_changed(PatientId) override { find(); }
  bool can(Command command) const override { return command == Command::refresh; }
  bool perform(Command command) override {
    if (command != Command::refresh) return false;
    find();
    return true;
  }

 private:
  void lay_out() {
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(page_heading(this, words::patients), wxSizerFlags(1).CenterVertical());
    top->Add(x_new, wxSizerFlags().CenterVertical());
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(x_search, wxSizerFlags().CenterVertical());
    bar->Add(x_summary, wxSizerFlags(1).CenterVertical().Border(wxLEFT, spacing::field()));
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(top, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
    page->Add(bar, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_table, wxSizerFlags(1).Expand());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
    x_search->MoveBeforeInTabOrder(x_new);
    x_table->MoveAfterInTabOrder(x_search);
  }

  void bind() {
    x_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { find(); });
    x_search->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { key(event); });
    x_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { x_context.navigation.new_patient(); });
    x_table->on_open([this](int row) { open(row); });
  }

  // Down leads from the search into the table; Enter opens the first one found.
  void key(wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_DOWN && !x_lines.empty()) {
      if (x_table->chosen() < 0) x_table->choose(0);
      x_table->SetFocus();
    } else if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER) {
      open_first();
    } else {
      event.Skip();
    }
  }

  // What was found for an earlier text is never opened: Enter waits for the answer.
  void open_first() {
    x_open_when_found = x_search->typed() != x_found_for;
    if (!x_open_when_found) open(x_table->chosen() >= 0 ? x_table->chosen() : 0);
  }

  void find() {
    x_open_when_found = false;
    const std::string typed = x_search->typed();
    const auto work = [typed, session = x_context.session](Store& store) {
      return store.read(session, [&](Reading& reading) { return reading.patients().find(typed, most_listed); });
    };
    x_context.task.run_newest(this, x_newest, work,
                              [this, typed](std::vector<PatientLine> lines) { show(std::move(lines), typed); });
  }

  void show(std::vector<PatientLine> lines, const std::string& typed) {
    x_lines = std::move(lines);
    if (x_found_for != typed) x_table->choose(-1);  // the same row would be another patient
    x_found_for = typed;
    x_table->show(static_cast<int>(x_lines.size()), [this, today = x_context.clock.today()](int row, int column) {
      return cell(x_lines[static_cast<std::size_t>(row)], column, today);
    });
    std::string summary =
        typed.empty() ? words::list_seen_last : words::found_count(static_cast<int>(x_lines.size()), most_listed);
    if (x_lines.empty()) summary = typed.empty() ? words::list_nobody : words::list_none_found;
    put_text(*x_summary, summary);
    Layout();
    if (std::exchange(x_open_when_found, false) && !x_lines.empty()) open(0);
  }

  void open(int row) {
    if (row >= 0 && row < static_cast<int>(x_lines.size()))
      x_context.navigation.open_patient(x_lines[static_cast<std::size_t>(row)].id);
  }

  ShortField* x_search;
  wxButton* x_new;
  wxStaticText* x_summary;
  Table* x_table;
  std::vector<PatientLine> x_lines;
  std::string x_found_for;
  bool x_open_when_found = false;
  Newest x_newest;
};

}  // namespace

Screen* make_patient_list(wxWindow* parent, const ScreenContext& context) { return new PatientList(parent, context); }

}  // namespace psoas::ui
