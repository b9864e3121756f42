#include "ui/outcome/outcomes_page.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "domain/outcome/outcome_text.h"
#include "ui/outcome/answer_view.h"
#include "ui/outcome/asking.h"
#include "ui/outcome/filter_bar.h"
#include "ui/outcome/filter_editor.h"
#include "ui/outcome/member_list.h"
#include "ui/outcome/outcome_files.h"
#include "ui/outcome/save_form.h"
#include "ui/outcome/saved_list.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

class OutcomesPage : public Screen {
 public:
  OutcomesPage(wxWindow* parent, const ScreenContext& context, std::shared_ptr<OutcomeQuestion> question)
      : Screen(parent, context, "outcomes"), x_kept(std::move(question)) {
    // Cut rather than pushing the buttons out of a narrow window.
    x_question = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                  wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE, "question in words");
    x_question->SetForegroundColour(muted_colour());
    x_question->SetMinSize({0, -1});
    x_filters = new FilterBar(
        this, [this](const FilterSlot& slot) { edit(slot); }, [this] { add_filter(); });
    x_editor = new FilterEditor(
        this, context, [this](const Analysis& changed) { ask_about(changed); },
        [this](const FilterSlot& slot) { x_filters->go_to(slot); });
    x_save = new SaveForm(
        this, context, [this](const SavedAnalysisLine& line) { note_saved(line); }, [this] { x_filters->go_to({}); });
    x_saved = new SavedList(
        this, context, [this](SavedAnalysis saved) { rerun(std::move(saved)); },
        [this](SavedAnalysisId id, const std::optional<SavedAnalysisLine>& line) { note_changed(id, line); },
        [this] { x_filters->go_to({}); });
    x_answer_view = new AnswerView(
        this,
        [this](std::size_t group, std::size_t window, OutcomeFigure figure) {
          open_members({group, window, figure});
        },
        [this](std::size_t window) { x_kept->window = window; });
    x_members = new MemberList(
        this, [this](PatientId patient) { x_context.navigation.open_patient(patient); }, [this] { leave_members(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
      if (event.GetKeyCode() == WXK_F6) go_to_other_part();
      else event.Skip();
    });
    x_answer_view->choose_window(x_kept->window);
    lay_out();
    show_question();
  }

  void arrive() override {
    if (x_members->IsShown()) x_members->go_to_list();
    else x_filters->go_to({});
    if (x_old) read_again();
  }
  void patient_changed(PatientId) override {
    x_old = true;
    if (IsShownOnScreen()) read_again();
  }
  void day_changed() override { ask(); }

  bool can(Command command) const override {
    switch (command) {
      case Command::refresh: return true;
      case Command::save: return !x_context.read_only;
      case Command::save_as:
      case Command::print: return x_answer.result && !x_answer.result->cases.empty();
      default: return false;
    }
  }
  bool perform(Command command) override {
    if (!can(command)) return false;
    switch (command) {
      case Command::save: save(); break;
      case Command::save_as: save_outcomes(this, x_context, x_answer.result); break;
      case Command::print: print_outcomes(this, x_context, x_answer.result); break;
      default: read_again(); break;
    }
    return true;
  }

