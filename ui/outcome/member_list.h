#pragma once

// The patients behind a number of the table, those of the numerator first. Enter opens a patient, Esc leads back.

#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "ui/outcome/asking.h"
#include "ui/widget/table.h"

namespace psoas::ui {

// What the list is about.
struct MemberRequest {
  std::size_t group = 0;
  std::size_t window = 0;
  OutcomeFigure figure = OutcomeFigure::indexed;
};

class MemberList : public wxPanel {
 public:
  MemberList(wxWindow* parent, std::function<void(PatientId)> open, std::function<void()> back);

  void show(std::shared_ptr<const OutcomeResult> result, const MemberRequest& request, std::vector<Member> members,
            std::shared_ptr<const Catalogue> catalogue);
  const MemberRequest& request() const { return x_request; }
  void go_to_list() { x_table->SetFocus(); }

 private:
  std::string cell(const Member& member, int column) const;

  std::function<void(PatientId)> x_open;
  std::function<void()> x_back;
  std::shared_ptr<const OutcomeResult> x_result;
  std::shared_ptr<const Catalogue> x_catalogue;
  MemberRequest x_request;
  std::vector<Member> x_members;
  wxStaticText* x_heading;
  Table* x_table;
};

}  // namespace psoas::ui
