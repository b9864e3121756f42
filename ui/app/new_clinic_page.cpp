#include "ui/app/new_clinic_page.h"

#include <wx/button.h>
#include <wx/textctrl.h>

#include "domain/base/text.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

class NewClinicPage : public Screen {
 public:
  NewClinicPage(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, CreateClinic create)
      : Screen(parent, context, "new clinic"), x_dialogs(dialogs), x_create(std::move(create)) {
    x_name = new ShortField(this, "clinic name", 40);
    x_name_field.emplace(this, words::clinic_name, x_name, words::clinic_name_hint);
    x_paper = new ChoiceField(this, "paper", {{"A4", "A4"}, {"Letter", "Letter"}});
    x_paper->put("A4");
    x_paper_field.emplace(this, words::paper, x_paper);
    auto* choose = new wxButton(this, wxID_ANY, to_wx(words::choose_file), wxDefaultPosition, wxDefaultSize, 0,
                                wxDefaultValidator, "choose file");
    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_file(); });
    x_file_field.emplace(this, words::clinic_file, choose);
    auto* create_button = new wxButton(this, wxID_ANY, to_wx(words::create), wxDefaultPosition, wxDefaultSize, 0,
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
    column->Add(page_heading(this, words::new_clinic_heading), wxSizerFlags().Border(wxBOTTOM, spacing::margin()));
    column->Add(x_name_field->over(), below);
    column->Add(x_file_field->over(), below);
    column->Add(x_paper_field->over(), below);
    column->Add(create_button, wxSizerFlags().Border(wxTOP, spacing::gap()));
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, wxSizerFlags().Border(wxALL, spacing::margin()));
    SetSizer(frame);
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
    if (x_file.empty() && !choose_file()) return x_file_field->refuse(words::choose_file_first);
    ClinicSettings settings;
    settings.name = name.value();
    settings.paper = x_paper->code();
    x_create(x_file, settings);
  }

  Dialogs& x_dialogs;
  CreateClinic x_create;
  std::filesystem::path x_file;
  ShortField* x_name;
  ChoiceField* x_paper;
  std::optional<LabelledField> x_name_field;
  std::optional<LabelledField> x_file_field;
  std::optional<LabelledField> x_paper_field;
};

}  // namespace

Screen* make_new_clinic_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, CreateClinic create) {
  return new NewClinicPage(parent, context, dialogs, std::move(create));
}

}  // namespace psoas::ui
