#include "ui/export/export_page.h"

#include <wx/sizer.h>

#include <memory>
#include <optional>
#include <utility>

#include "domain/store/exports.h"
#include "reports/export/export_file.h"
#include "ui/export/export_form.h"
#include "ui/export/export_run.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/export_page_words.h"
#include "ui/wording/export_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::export_page;

class ExportPage : public Screen {
 public:
  ExportPage(wxWindow* parent, const ScreenContext& context, const ExportDoors& doors)
      : Screen(parent, context, "export"), x_doors(doors) {
    x_step_heading = section_heading(this, {});
    x_form = new ExportForm(this, context, {[this] { x_touched = true; }, [this] { count_if_asked_anew(); }});
    x_cancel = action_button(this, words::cancel, "export cancel", [this] { leave(); });
    x_back = action_button(this, words::back, "export back", [this] { show_step(x_step - 1); });
    x_next = action_button(this, words::next, "export next", [this] { next(); });
    mark_primary(*x_next);
    lay_out();
    show_step(ExportForm::purpose_step);
    read_smallest_group();
  }

  std::string title() const override { return words::heading; }
  void arrive() override { x_form->first_control(x_step)->SetFocus(); }
  bool waits_behind() const override { return false; }

  bool may_leave(std::function<void()> go_on) override {
    if (!x_touched) return true;
    x_context.messages.show(Tone::warning, words::leave_question, words::leave_anyway, [this, go_on] {
      x_touched = false;
      go_on();
    });
    return false;
  }

 private:
  void lay_out() {
    auto* actions = new wxBoxSizer(wxHORIZONTAL);
    actions->Add(x_cancel);
    actions->AddStretchSpacer();
    actions->Add(x_back, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    actions->Add(x_next);
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(page_heading(this, words::heading), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_step_heading, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_form, wxSizerFlags(1).Expand());
    page->Add(actions, wxSizerFlags().Expand().Border(wxTOP, spacing::field()));
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
  }

  // ---- From step to step

  void show_step(int step) {
    if (step < 0 || step >= ExportForm::steps) return;
    x_step = step;
    x_form->show_step(step);
    put_text(*x_step_heading, words::step_heading(step + 1, ExportForm::steps, words::step_names[step]));
    x_back->Enable(step > 0);
    x_next->SetLabel(to_wx(step == ExportForm::summary_step ? words::save : words::next));
    x_next->Enable(step != ExportForm::summary_step);
    if (step == ExportForm::summary_step) count();
    Layout();
    x_form->first_control(step)->SetFocus();
  }

  void next() {
    if (!x_next->IsEnabled()) return;
    if (x_step == ExportForm::summary_step) return ask_and_save();
    if (!x_form->show_problems(x_step)) return;
    x_context.messages.clear();
    show_step(x_step + 1);
  }

  void leave() {
    if (may_leave([this] { x_context.navigation.back(); })) x_context.navigation.back();
  }

  // ---- Rare combinations and summary

  void read_smallest_group() {
    const auto work = [session = x_context.session](Store& store) {
      return store.read(session, [](Reading& reading) { return exports_of(reading).smallest_group(); });
    };
    x_context.task.run(this, work, [this](int patients) { x_form->put_smallest_group(patients); });
  }

  void count_if_asked_anew() {
    if (x_step == ExportForm::summary_step && !(x_counted == x_form->request())) count();
  }

  void count() {
    x_plan.reset();
    x_next->Enable(false);
    x_counted = x_form->request();
    x_form->put_summary(words::not_counted, {});
    x_form->show_combinations(nullptr);
    if (!x_form->show_problems(ExportForm::summary_step)) return;
    x_form->put_summary(words::counting, {});
    const auto work = [session = x_context.session, asked = x_counted](Store& store, Progress& progress) {
      return store.read(session, [&](Reading& reading) {
        return std::make_shared<ExportPlan>(plan_export(reading, asked, progress));
      });
    };
    x_context.task.run_export(this, words::reading, work,
                              [this](std::shared_ptr<ExportPlan> plan) { show_plan(std::move(plan)); });
  }

  void show_plan(std::shared_ptr<ExportPlan> plan) {
    if (!(plan->request == x_counted)) return;
    x_plan = std::move(plan);
    const std::string warning = wording::exports::rare_warning(*x_plan);
    x_form->put_summary(warning.empty() ? std::string(words::no_rare) : "⚠ " + warning,
                        wording::exports::summary(*x_plan));
    x_form->show_combinations(x_plan);
    x_next->Enable(!x_context.read_only);
    if (x_context.read_only) x_context.messages.show(Tone::note, words::read_only);
  }

  void ask_and_save() {
    count_if_asked_anew();
    if (!x_plan) return;
    std::optional<std::string> passphrase;
    if (x_form->sealed() && !(passphrase = x_form->passphrase())) return;
    auto target = ask_for_target();
    if (!target) return;
    try {
      reports::require_new(*target);
    } catch (const ExportError& error) {
      return x_context.messages.show(Tone::failure, wording::sentence(error));
    }
    x_touched = false;
    x_next->Enable(false);
    x_form->wipe_passphrase();
    ExportTarget whither{*target, {}};
    if (passphrase)
      whither.seal = [seal = x_context.file_door.seal, passphrase = *passphrase](
                         const std::filesystem::path& plain, const std::filesystem::path& sealed, Progress& progress) {
        seal(plain, sealed, passphrase, progress);
      };
    run_export(x_context, std::exchange(x_plan, nullptr), whither, x_doors.open_folder);
    x_counted = {};
  }

  std::optional<std::filesystem::path> ask_for_target() {
    if (x_form->in_folder()) return x_doors.file_to_save(this, words::folder_kinds, "export");
    return ask_for_workbook(this, x_doors.file_to_save, "export.xlsx", x_form->sealed());
  }

  ExportDoors x_doors;
  wxStaticText* x_step_heading;
  ExportForm* x_form;
  int x_step = ExportForm::purpose_step;
  bool x_touched = false;
  ExportRequest x_counted;
  std::shared_ptr<ExportPlan> x_plan;

  wxButton* x_cancel;
  wxButton* x_back;
  wxButton* x_next;
};

}  // namespace

Screen* make_export_page(wxWindow* parent, const ScreenContext& context, const ExportDoors& doors) {
  return new ExportPage(parent, context, doors);
}

}  // namespace psoas::ui
