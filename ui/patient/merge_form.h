#pragma once

// What merging two records would do, laid out: doubts, both records side by side with what is taken over, what goes
// over. It answers with what was ticked; merging is the page's.

#include <wx/checkbox.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <map>
#include <string>

#include "domain/catalogue/catalogue.h"
#include "domain/patient/patient_merge.h"

namespace psoas::ui {

class MergeForm : public wxPanel {
 public:
  MergeForm(wxWindow* parent, MergePreview preview, const Catalogue& catalogue);

  const MergePreview& preview() const { return x_preview; }
  // With what is ticked, and without a reason.
  MergeRequest request() const;

 private:
  using Ticks = std::map<std::string, wxCheckBox*>;

  void add_refusal();
  void add_doubts();
  void add_records(const Catalogue& catalogue);
  void add_facts();
  void add_what_goes();
  void add_row(wxWindow* card, wxSizer& grid, const std::string& name, const std::string& stays,
               const std::string& goes);
  wxCheckBox* tick(wxWindow* card, const std::string& name, const std::string& what_for, bool ticked);

  MergePreview x_preview;
  Ticks x_details;  // by field
  Ticks x_facts;    // by code
};

}  // namespace psoas::ui