 private:
  void lay_out() {
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(head(), wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_filters, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::tight()));
    for (SmallForm* form : forms()) page->Add(form, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_answer_view, wxSizerFlags(1).Expand());
    page->Add(x_members, wxSizerFlags(1).Expand());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
  }

  std::vector<SmallForm*> forms() const { return {x_editor, x_save, x_saved}; }

  wxSizer* head() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(page_heading(this, words::outcomes), wxSizerFlags().CentreVertical());
    row->Add(x_question, wxSizerFlags(1).CentreVertical().Border(wxLEFT, spacing::field()));
    const auto add = [&](const char* label, const char* name, auto act) {
      auto* button = action_button(this, label, name, std::move(act));
      name_for_readers(*button, name);
      button->MoveBeforeInTabOrder(x_filters);
      row->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
      return button;
    };
    add(words::new_analysis, "new analysis", [this] { begin_anew(); });
    add(words::saved_analyses, "saved analyses list", [this] { show_saved(); });
    add(words::save_analysis, "save analysis", [this] { save(); })->Enable(!x_context.read_only);
    x_print = add(words::print, "print answer", [this] { perform(Command::print); });
    x_export = add(words::export_answer, "export answer", [this] { perform(Command::save_as); });
    return row;
  }

  // From the filters to the numbers and back, without a stop at each chart.
  void go_to_other_part() {
    const bool in_answer = x_answer_view->IsDescendant(wxWindow::FindFocus());
    if (x_members->IsShown()) x_members->go_to_list();
    else if (in_answer || !x_answer.result) x_filters->go_to({});
    else x_answer_view->go_to_figures();
  }

  // ---- The question

  void begin_anew() {
    x_kept->opened.reset();
    ask_about({});
    x_filters->go_to({});
  }

  void edit(const FilterSlot& slot) {
    close_forms();
    x_editor->open_for(x_kept->analysis, slot);
  }
  void add_filter() {
    close_forms();
    x_editor->open_to_add(x_kept->analysis);
  }
  void save() {
    if (x_context.read_only) return;
    close_forms();
    x_save->open_for(x_kept->analysis, x_kept->opened, question_text(x_kept->analysis, *x_context.catalogue));
  }
  void show_saved() {
    close_forms();
    x_saved->open_list();
  }
  void close_forms() {
    for (SmallForm* form : forms()) form->close();
  }

  void ask_about(const Analysis& analysis) {
    x_kept->analysis = analysis;
    x_members->Hide();
    x_answer_view->Show();
    show_question();
    ask();
  }

  void show_question() {
    x_kept->analysis.as_of = x_context.clock.today();
    x_filters->show(x_kept->analysis, *x_context.catalogue);
    const std::string name =
        x_kept->opened ? x_kept->opened->name : question_text(x_kept->analysis, *x_context.catalogue);
    x_question->SetLabel(wxControl::EscapeMnemonics(to_wx(name)));
    x_question->SetToolTip(to_wx(question_text(x_kept->analysis, *x_context.catalogue)));
    Layout();
  }

  // ---- The answer

  void read_again() {
    x_answer.kept.reset();
    ask();
  }

  void ask() {
    x_old = false;
    x_kept->analysis.as_of = x_context.clock.today();
    const Problems problems = check(x_kept->analysis, *x_context.catalogue);
    if (!problems.empty()) {
      x_answer.result.reset();
      x_answer_view->say(words::wrong_part(problems.front()));
      return enable_actions();
    }
    // Grouping anew what was read is no work one has to be told of.
    const bool reads = !answers(x_answer.kept, x_kept->analysis, *x_context.catalogue);
    x_context.task.run_export_newest(
        this, x_newest, reads ? words::analysing : "",
        [session = x_context.session, catalogue = x_context.catalogue, asked = x_kept->analysis, rules = rules(),
         kept = x_answer.kept](Store& store, Progress& progress) {
          return answer(store, session, *catalogue, asked, rules, kept, progress);
        },
        [this](Answer answer) { show(std::move(answer)); });
  }

  // A saved analysis keeps the rules it was saved with.
  RulesOf rules() const { return x_kept->opened ? RulesOf::question : RulesOf::clinic; }

  void show(Answer answer) {
    if (!answer.result) {
      x_old = true;
      x_answer.result.reset();
      x_answer_view->say(words::stopped);
      return enable_actions();
    }
    x_answer = std::move(answer);
    if (rules() == RulesOf::clinic) x_kept->analysis.settings = x_answer.result->analysis.settings;
    x_editor->offer_clinicians(x_answer.clinicians);
    x_answer_view->show(x_answer, *x_context.catalogue);
    enable_actions();
    if (x_members->IsShown()) open_members(x_members->request());
    Layout();
  }

  void enable_actions() {
    x_print->Enable(can(Command::print));
    x_export->Enable(can(Command::save_as));
    x_context.navigation.title_changed();
  }

  // ---- The patients behind a number

  void open_members(const MemberRequest& request) {
    if (!x_context.allows(Permission::read_charts)) return x_context.messages.show(Tone::note, words::members_hidden);
    const std::shared_ptr<const OutcomeResult> result = x_answer.result;
    if (request.group >= result->groups.size() || request.window >= result->analysis.settings.windows.size())
      return leave_members();
    x_context.task.run_export_newest(
        this, x_newest_members, "",
        [session = x_context.session, result, request](Store& store, Progress& progress) {
          const FigureMembers members = members_of(*result, request.group, request.window, request.figure);
          return named_members(store, session, *result, members, progress);
        },
        [this, result, request](std::vector<Member> members) {
          if (result != x_answer.result) return;
          const bool was_open = x_members->IsShown();
          x_members->show(result, request, std::move(members), x_context.catalogue);
          x_answer_view->Hide();
          x_members->Show();
          Layout();
          if (!was_open) x_members->go_to_list();
        });
  }

  void leave_members() {
    x_members->Hide();
    x_answer_view->Show();
    Layout();
    x_answer_view->go_to_figures();
  }

  // ---- Saved analyses

  void rerun(SavedAnalysis saved) {
    x_kept->opened = saved;
    ask_about(saved.analysis);
  }
  void note_saved(const SavedAnalysisLine& line) {
    x_kept->opened = line;
    show_question();
  }
  void note_changed(SavedAnalysisId id, const std::optional<SavedAnalysisLine>& line) {
    if (!x_kept->opened || x_kept->opened->id != id) return;
    x_kept->opened = line;
    show_question();
  }

  wxStaticText* x_question;
  FilterBar* x_filters;
  FilterEditor* x_editor;
  SaveForm* x_save;
  SavedList* x_saved;
  AnswerView* x_answer_view;
  MemberList* x_members;
  wxButton* x_print = nullptr;
  wxButton* x_export = nullptr;
  std::shared_ptr<OutcomeQuestion> x_kept;
  Answer x_answer;
  bool x_old = true;  // what was read is not what stands in the record
  Newest x_newest;
  Newest x_newest_members;
};

}  // namespace

Screen* make_outcomes_page(wxWindow* parent, const ScreenContext& context, std::shared_ptr<OutcomeQuestion> question) {
  return new OutcomesPage(parent, context, std::move(question));
}

}  // namespace psoas::ui
