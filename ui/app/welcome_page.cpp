#include "ui/app/welcome_page.h"

#include <wx/button.h>

#include "ui/widget/accessible.h"
#include "ui/widget/card.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

class WelcomePage : public Screen {
 public:
  WelcomePage(wxWindow* parent, const ScreenContext& context, const WelcomeChoices& choices)
      : Screen(parent, context, "welcome") {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(page_heading(this, words::welcome), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    column->Add(muted_text(this, words::welcome_text), wxSizerFlags().Border(wxBOTTOM, spacing::section()));
    add(*column, words::welcome_create, words::welcome_create_text, choices.create);
    add(*column, words::welcome_open, words::welcome_open_text, choices.open);
    if (choices.demo) add(*column, words::welcome_demo, words::welcome_demo_text, choices.demo);
    column->Add(muted_text(this, words::not_a_device), wxSizerFlags().Border(wxTOP, spacing::field()));
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->AddStretchSpacer(1);
    frame->Add(column, wxSizerFlags().CenterHorizontal());
    frame->AddStretchSpacer(2);
    SetSizer(frame);
  }

  void arrive() override {
    if (x_first) x_first->SetFocus();
  }

 private:
  void add(wxSizer& column, const char* label, const char* text, std::function<void()> act) {
    auto* card = new Card(this);
    auto* button = new wxButton(card, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                                to_wx(label));
    button->SetMinSize(wxSize(spacing::width_of(*button, 20), -1));
    button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
    name_for_readers(*button, label);
    describe_for_readers(*button, text);
    if (!x_first) {
      x_first = button;
      mark_primary(*button);
    }
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(button, wxSizerFlags().CenterVertical().Border(wxRIGHT, spacing::margin()));
    row->Add(plain_text(card, text), wxSizerFlags(1).CenterVertical());
    card->content().Add(row, wxSizerFlags().Expand());
    column.Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
  }

  wxButton* x_first = nullptr;
};

}  // namespace

Screen* make_welcome_page(wxWindow* parent, const ScreenContext& context, const WelcomeChoices& choices) {
  return new WelcomePage(parent, context, choices);
}

}  // namespace psoas::ui
