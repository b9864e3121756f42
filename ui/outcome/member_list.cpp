#include "ui/outcome/member_list.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/outcome/outcome_text.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

MemberList::MemberList(wxWindow* parent, std::function<void(PatientId)> open, std::function<void()> back)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, "members"),
      x_open(std::move(open)),
      x_back(std::move(back)) {
  x_heading = section_heading(this, {});
  x_heading->SetName("members heading");
  auto* back_button = new wxButton(this, wxID_ANY, to_wx(words::back_to_answer), wxDefaultPosition, wxDefaultSize, 0,
                                   wxDefaultValidator, "back to the analysis");
  back_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { x_back(); });
  x_table = new Table(this, words::members_table,
                      {{words::column_mrn, 10, false},
                       {words::column_name, 20, false},
                       {words::column_treatment, 9, false},
                       {words::column_index_day, 10, false},
                       {words::column_baseline, 8, true},
                       {words::column_value, 5, true},
                       {words::column_day, 4, true},
                       {words::column_status, 11, false},
                       {words::column_response, 13, false},
                       {words::column_relief, 18, false}});
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(x_heading, wxSizerFlags(1).CentreVertical());
  head->Add(back_button, wxSizerFlags().CentreVertical());
  auto* page = new wxBoxSizer(wxVERTICAL);
  page->Add(head, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  page->Add(x_table, wxSizerFlags(1).Expand());
  page->Add(muted_text(this, words::members_hint), wxSizerFlags().Border(wxTOP, spacing::tight()));
  SetSizer(page);
  Hide();
  x_table->on_open([this](int row) {
    const OutcomeCase& one = x_result->cases[x_members[static_cast<std::size_t>(row)].place];
    x_open(x_result->patients[static_cast<std::size_t>(one.patient)].id);
  });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE && event.GetModifiers() == wxMOD_NONE) x_back();
    else event.Skip();
  });
}

void MemberList::show(std::shared_ptr<const OutcomeResult> result, const MemberRequest& request,
                      std::vector<Member> members, std::shared_ptr<const Catalogue> catalogue) {
  x_result = std::move(result);
  x_request = request;
  x_members = std::move(members);
  x_catalogue = std::move(catalogue);
  FigureMembers counted;
  for (const Member& member : x_members) (member.in_part ? counted.part : counted.rest).push_back(member.place);
  put_text(*x_heading,
           words::members_heading(group_label(x_result->groups[request.group]),
                                  x_result->analysis.settings.windows[request.window].label, request.figure, counted));
  x_table->show(
      static_cast<int>(x_members.size()),
      [this](int row, int column) { return cell(x_members[static_cast<std::size_t>(row)], column); },
      [this](int row) { return x_members[static_cast<std::size_t>(row)].in_part ? Emphasis::plain : Emphasis::muted; });
  if (!x_members.empty() && x_table->chosen() < 0) x_table->choose(0);
  Layout();
}

std::string MemberList::cell(const Member& member, int column) const {
  const OutcomeCase& one = x_result->cases[member.place];
  const CaseWindow& window = x_result->window(member.place, x_request.window);
  switch (column) {
    case 0: return x_result->patients[static_cast<std::size_t>(one.patient)].mrn;
    case 1: return with_visible_marks(member.name);
    case 2: {
      const TreatmentDefinition* treatment = x_catalogue->treatment(x_result->words.at(one.treatment));
      return words::treated(treatment ? treatment->short_name() : x_result->words.at(one.treatment), one.side);
    }
    case 3: return to_string(date_of(one.index_day));
    case 4: return one.base_day ? to_text(one.base_value, x_result->measure.decimals) : "";
    case 5: return window.day ? to_text(window.value, x_result->measure.decimals) : "";
    case 6: return window.day ? std::to_string(*window.day) : "";
    case 7: return one.base_day ? words::status_of(window) : words::no_baseline;
    case 8: return words::response_of(one, window);
    default: return words::relief_of(one);
  }
}

}  // namespace psoas::ui
