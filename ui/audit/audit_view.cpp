#include "ui/audit/audit_view.h"

#include <wx/sizer.h>

#include <iterator>

#include "domain/base/text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/audit_words.h"

namespace psoas::ui {

namespace words = wording::audit;

namespace {

constexpr int entries_at_once = 500;

std::vector<TableColumn> columns(bool of_one_patient) {
  std::vector<TableColumn> columns{{words::column_when, 17},
                                   {words::column_who, 12},
                                   {words::column_role, 12},
                                   {words::column_workstation, 12},
                                   {words::column_what, 24}};
  if (!of_one_patient) columns.push_back({words::column_whose, 36});
  columns.push_back({words::column_reason, 30});
  return columns;
}

}  // namespace

AuditView::AuditView(wxWindow* parent, const ScreenContext& context, bool of_one_patient)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "audit view"),
      x_context(context),
      x_of_one_patient(of_one_patient) {
  x_table = new Table(this, "audit entries", columns(of_one_patient));
  name_for_readers(*x_table, words::entries_table);
  x_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { compare(); });
  x_count = muted_text(this, {});
  x_count->SetName("audit count");
  x_older = new wxButton(this, wxID_ANY, to_wx(words::older), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                         "older entries");
  x_older->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { read_older(); });
  x_older->Hide();
  x_comparison = new ComparisonView(this, context);
  auto* foot = new wxBoxSizer(wxHORIZONTAL);
  foot->Add(x_count, wxSizerFlags().CentreVertical());
  foot->Add(x_older, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::field()));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(x_table, wxSizerFlags(3).Expand());
  column->Add(foot, wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::gap()));
  column->Add(x_comparison, wxSizerFlags(2).Expand());
  SetSizer(column);
}

AuditView::Answer AuditView::read(Reading& reading, const AuditRequest& request) {
  Answer answer;
  answer.filter = request.filter;
  if (!request.mrn.empty()) {
    const std::optional<PatientId> patient = reading.patients().with_mrn(request.mrn);
    answer.patient_known = patient.has_value();
    if (!patient) return answer;
    answer.filter.patient = *patient;
  }
  answer.page = newest_page(audit_trail_of(reading), answer.filter, entries_at_once);
  return answer;
}

void AuditView::load(const AuditRequest& request, std::function<void(bool)> then) {
  x_context.task.run_newest(
      this, x_newest,
      [session = x_context.session, request](Store& store) {
        return store.read(session, [&](Reading& reading) { return read(reading, request); });
      },
      [this, then](Answer answer) {
        const bool known = answer.patient_known;
        show(std::move(answer));
        if (then) then(known);
      });
}

void AuditView::show(Answer answer) {
  x_filter = answer.filter;
  x_page = std::move(answer.page);
  show_rows();
}

// The entry chosen stays chosen as long as the rows above it are the same.
void AuditView::show_rows() {
  const std::size_t rows = x_page.lines.size();
  x_table->show(static_cast<int>(rows), [this](int row, int column) { return cell(row, column); });
  put_text(*x_count, words::shown(rows, x_page.matching));
  x_older->Show(static_cast<std::int64_t>(rows) < x_page.matching);
  Layout();
  compare();
}

void AuditView::read_older() {
  if (x_page.lines.empty()) return;
  const std::int64_t before = x_page.lines.back().entry.sequence;
  x_context.task.run_newest(
      this, x_newest,
      [session = x_context.session, filter = x_filter, before](Store& store) {
        return store.read(session, [&](Reading& reading) {
          return audit_trail_of(reading).entries(filter, before, entries_at_once);
        });
      },
      [this](std::vector<AuditLine> lines) {
        x_page.lines.insert(x_page.lines.end(), std::make_move_iterator(lines.begin()),
                            std::make_move_iterator(lines.end()));
        show_rows();
      });
}

void AuditView::compare() {
  const int row = x_table->chosen();
  const std::int64_t sequence = row < 0 ? 0 : x_page.lines[static_cast<std::size_t>(row)].entry.sequence;
  if (sequence == x_compared) return;
  x_compared = sequence;
  if (sequence == 0) return x_comparison->clear();
  x_context.task.run_newest(
      this, x_newest_comparison,
      [session = x_context.session, sequence](Store& store) {
        return store.read(session, [&](Reading& reading) { return audit_trail_of(reading).comparison(sequence); });
      },
      [this](AuditComparison comparison) {
        if (comparison.line.entry.sequence == x_compared) x_comparison->show(std::move(comparison));
      });
}

std::string AuditView::cell(int row, int column) const {
  const AuditLine& line = x_page.lines[static_cast<std::size_t>(row)];
  if (x_of_one_patient && column >= 5) ++column;
  switch (column) {
    case 0: return local_time(line.entry);
    case 1: return with_visible_marks(line.entry.actor);
    case 2: return line.entry.role;
    case 3: return with_visible_marks(line.entry.workstation);
    case 4: return words::what(line.entry);
    case 5: return with_visible_marks(words::whose(line));
    default: return with_visible_marks(line.entry.reason);
  }
}

}  // namespace psoas::ui
