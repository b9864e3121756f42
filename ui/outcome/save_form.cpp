#include "ui/outcome/save_form.h"

#include "domain/base/text.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/outcome_page_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::outcome;

SaveForm::SaveForm(wxWindow* parent, const ScreenContext& context, std::function<void(const SavedAnalysisLine&)> saved,
                   std::function<void()> closed)
    : SmallForm(parent, "save form", std::move(closed)), x_context(context), x_saved(std::move(saved)) {}

void SaveForm::open_for(const Analysis& analysis, const std::optional<SavedAnalysisLine>& opened,
                        const std::string& suggested) {
  x_analysis = analysis;
  x_analysis.as_of = Date{};  // asked of the record as it stands when it is opened
  x_opened = opened;
  x_suggested = suggested;
  open();
}

wxWindow* SaveForm::build() {
  add_heading(words::save_heading);
  x_name = new ShortField(this, "analysis name", 60);
  x_name->put(x_opened ? x_opened->name : x_suggested);
  x_name_field.emplace(this, words::analysis_name, x_name, words::name_hint);
  content().Add(x_name_field->over(), wxSizerFlags().Expand());
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  if (x_opened) mark_primary(*button(*row, words::save_change, "save changes", [this] { store(true); }));
  wxButton* add = button(*row, words::save_new, "save as new", [this] { store(false); });
  if (!x_opened) mark_primary(*add);
  button(*row, words::close, "close save form", [this] { close(); });
  content().Add(row, wxSizerFlags().Border(wxTOP, spacing::gap()));
  return x_name;
}

void SaveForm::store(bool change) {
  const Checked<std::string> name =
      check_text(x_name->typed(), {.most_bytes = most_analysis_name_bytes, .required = true}, "name");
  if (!name) return x_name_field->refuse(wording::under_field(name.problems().front()));
  if (x_context.read_only) return;
  x_name_field->settle();
  const auto work = [session = x_context.session, named = NamedAnalysis{name.value(), x_analysis},
                     opened = change ? x_opened : std::nullopt](Store& store) -> SavedAnalysisLine {
    return store.write(session, [&](Writing& writing) -> SavedAnalysisLine {
      SavedAnalyses& analyses = writing.analyses();
      if (!opened) return analyses.get(writing.analyses().add(named));
      writing.analyses().change(opened->id, opened->revision, named);
      return analyses.get(opened->id);
    });
  };
  x_context.task.run(
      this, work,
      [this](const SavedAnalysisLine& line) {
        x_context.messages.show(Tone::done, words::saved(line.name));
        close();
        x_saved(line);
      },
      [this](const StoreError& error) {
        if (error.fault() != StoreFault::duplicate) return false;
        x_name_field->refuse(words::name_taken);
        return true;
      });
}

}  // namespace psoas::ui
