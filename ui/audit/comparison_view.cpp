#include "ui/audit/comparison_view.h"

#include <wx/sizer.h>

#include "domain/base/text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/audit_words.h"

namespace psoas::ui {

namespace words = wording::audit;

namespace {

std::string remark_on(const AuditComparison& comparison) {
  if (!comparison.known) return words::nothing_to_compare;
  if (!comparison.after_known) return words::after_not_kept;
  return comparison.fields.empty() ? words::nothing_differs : "";
}

}  // namespace

ComparisonView::ComparisonView(wxWindow* parent, const ScreenContext& context)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "comparison"), x_context(context) {
  x_heading = section_heading(this, words::comparison);
  x_heading->SetName("comparison heading");
  x_remark = muted_text(this, words::choose_an_entry);
  x_remark->SetName("comparison remark");
  x_table = new Table(this, "before and after",
                      {{words::column_field, 40}, {words::column_before, 40}, {words::column_after, 40}});
  name_for_readers(*x_table, words::comparison);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(x_heading, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  column->Add(x_remark, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  column->Add(x_table, wxSizerFlags(1).Expand());
  SetSizer(column);
}

void ComparisonView::put(const std::string& heading, const std::string& remark) {
  put_text(*x_heading, heading);
  put_text(*x_remark, remark);
  x_remark->Show(!remark.empty());
  x_table->show(static_cast<int>(x_comparison.fields.size()),
                [this](int row, int column) { return cell(row, column); });
  Layout();
}

void ComparisonView::show(AuditComparison comparison) {
  x_comparison = std::move(comparison);
  put(words::heading(x_comparison.line), remark_on(x_comparison));
}

void ComparisonView::clear() {
  x_comparison = {};
  put(words::comparison, words::choose_an_entry);
}

std::string ComparisonView::cell(int row, int column) const {
  const AuditField& field = x_comparison.fields[static_cast<std::size_t>(row)];
  const Catalogue& catalogue = *x_context.catalogue;
  if (column == 0) return words::field_of(field.path, catalogue);
  return with_visible_marks(words::value_of(field.path, column == 1 ? field.before : field.after, catalogue));
}

}  // namespace psoas::ui
