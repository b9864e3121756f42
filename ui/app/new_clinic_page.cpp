#include "ui/app/new_clinic_page.h"

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/textctrl.h>

#include "domain/base/text.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/entrance_words.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

class NewClinicPage : public Screen {
 public:
  NewClinicPage(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, CreateClinic create)
      : Screen(parent, context, "new clinic"),
        x_dialogs(dialogs),
        x_create(std::move(create)),
        x_page(new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)) {
    x_page->SetScrollRate(0, spacing::dip(12));
    x_name = new ShortField(x_page, "clinic name", 40);
    x_name_field.emplace(x_page, words::clinic_name, x_name, words::clinic_name_hint);
    x_paper = new ChoiceField(x_page, "paper", {{"A4", "A4"}, {"Letter", "Letter"}});
    x_paper->put("A4");
    x_paper_field.emplace(x_page, words::paper, x_paper);
    auto* choose = new wxButton(x_page, wxID_ANY, to_wx(words::choose_file), wxDefaultPosition, wxDefaultSize, 0,
                                wxDefaultValidator, "choose file");
    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_file(); });
    x_file_field.emplace(x_page, words::clinic_file, choose);
    x_first.emplace(x_page);
    x_first->on_enter([this] { ask_and_create(); });
    auto* create_button = new wxButton(x_page, wxID_ANY, to_wx(words::create), wxDefaultPosition, wxDefaultSize, 0,
                                       wxDefaultValidator, "create");
    mark_primary(*create_button);
    create_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_and_create(); });
    lay_out(create_button);
  }

  std::string title() const override { return words::new_clinic_heading; }
  void arrive() override { x_name->SetFocus(); }
  bool waits_behind() const override { return false; }
  bool can(Command command) const override { return command == Command::save; }
  bool perform(Command command) override {
    if (command != Command::save) return false;
    ask_and_create();
    return true;
  }

 private:
  void lay_out(wxButton* create_button) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    column->Add(page_heading(x_page, words::new_clinic_heading), wxSizerFlags().Border(wxBOTTOM, spacing::margin()));
    column->Add(x_name_field->over(), below);
    column->Add(x_file_field->over(), below);
    column->Add(x_paper_field->over(), below);
    column->Add(section_heading(x_page, wording::entrance::first_administrator),
                wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::gap()));
    x_first->add_to(*column);
    column->Add(create_button, wxSizerFlags().Border(wxTOP, spacing::gap()));
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, wxSizerFlags().Border(wxALL, spacing::margin()));
    x_page->SetSizer(frame);
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(x_page, wxSizerFlags(1).Expand());
    SetSizer(whole);
  }

  bool choose_file() {
    const std::string name = x_name->typed().empty() ? "clinic" : x_name->typed();
    auto file = x_dialogs.file_to_save(this, words::clinic_files, name + ".psoas");
    if (!file) return false;
    if (!file->has_extension()) file->replace_extension(".psoas");
    x_file = *file;
    x_file_field->note().set_hint(x_file.string());
    x_file_field->settle();
    return true;
  }

  void ask_and_create() {
    const auto name = check_text(x_name->typed(), TextRule{200, false, true}, "name");
    if (!name) {
      x_name_field->refuse(wording::under_field(name.problems().front()));
      return x_name->SetFocus();
    }
    x_name_field->settle();
    const auto first = x_first->checked(name.value());
    x_page->FitInside();
    x_page->Layout();
    if (!first) return;
    if (x_file.empty() && !choose_file()) return x_file_field->refuse(words::choose_file_first);
    ClinicSettings settings;
    settings.name = name.value();
    settings.paper = x_paper->code();
    x_create(x_file, settings, *first);
  }

  Dialogs& x_dialogs;
  CreateClinic x_create;
  wxScrolledWindow* x_page;
  std::filesystem::path x_file;
  ShortField* x_name;
  ChoiceField* x_paper;
  std::optional<LabelledField> x_name_field;
  std::optional<LabelledField> x_file_field;
  std::optional<LabelledField> x_paper_field;
  std::optional<FirstAccountFields> x_first;
};

}  // namespace

Screen* make_new_clinic_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, CreateClinic create) {
  return new NewClinicPage(parent, context, dialogs, std::move(create));
}

}  // namespace psoas::ui
