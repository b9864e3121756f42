#include "ui/widget/candidate_list.h"

#include <wx/display.h>
#include <wx/sizer.h>

#include <algorithm>

#include "ui/widget/accessible.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

constexpr int most_rows_in_sight = 9;

wxString marked_up(const Candidate& candidate) {
  const auto plain = [](const std::string& text) {
    wxString safe = to_wx(text);
    safe.Replace("&", "&amp;");
    safe.Replace("<", "&lt;");
    return safe;
  };
  wxString line = plain(candidate.label);
  if (!candidate.detail.empty()) line += "   <span alpha=\"65%\">" + plain(candidate.detail) + "</span>";
  return line;
}

}  // namespace

CandidateList::CandidateList(wxWindow* field, std::function<void(const Candidate&)> clicked)
    : wxPopupWindow(field, wxBORDER_SIMPLE), x_field(field) {
  x_list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                  wxDV_NO_HEADER | wxDV_SINGLE | wxBORDER_NONE);
  auto* line = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, wxALIGN_LEFT);
  line->EnableMarkup();
  x_list->AppendColumn(new wxDataViewColumn(wxString(), line, 0, wxDVC_DEFAULT_WIDTH, wxALIGN_LEFT));
  name_for_readers(*x_list, wording::window::found_for_readers);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(x_list, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  x_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this, clicked = std::move(clicked)](wxDataViewEvent&) {
    const int row = x_list->GetSelectedRow();
    if (row == wxNOT_FOUND || row == x_place || row >= static_cast<int>(x_candidates.size())) return;
    const Candidate chosen = x_candidates[static_cast<size_t>(row)];
    clicked(chosen);
  });
}

void CandidateList::offer(std::vector<Candidate> candidates, std::string_view when_none) {
  x_candidates = std::move(candidates);
  x_list->DeleteAllItems();
  for (const Candidate& candidate : x_candidates) {
    wxVector<wxVariant> row;
    row.push_back(marked_up(candidate));
    x_list->AppendItem(row);
  }
  if (x_candidates.empty()) {
    if (when_none.empty()) return put_away();
    wxVector<wxVariant> row;
    row.push_back(marked_up({{}, {}, std::string(when_none), {}}));
    x_list->AppendItem(row);
  }
  fit_under_field();
  if (!IsShown()) Show();
  choose(0);
}

void CandidateList::put_away() {
  if (IsShown()) Hide();
}

void CandidateList::move(int by) {
  const int count = static_cast<int>(x_candidates.size());
  if (count > 0) choose((x_place + by + count) % count);
}

const Candidate* CandidateList::chosen() const {
  if (!IsShown() || x_candidates.empty()) return nullptr;
  return &x_candidates[static_cast<size_t>(x_place)];
}

void CandidateList::choose(int place) {
  x_place = place;
  if (x_candidates.empty()) return;
  x_list->SelectRow(static_cast<unsigned>(place));
  x_list->EnsureVisible(x_list->RowToItem(place));
  const Candidate& candidate = x_candidates[static_cast<size_t>(place)];
  describe_for_readers(*x_field, candidate.label + " " + candidate.detail + ", " + std::to_string(place + 1) + " of " +
                                     std::to_string(x_candidates.size()));
}

void CandidateList::fit_under_field() {
  const int rows = std::clamp(static_cast<int>(x_candidates.size()), 1, most_rows_in_sight);
  const int row_height = x_field->GetCharHeight() + spacing::dip(8);
  int width = x_field->GetSize().x;
  for (const Candidate& candidate : x_candidates)
    width =
        std::max(width, x_field->GetTextExtent(to_wx(candidate.label + "   " + candidate.detail)).x + spacing::dip(40));
  const wxSize size(std::min(width, spacing::dip(620)), rows * row_height + spacing::dip(4));
  wxPoint place = x_field->ClientToScreen(wxPoint(0, x_field->GetSize().y + spacing::hair()));
  const int screen = wxDisplay::GetFromWindow(x_field);
  const wxRect all = wxDisplay(screen == wxNOT_FOUND ? 0u : static_cast<unsigned>(screen)).GetClientArea();
  if (place.x + size.x > all.GetRight()) place.x = all.GetRight() - size.x;
  if (place.y + size.y > all.GetBottom()) place.y = x_field->ClientToScreen(wxPoint(0, 0)).y - size.y - spacing::hair();
  SetSize(wxRect(place, size));
  Layout();
  x_list->GetColumn(0)->SetWidth(size.x - spacing::dip(8));
}

}  // namespace psoas::ui
