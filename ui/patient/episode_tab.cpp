#include "ui/patient/episode_tab.h"

#include <wx/sizer.h>

#include "ui/patient/episode_rows.h"
#include "ui/widget/action_button.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/wording/episode_words.h"

namespace psoas::ui {

namespace words = wording::episode;

namespace {

constexpr int episode_rows_seen = 4;
constexpr int entry_rows_seen = 5;

class EpisodeTab : public PatientTab {
 public:
  EpisodeTab(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : PatientTab(parent, context, patient, "episodes tab") {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(buttons(), wxSizerFlags().Expand().Border(wxALL, spacing::gap()));
    x_empty = muted_text(this, words::none_yet);
    x_empty->Hide();
    column->Add(x_empty, wxSizerFlags().Border(wxALL, spacing::margin()));
    x_list = table("episodes", episode_rows({}, {}, *x_context.catalogue).table, episode_rows_seen);
    x_list->on_open([this](int) { edit(false); });
    x_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent& event) {
      show_chosen();
      event.Skip();
    });
    column->Add(x_list, wxSizerFlags(2).Expand());
    x_details = new wxFlexGridSizer(2, spacing::hair(), spacing::field());
    x_details->AddGrowableCol(1);
    column->Add(x_details, wxSizerFlags().Expand().Border(wxALL, spacing::gap()));
    add_entries(*column);
    SetSizer(column);
  }

  // The tables go while what they show is still there.
  ~EpisodeTab() override { DestroyChildren(); }

  std::string label() const override { return words::tab; }

  void load() override {
    x_context.task.run_newest(
        this, x_newest,
        [session = x_context.session, patient = x_patient](Store& store) {
          return store.read(session, [&](Reading& reading) {
            return std::pair(reading.patients().episodes(patient), reading.visits().of_patient(patient));
          });
        },
        [this](std::pair<std::vector<Episode>, std::vector<Visit>> read) {
          show(std::move(read.first), std::move(read.second));
        });
  }

 private:
  wxSizer* buttons() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto button = [&](const char* label, const char* name, auto act) {
      auto* made = action_button(this, label, name, std::move(act));
      row->Add(made, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
      return made;
    };
    x_new = button(words::new_episode, "new episode", [this] {
      x_context.navigation.edit_episode({x_patient, std::nullopt, false});
    });
    x_edit = button(words::edit, "edit episode", [this] { edit(false); });
    x_close = button(words::close_episode, "close episode", [this] { edit(true); });
    x_reopen = button(words::reopen, "reopen episode", [this] { reopen(); });
    x_new->Enable(!x_context.read_only);
    return row;
  }

  void add_entries(wxSizer& column) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const char* title, const char* name, const TextTable& columns, int proportion) {
      auto* part = new wxBoxSizer(wxVERTICAL);
      part->Add(section_heading(this, title), wxSizerFlags().Border(wxALL, spacing::tight()));
      Table* made = table(name, columns, entry_rows_seen);
      part->Add(made, wxSizerFlags(1).Expand());
      row->Add(part, wxSizerFlags(proportion).Expand().Border(wxRIGHT, spacing::gap()));
      return made;
    };
    x_visit_table = add(words::visits, "visits of the episode", entry_rows({}), 1);
    x_treatment_table =
        add(words::treatments, "treatments of the episode", treatment_rows({}, *x_context.catalogue), 1);
    x_visit_table->on_open([this](int place) { open_visit(x_visit_rows, place); });
    x_treatment_table->on_open([this](int place) { open_visit(x_treatment_rows, place); });
    column.Add(row, wxSizerFlags(3).Expand());
  }

  Table* table(const char* name, const TextTable& content, int rows_seen) {
    std::vector<TableColumn> columns;
    for (const TextColumn& each : content.columns) columns.push_back({each.title, each.characters, each.number});
    auto* made = new Table(this, name, columns);
    made->SetMinSize({-1, rows_seen * (made->GetCharHeight() + spacing::gap())});
    return made;
  }

  // While rows go, the list may ask once more for one that has gone.
  static void fill(Table& table, const TextTable& content) {
    table.show(static_cast<int>(content.rows.size()), [&content](int row, int column) {
      const auto place = static_cast<std::size_t>(row);
      return place < content.rows.size() ? content.rows[place][static_cast<std::size_t>(column)] : std::string();
    });
  }

  void show(std::vector<Episode> episodes, std::vector<Visit> visits) {
    x_visits = std::move(visits);
    x_shown = episode_rows(std::move(episodes), x_visits, *x_context.catalogue);
    x_empty->Show(x_shown.episodes.empty());
    fill(*x_list, x_shown.table);
    if (x_list->chosen() < 0 && !x_shown.episodes.empty()) x_list->choose(0);
    show_chosen();
  }

  const Episode* chosen() const {
    const int row = x_list->chosen();
    if (row < 0 || row >= static_cast<int>(x_shown.episodes.size())) return nullptr;
    return &x_shown.episodes[static_cast<std::size_t>(row)];
  }

  void show_chosen() {
    const Episode* episode = chosen();
    x_edit->Enable(episode && !x_context.read_only);
    x_close->Enable(episode && !episode->closed_on && !x_context.read_only);
    x_reopen->Enable(episode && episode->closed_on && !x_context.read_only);
    const std::vector<Visit> visits = episode ? visits_of(*episode, x_visits) : std::vector<Visit>{};
    x_details->Clear(true);
    if (episode)
      for (const auto& [heading, text] : episode_details(*episode, visits, *x_context.catalogue)) {
        x_details->Add(muted_text(this, heading));
        x_details->Add(plain_text(this, text));
      }
    x_visit_rows = entry_rows(visits);
    x_treatment_rows = treatment_rows(visits, *x_context.catalogue);
    fill(*x_visit_table, x_visit_rows);
    fill(*x_treatment_table, x_treatment_rows);
    Layout();
  }

  void edit(bool close) {
    if (const Episode* episode = chosen(); episode && !x_context.read_only)
      x_context.navigation.edit_episode({x_patient, episode->id, close});
  }

  void open_visit(const TextTable& rows, int place) {
    x_context.navigation.edit_visit({x_patient, rows.visits[static_cast<std::size_t>(place)], std::nullopt});
  }

  void reopen() {
    const Episode* closed = chosen();
    if (!closed) return;
    Episode episode = *closed;
    episode.closed_on.reset();
    episode.closing_reason.clear();
    x_context.task.run(
        this,
        [session = x_context.session, episode](Store& store) {
          store.write(session, [&](Writing& writing) { writing.patients().correct_episode(episode, words::reopened); });
        },
        [this, label = episode.label] {
          x_context.messages.show(Tone::done, words::was_reopened(label));
          x_context.changed(x_patient);
        },
        [this](const StoreError& error) {
          if (error.fault() != StoreFault::stale) return false;
          x_context.messages.show(Tone::warning, words::changed_elsewhere);
          load();
          return true;
        });
  }

  Newest x_newest;
  EpisodeTable x_shown;
  std::vector<Visit> x_visits;
  TextTable x_visit_rows;
  TextTable x_treatment_rows;
  wxStaticText* x_empty = nullptr;
  Table* x_list = nullptr;
  wxFlexGridSizer* x_details = nullptr;
  Table* x_visit_table = nullptr;
  Table* x_treatment_table = nullptr;
  wxButton* x_new = nullptr;
  wxButton* x_edit = nullptr;
  wxButton* x_close = nullptr;
  wxButton* x_reopen = nullptr;
};

}  // namespace

PatientTab* make_episode_tab(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new EpisodeTab(parent, context, patient);
}

}  // namespace psoas::ui
