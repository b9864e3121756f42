#pragma once

// The answer to a question: the window chosen, the charts, the table of each group, and the rules in words. Where there
// is nothing to show it says why and what to change.

#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>

#include <functional>
#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "ui/outcome/asking.h"
#include "ui/outcome/figure_table.h"
#include "ui/outcome/outcome_canvas.h"
#include "ui/widget/card.h"

namespace psoas::ui {

class AnswerView : public wxScrolledWindow {
 public:
  using Open = std::function<void(std::size_t group, std::size_t window, OutcomeFigure figure)>;
  // `chosen` hears the window that was chosen.
  AnswerView(wxWindow* parent, Open open, std::function<void(std::size_t window)> chosen);

  void show(const Answer& answer, const Catalogue& catalogue);
  // A sentence in place of an answer.
  void say(const std::string& sentence);

  std::size_t window() const { return x_window; }
  void choose_window(std::size_t window);
  void go_to_figures() { x_figures->SetFocus(); }

 private:
  void lay_out();
  void lay_out_windows();
  void show_window();
  wxWindow* in_card(wxWindow* card, OutcomeCanvas*& canvas, reports::OutcomeChart chart, const char* name);
  void wrap_texts();

  std::function<void(std::size_t)> x_chosen;
  std::shared_ptr<const OutcomeResult> x_result;
  std::size_t x_window = 2;  // six months
  wxStaticText* x_message;
  wxPanel* x_windows;
  std::vector<wxToggleButton*> x_choices;
  std::vector<std::string> x_labels;
  Card* x_course_card;
  Card* x_relief_card;
  Card* x_figure_card;
  Card* x_responder_card;
  OutcomeCanvas* x_course = nullptr;
  OutcomeCanvas* x_relief = nullptr;
  OutcomeCanvas* x_responders = nullptr;
  FigureTable* x_figures;
  wxStaticText* x_note;
  wxStaticText* x_footer;
  std::string x_message_text;
  std::string x_note_text;
  std::string x_footer_text;
  wxGridSizer* x_charts = nullptr;
};

}  // namespace psoas::ui
