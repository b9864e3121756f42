#pragma once

// The list that opens under a find field. It never takes the keyboard: the field moves it and asks it what is
// chosen. A click chooses too.

#include <wx/dataview.h>
#include <wx/popupwin.h>

#include <functional>
#include <vector>

#include "ui/widget/matching.h"

namespace psoas::ui {

class CandidateList : public wxPopupWindow {
 public:
  CandidateList(wxWindow* field, std::function<void(const Candidate&)> clicked);

  // Shows the candidates under the field, the first one chosen; without candidates the sentence `when_none`, or
  // nothing at all when that is empty.
  void offer(std::vector<Candidate> candidates, std::string_view when_none);
  void put_away();

  // Chooses the next or previous one, round the ends.
  void move(int by);
  const Candidate* chosen() const;
  const std::vector<Candidate>& offered() const { return x_candidates; }
  int place() const { return x_place; }

 private:
  void choose(int place);
  void fit_under_field();

  wxWindow* x_field;
  wxDataViewListCtrl* x_list;
  std::vector<Candidate> x_candidates;
  int x_place = 0;
};

}  // namespace psoas::ui
