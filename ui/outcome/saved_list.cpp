#include "ui/outcome/saved_list.h"

#include "domain/base/text.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/outcome_page_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

// The local calendar day of a moment.
std::string day_of(Moment moment, int offset_minutes) {
  return to_string(Date{date::floor<date::days>(moment + std::chrono::minutes{offset_minutes})});
}

}  // namespace

SavedList::SavedList(wxWindow* parent, const ScreenContext& context, std::function<void(SavedAnalysis)> opened,
                     std::function<void(SavedAnalysisId, std::optional<SavedAnalysisLine>)> changed,
                     std::function<void()> closed)
    : SmallForm(parent, "saved analyses", std::move(closed)),
      x_context(context),
      x_opened(std::move(opened)),
      x_changed(std::move(changed)) {}

void SavedList::open_list() {
  x_lines.clear();
  open();
  load();
}

wxWindow* SavedList::build() {
  add_heading(words::saved_heading);
  x_note = muted_text(this, {});
  x_table = new Table(this, words::saved_heading,
                      {{words::column_saved_name, 44, false},
                       {words::column_saved_by, 14, false},
                       {words::column_saved_at, 12, false}});
  x_table->SetMinSize({-1, spacing::dip(150)});
  x_table->on_open([this](int) { open_chosen(); });
  x_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { enable_actions(); });
  x_name = new ShortField(this, "saved name", 44);
  x_name_field.emplace(this, words::analysis_name, x_name);
  content().Add(x_note, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  content().Add(x_table, wxSizerFlags(1).Expand());
  content().Add(x_name_field->over(), wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  x_do_open = button(*row, words::open_saved, "open saved", [this] { open_chosen(); });
  x_do_rename = button(*row, words::rename_saved, "rename saved", [this] { rename(); });
  x_do_remove = button(*row, words::remove_saved, "remove saved", [this] { remove(); });
  button(*row, words::close, "close saved", [this] { close(); });
  mark_primary(*x_do_open);
  mark_destructive(*x_do_remove);
  content().Add(row, wxSizerFlags().Border(wxTOP, spacing::gap()));
  enable_actions();
  return x_table;
}

void SavedList::load() {
  x_context.task.run(
      this,
      [session = x_context.session](Store& store) {
        return store.read(session, [](Reading& reading) { return reading.analyses().lines(); });
      },
      [this](std::vector<SavedAnalysisLine> lines) { show(std::move(lines)); });
}

void SavedList::show(std::vector<SavedAnalysisLine> lines) {
  if (!IsShown()) return;
  x_lines = std::move(lines);
  const int offset = x_context.clock.offset_minutes();
  x_table->show(static_cast<int>(x_lines.size()), [this, offset](int row, int column) {
    const SavedAnalysisLine& line = x_lines[static_cast<std::size_t>(row)];
    if (column == 0) return with_visible_marks(line.name);
    return column == 1 ? line.changed_by : day_of(line.changed_at, offset);
  });
  put_text(*x_note, x_lines.empty() ? words::none_saved : "");
  x_note->Show(x_lines.empty());
  if (!x_lines.empty() && x_table->chosen() < 0) x_table->choose(0);
  enable_actions();
  lay_out_again(*x_note);
}

const SavedAnalysisLine* SavedList::chosen() const {
  const int row = x_table->chosen();
  return row >= 0 && row < static_cast<int>(x_lines.size()) ? &x_lines[static_cast<std::size_t>(row)] : nullptr;
}

void SavedList::enable_actions() {
  const SavedAnalysisLine* line = chosen();
  x_do_open->Enable(line != nullptr);
  x_do_rename->Enable(line && !x_context.read_only);
  x_do_remove->Enable(line && !x_context.read_only);
  x_name->put(line ? line->name : std::string());
}

// In the table Enter opens the row, on a button it presses it.
bool SavedList::keeps_key(const wxKeyEvent& event) const {
  return event.GetKeyCode() != WXK_ESCAPE && event.GetEventObject() != x_name;
}

void SavedList::open_chosen() {
  const SavedAnalysisLine* line = chosen();
  if (!line) return;
  x_context.task.run(
      this,
      [session = x_context.session, id = line->id](Store& store) {
        return store.read(session, [&](Reading& reading) { return reading.analyses().get(id); });
      },
      [this](SavedAnalysis analysis) {
        close();
        x_opened(std::move(analysis));
      });
}

void SavedList::rename() {
  const SavedAnalysisLine* line = chosen();
  if (!line || x_context.read_only) return;
  const Checked<std::string> name =
      check_text(x_name->typed(), {.most_bytes = most_analysis_name_bytes, .required = true}, "name");
  if (!name) return x_name_field->refuse(wording::under_field(name.problems().front()));
  x_name_field->settle();
  x_context.task.run(
      this,
      [session = x_context.session, id = line->id, revision = line->revision, name = name.value()](Store& store) {
        return store.write(session, [&](Writing& writing) -> SavedAnalysisLine {
          SavedAnalysis saved = writing.analyses().get(id);
          writing.analyses().change(id, revision, {name, saved.analysis});
          return writing.analyses().get(id);
        });
      },
      [this](const SavedAnalysisLine& changed) {
        x_context.messages.show(Tone::done, words::renamed(changed.name));
        x_changed(changed.id, changed);
        load();
      },
      [this](const StoreError& error) {
        if (error.fault() != StoreFault::duplicate) return false;
        x_name_field->refuse(words::name_taken);
        return true;
      });
}

void SavedList::remove() {
  const SavedAnalysisLine* line = chosen();
  if (!line || x_context.read_only) return;
  x_context.task.run(
      this,
      [session = x_context.session, id = line->id, revision = line->revision](Store& store) {
        store.write(session, [&](Writing& writing) { writing.analyses().remove(id, revision, words::removed_reason); });
      },
      [this, id = line->id, name = line->name] {
        x_context.messages.show(Tone::done, words::removed(name));
        x_changed(id, std::nullopt);
        load();
      });
}

}  // namespace psoas::ui
