#pragma once

// What one entry of the audit trail changed: old beside new, field by field.

#include <wx/stattext.h>

#include "domain/store/audit.h"
#include "ui/widget/screen.h"
#include "ui/widget/table.h"

namespace psoas::ui {

class ComparisonView : public wxPanel {
 public:
  ComparisonView(wxWindow* parent, const ScreenContext& context);

  void show(AuditComparison comparison);
  // No entry is chosen.
  void clear();

 private:
  void put(const std::string& heading, const std::string& remark);
  std::string cell(int row, int column) const;

  ScreenContext x_context;
  AuditComparison x_comparison;
  wxStaticText* x_heading;
  wxStaticText* x_remark;
  Table* x_table;
};

}  // namespace psoas::ui
