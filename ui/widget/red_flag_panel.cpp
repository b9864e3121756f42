#include "ui/widget/red_flag_panel.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/scrolwin.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "domain/base/text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/card.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/safety_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::safety;

namespace {

constexpr int line_characters = 84;
constexpr int step_characters = 50;
constexpr std::size_t most_step_bytes = 1000;

wxStaticText* wrapped(wxStaticText* text) {
  text->Wrap(spacing::width_of(*text, line_characters));
  return text;
}

// What stands first: open before acknowledged, then the most severe, then the latest.
bool before(const RedFlag& one, const RedFlag& other) {
  if (one.state() != other.state()) return one.state() < other.state();
  return one.severity > other.severity;
}

}  // namespace

RedFlagPanel::RedFlagPanel(wxWindow* parent, const ScreenContext& context, PatientId patient,
                           std::function<void()> shown)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "red flag list"),
      x_context(context),
      x_patient(patient),
      x_shown(std::move(shown)) {
  SetSizer(new wxBoxSizer(wxVERTICAL));
}

void RedFlagPanel::load() {
  x_context.task.run_newest(
      this, x_newest,
      [session = x_context.session, patient = x_patient](Store& store) {
        return store.read(session, [&](Reading& reading) { return reading.red_flags().of_patient(patient); });
      },
      [this](std::vector<RedFlag> flags) { show(std::move(flags)); });
}

void RedFlagPanel::show(std::vector<RedFlag> flags) {
  DestroyChildren();
  GetSizer()->Clear();
  std::stable_sort(flags.begin(), flags.end(), before);
  const auto settled = std::find_if(flags.begin(), flags.end(),
                                    [](const RedFlag& flag) { return flag.state() == RedFlagState::resolved; });
  const std::vector<RedFlag> history(settled, flags.end());
  flags.erase(settled, flags.end());
  const auto line = wxSizerFlags().Border(wxBOTTOM, spacing::field());
  if (flags.empty()) {
    GetSizer()->Add(muted_text(this, history.empty() ? words::no_flags : words::none_standing), line);
  } else {
    GetSizer()->Add(wrapped(muted_text(this, words::prompts_only)), line);
    for (const RedFlag& flag : flags) add_flag(flag);
  }
  if (!history.empty()) add_history(history);
  lay_out_again(*this);
  if (x_shown) x_shown();
}

void RedFlagPanel::add_flag(const RedFlag& flag) {
  const Catalogue& catalogue = *x_context.catalogue;
  auto* card = new Card(this);
  wxBoxSizer& column = card->content();
  const auto line = wxSizerFlags().Border(wxBOTTOM, spacing::tight());
  auto* heading = plain_text(card, words::severity(flag.severity) + " · " + words::flag_name(flag, catalogue));
  heading->SetFont(heading->GetFont().Bold());
  if (flag.state() == RedFlagState::open) heading->SetForegroundColour(problem_colour());
  column.Add(heading, line);
  column.Add(wrapped(plain_text(card, words::raised(flag, catalogue))), line);
  column.Add(wrapped(muted_text(card, words::flag_prompt(flag, catalogue))), line);
  if (flag.trigger_gone_at) column.Add(wrapped(plain_text(card, words::trigger_gone)), line);
  if (flag.acknowledged) column.Add(wrapped(plain_text(card, words::acknowledged(*flag.acknowledged))), line);
  if (!x_context.read_only) add_step(card, column, flag);
  GetSizer()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
}

