#pragma once

// A text field that finds as one types: what it finds stands in a list under it; up and down move, Enter takes,
// Escape puts the list away. Where the candidates come from is the owner's: at once from a catalogue, or later from
// the store.

#include <wx/textctrl.h>

#include <functional>
#include <string>
#include <vector>

#include "ui/widget/matching.h"

namespace psoas::ui {

class CandidateList;

class FindField : public wxTextCtrl {
 public:
  // Hears what was typed; answers with offer(), now or later.
  using Finder = std::function<void(const std::string& typed)>;
  using Taken = std::function<void(const Candidate&)>;

  // `name` is for tests and readers, `hint` stands in the empty field.
  FindField(wxWindow* parent, std::string_view name, std::string_view hint);

  void find_with(Finder finder) { x_finder = std::move(finder); }
  void on_taken(Taken taken) { x_taken = std::move(taken); }
  // Searched by label, code and keywords; with nothing typed, Down opens them all.
  void choose_among(std::vector<Candidate> candidates);
  // Said in the list when something was typed and nothing fits.
  void say_when_none(std::string_view sentence) { x_when_none = sentence; }
  // After taking: keep the label in the field (a choice), or empty it for the next (an adder). Emptied unless asked.
  void keep_taken(bool keep) { x_keep = keep; }

  void offer(std::vector<Candidate> candidates);
  void put_away();
  bool open() const;
  const std::vector<Candidate>& offered() const;

  // Shows the label without searching.
  void put_label(std::string_view label);

  // Takes the chosen candidate, as Enter does; false when there is none. Before the answer to what was typed last
  // has come it waits for it: what was found for an earlier text is never taken.
  bool take();
  void move(int by);

 protected:
  wxSize DoGetBestSize() const override;

 private:
  void search();
  void key(wxKeyEvent& event);
  void take(const Candidate& candidate);

  CandidateList* x_list = nullptr;  // made when something is offered first: a form has many fields
  Finder x_finder;
  Taken x_taken;
  std::string x_when_none;
  bool x_keep = false;
  bool x_awaiting = false;       // what stands in the list was found for an earlier text
  bool x_take_on_offer = false;  // Enter came before the answer
};

}  // namespace psoas::ui
