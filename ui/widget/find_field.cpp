#include "ui/widget/find_field.h"

#include <utility>

#include "ui/widget/accessible.h"
#include "ui/widget/candidate_list.h"
#include "ui/widget/control_size.h"
#include "ui/widget/text.h"

namespace psoas::ui {

FindField::FindField(wxWindow* parent, std::string_view name, std::string_view hint)
    : wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER, wxDefaultValidator,
                 to_wx(name)) {
  SetHint(to_wx(hint));
  name_for_readers(*this, hint);
  Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    search();
    event.Skip();
  });
  Bind(wxEVT_KEY_DOWN, &FindField::key, this);
  Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent& event) {
    if (!take()) event.Skip();
  });
  Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    put_away();
    event.Skip();
  });
}

wxSize FindField::DoGetBestSize() const { return entry_size(*this, wxTextCtrl::DoGetBestSize()); }

void FindField::choose_among(std::vector<Candidate> candidates) {
  find_with(
      [this, candidates = std::move(candidates)](const std::string& typed) { offer(matching(candidates, typed)); });
}

void FindField::search() {
  x_take_on_offer = false;
  if (x_finder && !IsEmpty()) {
    x_awaiting = true;
    x_finder(from_wx(GetValue()));
  } else {
    x_awaiting = false;
    put_away();
  }
}

void FindField::offer(std::vector<Candidate> candidates) {
  x_awaiting = false;
  if (!x_list)
    x_list = new CandidateList(this, [this](const Candidate& candidate) {
      // After the list's own event: taking may destroy the list.
      CallAfter([this, candidate] { take(candidate); });
    });
  x_list->offer(std::move(candidates), x_when_none);
  if (std::exchange(x_take_on_offer, false)) take();
}

void FindField::put_away() {
  if (x_list) x_list->put_away();
}

bool FindField::open() const { return x_list && x_list->IsShown(); }

const std::vector<Candidate>& FindField::offered() const {
  static const std::vector<Candidate> none;
  return x_list ? x_list->offered() : none;
}

void FindField::put_label(std::string_view label) {
  ChangeValue(to_wx(label));
  SetInsertionPointEnd();
  put_away();
}

void FindField::move(int by) {
  if (open()) {
    x_list->move(by);
  } else if (x_finder) {
    x_finder(from_wx(GetValue()));
  }
}

bool FindField::take() {
  if (x_awaiting) {
    x_take_on_offer = true;
    return true;
  }
  const Candidate* chosen = x_list ? x_list->chosen() : nullptr;
  if (!chosen) return false;
  take(Candidate(*chosen));
  return true;
}

void FindField::take(const Candidate& candidate) {
  put_label(x_keep ? candidate.label : std::string());
  if (x_taken) x_taken(candidate);
}

void FindField::key(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_DOWN: return move(1);
    case WXK_UP: return move(-1);
    case WXK_PAGEDOWN: return move(8);
    case WXK_PAGEUP: return move(-8);
    case WXK_ESCAPE:
      if (open()) return put_away();
      break;
    default: break;
  }
  event.Skip();
}

}  // namespace psoas::ui
