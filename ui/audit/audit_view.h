#pragma once

// Entries of the audit trail, newest first, and under them what the chosen one changed. Stands in the administration
// page for the whole trail and on a patient's page for that patient's history.

#include <wx/button.h>
#include <wx/stattext.h>

#include "domain/store/audit.h"
#include "ui/audit/comparison_view.h"
#include "ui/widget/screen.h"
#include "ui/widget/table.h"

namespace psoas::ui {

// A filter as it is typed: the patient by record number, "" for all.
struct AuditRequest {
  AuditFilter filter;
  std::string mrn;
};

class AuditView : public wxPanel {
 public:
  // `of_one_patient` leaves out whom an entry is about.
  AuditView(wxWindow* parent, const ScreenContext& context, bool of_one_patient);

  // Reads and shows anew. `then` hears whether there is such a patient; without one nothing is listed.
  void load(const AuditRequest& request, std::function<void(bool patient_known)> then = {});

  // What is shown, with the patient found.
  const AuditFilter& filter() const { return x_filter; }

 private:
  struct Answer {
    AuditFilter filter;
    bool patient_known = true;
    AuditPage page;
  };
  static Answer read(Reading& reading, const AuditRequest& request);
  void show(Answer answer);
  void show_rows();
  void read_older();
  void compare();
  std::string cell(int row, int column) const;

  ScreenContext x_context;
  bool x_of_one_patient;
  AuditFilter x_filter;
  AuditPage x_page;
  Newest x_newest;
  Newest x_newest_comparison;
  std::int64_t x_compared = 0;  // sequence of the entry whose comparison is shown
  Table* x_table;
  wxStaticText* x_count;
  wxButton* x_older;
  ComparisonView* x_comparison;
};

}  // namespace psoas::ui
