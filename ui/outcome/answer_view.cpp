#include "ui/outcome/answer_view.h"

#include <algorithm>

#include "domain/outcome/outcome_text.h"
#include "reports/methods/methods_text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

// Narrower than this, charts stand one below the other.
int width_of_two_charts() { return spacing::dip(720); }

// What a figure is and how it is made, as the methods text says.
std::string help_of(OutcomeFigure figure) {
  const reports::MethodsSection* section = reports::methods_section(code_of(figure));
  return section ? section->title + ": " + section->text : std::string();
}

// Text anew in lines of a width.
void put_wrapped(wxStaticText& place, const std::string& text, int width) {
  place.SetLabel(to_label(text));
  place.Wrap(std::max(width, spacing::dip(200)));
  place.Show(!text.empty());
}

}  // namespace

AnswerView::AnswerView(wxWindow* parent, Open open, std::function<void(std::size_t)> chosen)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE,
                       "answer"),
      x_chosen(std::move(chosen)) {
  SetScrollRate(0, spacing::dip(16));
  x_message = plain_text(this, {});
  x_message->SetName("why nothing");
  x_windows = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, "windows");
  x_windows->SetSizer(new wxBoxSizer(wxHORIZONTAL));
  x_course_card = new Card(this);
  x_relief_card = new Card(this);
  x_figure_card = new Card(this);
  x_responder_card = new Card(this);
  in_card(x_course_card, x_course, reports::OutcomeChart::course, words::course_chart);
  in_card(x_relief_card, x_relief, reports::OutcomeChart::relief, words::relief_chart);
  in_card(x_responder_card, x_responders, reports::OutcomeChart::responders, words::responder_chart);
  x_figures = new FigureTable(
      x_figure_card,
      [this, open = std::move(open)](std::size_t group, OutcomeFigure figure) { open(group, x_window, figure); },
      help_of);
  x_note = plain_text(x_figure_card, {});
  x_note->SetName("window note");
  x_footer = muted_text(x_figure_card, {});
  x_footer->SetName("rules in words");
  lay_out();
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    x_charts->SetCols(event.GetSize().x < width_of_two_charts() ? 1 : 2);
    wrap_texts();
    event.Skip();
  });
}

wxWindow* AnswerView::in_card(wxWindow* card, OutcomeCanvas*& canvas, reports::OutcomeChart chart, const char* name) {
  canvas = new OutcomeCanvas(card, chart, name);
  static_cast<Card*>(card)->content().Add(canvas, wxSizerFlags(1).Expand());
  return card;
}

void AnswerView::lay_out() {
  x_charts = new wxGridSizer(2, spacing::gap(), spacing::gap());
  x_charts->Add(x_course_card, wxSizerFlags(1).Expand());
  x_charts->Add(x_relief_card, wxSizerFlags(1).Expand());
  auto& figures = x_figure_card->content();
  figures.Add(x_note, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  figures.Add(x_figures, wxSizerFlags().Expand());
  figures.Add(x_footer, wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
  auto* page = new wxBoxSizer(wxVERTICAL);
  page->Add(x_message, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  page->Add(x_windows, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  page->Add(x_charts, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  page->Add(x_figure_card, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  page->Add(x_responder_card, wxSizerFlags().Expand());
  SetSizer(page);
  say({});
}

void AnswerView::say(const std::string& sentence) {
  x_result.reset();
  x_message_text = sentence;
  for (wxWindow* part :
       std::initializer_list<wxWindow*>{x_windows, x_course_card, x_relief_card, x_figure_card, x_responder_card})
    part->Hide();
  wrap_texts();
  Layout();
  FitInside();
}

void AnswerView::show(const Answer& answer, const Catalogue& catalogue) {
  const OutcomeResult& result = *answer.result;
  std::string message = nothing_text(result);
  for (const Loosened& loosened : answer.loosened)
    message += "\n" + words::would_fit(loosened, result.analysis, catalogue);
  if (result.cases.empty()) return say(message);
  x_result = answer.result;
  x_message_text = message;
  lay_out_windows();
  for (OutcomeCanvas* canvas : {x_course, x_relief, x_responders}) canvas->show(x_result);
  for (wxWindow* part :
       std::initializer_list<wxWindow*>{x_windows, x_course_card, x_relief_card, x_figure_card, x_responder_card})
    part->Show();
  show_window();
}

// A button per window of the rules.
void AnswerView::lay_out_windows() {
  std::vector<std::string> labels;
  for (const FollowUpWindow& window : x_result->analysis.settings.windows) labels.push_back(window.label);
  x_window = std::min(x_window, labels.size() - 1);
  if (labels == x_labels) return;
  x_labels = labels;
  x_windows->DestroyChildren();
  x_windows->GetSizer()->Clear();
  x_choices.clear();
  for (std::size_t place = 0; place < labels.size(); ++place) {
    auto* choice =
        new wxToggleButton(x_windows, wxID_ANY, to_label(labels[place]), wxDefaultPosition, wxDefaultSize, 0,
                           wxDefaultValidator, to_wx("window " + x_result->analysis.settings.windows[place].code));
    name_for_readers(*choice, std::string(words::window_group) + ": " + labels[place]);
    choice->Bind(wxEVT_TOGGLEBUTTON, [this, place](wxCommandEvent&) { choose_window(place); });
    x_windows->GetSizer()->Add(choice, wxSizerFlags().Border(wxRIGHT, spacing::tight()));
    x_choices.push_back(choice);
  }
}

void AnswerView::choose_window(std::size_t window) {
  x_window = window;
  x_chosen(window);
  if (x_result) show_window();
}

void AnswerView::show_window() {
  for (std::size_t place = 0; place < x_choices.size(); ++place) x_choices[place]->SetValue(place == x_window);
  x_figures->show(x_result, x_window);
  x_note_text = words::nothing_in(x_result->groups.front().windows[x_window], x_labels[x_window]);
  x_footer_text = words::footer(*x_result, x_window);
  wrap_texts();
  Layout();
  FitInside();
}

void AnswerView::wrap_texts() {
  const int width = GetClientSize().x - 2 * spacing::margin();
  put_wrapped(*x_message, x_message_text, width);
  put_wrapped(*x_note, x_note_text, width);
  put_wrapped(*x_footer, x_footer_text, width);
}

}  // namespace psoas::ui