// The next step with its words: acknowledged with what was done, then resolved with what settled it.
void RedFlagPanel::add_step(wxWindow* parent, wxSizer& column, const RedFlag& flag) {
  const bool open = flag.state() == RedFlagState::open;
  const std::string name = (open ? "action " : "reason ") + flag.code;
  auto* typed = new ShortField(parent, name, step_characters);
  auto field = std::make_shared<LabelledField>(parent, open ? words::action_taken : words::resolve_reason, typed,
                                               open ? words::action_hint : words::resolve_hint);
  const char* label = open ? words::acknowledge : words::resolve;
  auto* button = new wxButton(parent, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                              to_wx((open ? "acknowledge " : "resolve ") + flag.code));
  name_for_readers(*button, std::string(label) + " " + words::flag_name(flag, *x_context.catalogue));
  const auto act = [this, flag, typed, field] {
    const Checked<std::string> given =
        check_text(typed->typed(), {.most_bytes = most_step_bytes, .required = true}, "reason");
    if (given) return take_step(flag, given.value());
    field->refuse(wording::under_field(given.problems().front()));
    lay_out_again(*typed);
    typed->SetFocus();
  };
  // Either destroys what was pressed: done when the event is over.
  button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { CallAfter(act); });
  typed->Bind(wxEVT_KEY_DOWN, [this, act](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_RETURN && event.GetModifiers() == wxMOD_NONE) CallAfter(act);
    else event.Skip();
  });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(field->over(), wxSizerFlags().Border(wxRIGHT, spacing::field()));
  row->Add(button, wxSizerFlags().CentreVertical());
  column.Add(row, wxSizerFlags().Border(wxTOP, spacing::tight()));
}

void RedFlagPanel::add_history(const std::vector<RedFlag>& flags) {
  const Catalogue& catalogue = *x_context.catalogue;
  GetSizer()->Add(section_heading(this, words::history), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  for (const RedFlag& flag : flags) {
    const std::string text = words::flag_name(flag, catalogue) + ". " + words::raised(flag, catalogue) + "\n" +
                             words::acknowledged(*flag.acknowledged) + "\n" + words::resolved(*flag.resolved);
    GetSizer()->Add(wrapped(plain_text(this, text)), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
  }
}

void RedFlagPanel::take_step(const RedFlag& flag, const std::string& words) {
  if (x_busy) return;
  x_busy = true;
  x_context.task.run(
      this,
      [session = x_context.session, flag, words](Store& store) {
        store.write(session, [&](Writing& writing) {
          if (flag.state() == RedFlagState::open) writing.red_flags().acknowledge(flag.id, flag.revision, words);
          else writing.red_flags().resolve(flag.id, flag.revision, words);
        });
      },
      [this] {
        x_busy = false;
        x_context.changed(x_patient);
        load();
      },
      [this](const StoreError& error) {
        x_busy = false;
        if (error.fault() != StoreFault::stale) return false;
        x_context.messages.show(Tone::warning, wording::safety::changed_meanwhile);
        load();
        return true;
      });
}

namespace {

class RedFlagDialog : public wxDialog {
 public:
  RedFlagDialog(wxWindow* over, const ScreenContext& context, PatientId patient)
      : wxDialog(over, wxID_ANY, to_wx(words::flags_heading), wxDefaultPosition, wxDefaultSize,
                 wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "red flags dialog") {
    auto* page = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    page->SetScrollRate(0, spacing::dip(16));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    auto* list = new RedFlagPanel(page, context, patient, [this, page] { fit_to(*page); });
    inside->Add(list, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
    page->SetSizer(inside);
    auto* close = new wxButton(this, wxID_CANCEL, to_wx(words::close));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(page, wxSizerFlags(1).Expand());
    column->Add(close, wxSizerFlags().Right().Border(wxALL, spacing::margin()));
    SetSizer(column);
    SetSize(spacing::width_of(*this, 96), spacing::width_of(*this, 50));
    CentreOnParent();
    list->load();
  }

 private:
  // The first field to type in has the cursor as soon as there is one.
  void fit_to(wxScrolledWindow& page) {
    page.FitInside();
    Layout();
    if (wxWindow* first = first_field(page)) first->SetFocus();
  }
  static wxWindow* first_field(wxWindow& window) {
    for (wxWindow* child : window.GetChildren()) {
      if (dynamic_cast<ShortField*>(child)) return child;
      if (wxWindow* inner = first_field(*child)) return inner;
    }
    return nullptr;
  }
};

}  // namespace

void show_red_flags(wxWindow* over, const ScreenContext& context, PatientId patient) {
  RedFlagDialog(over, context, patient).ShowModal();
}

}  // namespace psoas::ui
