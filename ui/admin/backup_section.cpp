#include "ui/admin/backup_section.h"

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/wrapsizer.h>

#include "domain/access/account.h"
#include "domain/base/text.h"
#include "domain/store/backups.h"
#include "ui/entrance/password_field.h"
#include "ui/widget/card.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/entrance_sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::backup;

constexpr int line_characters = 66;

wxButton* button(wxWindow* parent, const char* label, const char* name, std::function<void()> act) {
  auto* made =
      new wxButton(parent, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, name);
  made->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
  return made;
}

void wrap(wxStaticText& text) { text.Wrap(spacing::width_of(text, line_characters)); }

// Some lines under a heading, and buttons where there is a question.
class Finding : public Card {
 public:
  Finding(wxWindow* parent, const char* name, const char* heading, const std::vector<std::string>& lines)
      : Card(parent) {
    SetName(name);
    content().Add(section_heading(this, heading), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    for (const std::string& line : lines) {
      auto* text = plain_text(this, line);
      wrap(*text);
      content().Add(text, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
    }
  }

  void add_buttons(std::initializer_list<wxButton*> buttons) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* each : buttons) row->Add(each, wxSizerFlags().Border(wxRIGHT | wxTOP, spacing::gap()));
    content().Add(row);
  }
};

class BackupSection : public AdminSection {
 public:
  BackupSection(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors)
      : AdminSection(parent, context, "backup section"),
        x_doors(doors),
        x_page(new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)) {
    x_page->SetScrollRate(0, spacing::dip(12));
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto edge = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, spacing::field());
    column->Add(section_heading(x_page, words::section_heading), edge);
    auto* text = muted_text(x_page, words::section_text);
    wrap(*text);
    column->Add(text, edge);
    x_trouble = plain_text(x_page, {});
    x_trouble->SetName("backup trouble");
    column->Add(x_trouble, edge);
    column->Add(plan_card(), edge);
    column->Add(buttons(), edge);
    x_finding_place = new wxBoxSizer(wxVERTICAL);
    column->Add(x_finding_place, edge);
    column->Add(x_last_drill = muted_text(x_page, {}), edge);
    x_table = new Table(x_page, words::list_name,
                        {{words::column_made, 18},
                         {words::column_age, 14},
                         {words::column_size, 12, true},
                         {words::column_condition, 18},
                         {words::column_file, 40}});
    x_table->SetMinSize({-1, spacing::dip(180)});
    x_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { offer(); });
    column->Add(x_table, wxSizerFlags(1).Expand().Border(wxALL, spacing::field()));
    x_page->SetSizer(column);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(x_page, wxSizerFlags(1).Expand());
    SetSizer(frame);
    offer();
  }

  std::string label() const override { return words::section_name; }

  void load() override {
    const auto work = [&files = x_doors.files, session = x_context.session](Store& store) {
      return backups_of(files).state(store, session);
    };
    x_context.task.run_newest(this, x_newest, work, [this](BackupState state) { show(std::move(state)); });
  }

  bool can(Command command) const override {
    return command == Command::refresh || (command == Command::save && !x_context.read_only);
  }
  bool perform(Command command) override {
    if (!can(command)) return false;
    if (command == Command::save) save();
    else load();
    return true;
  }

 private:
  Card* plan_card() {
    auto* card = new Card(x_page);
    x_folder = new ShortField(card, "backup folder", 48);
    x_folder_field.emplace(card, words::folder_label, x_folder, words::folder_hint);
    x_choose = button(card, words::choose_folder, "choose backup folder", [this] { choose_folder(); });
    x_passphrase = new PasswordField(card, "backup passphrase");
    x_passphrase_field.emplace(card, words::passphrase_label, x_passphrase);
    x_again = new PasswordField(card, "backup passphrase again");
    x_again_field.emplace(card, words::passphrase_again_label, x_again);
    x_again->on_enter([this] { save(); });
    x_passphrase_hint = muted_text(card, words::passphrase_hint);
    wrap(*x_passphrase_hint);
    auto* first = new wxBoxSizer(wxHORIZONTAL);
    first->Add(x_folder_field->over());
    first->AddSpacer(spacing::gap());
    auto* beside_folder = new wxBoxSizer(wxVERTICAL);
    beside_folder->AddSpacer(x_folder_field->label()->GetBestSize().y + spacing::tight());  // level with the field
    beside_folder->Add(x_choose);
    first->Add(beside_folder);
    auto* second = new wxWrapSizer(wxHORIZONTAL, 0);
    second->Add(x_passphrase_field->over(), wxSizerFlags().Border(wxRIGHT, spacing::field()));
    second->Add(x_again_field->over());
    const auto below = wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap());
    card->content().Add(first, below);
    card->content().Add(second, below);
    card->content().Add(x_passphrase_hint, below);
    card->content().Add(x_save = button(card, words::save_label, "save backup plan", [this] { save(); }));
    return card;
  }

  wxSizer* buttons() {
    auto* row = new wxWrapSizer(wxHORIZONTAL, 0);
    const auto beside = wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::gap());
    row->Add(x_back_up = button(x_page, words::back_up_now, "back up now", [this] { back_up(); }), beside);
    row->Add(x_try = button(x_page, words::try_label, "try backup", [this] { try_out(); }), beside);
    row->Add(x_restore = button(x_page, words::restore_label, "restore backup", [this] { restore(); }), beside);
    mark_primary(*x_back_up);
    return row;
  }

  // Buttons that can do something now.
  void offer() {
    const bool folder = !x_state.folder.empty() && x_state.folder_is_there;
    const bool openable = x_state.passphrase || x_state.recovery_code;
    const bool whole = chosen() != nullptr && !chosen()->fault;
    for (wxWindow* each : std::initializer_list<wxWindow*>{x_choose, x_save, x_folder, x_passphrase, x_again})
      each->Enable(!x_context.read_only);
    x_back_up->Enable(!x_context.read_only && folder && openable);
    x_try->Enable(whole);
    x_restore->Enable(!x_context.read_only && whole);
  }

  const BackupLine* chosen() const {
    const int row = x_table->chosen();
    if (row < 0 || row >= static_cast<int>(x_state.backups.size())) return nullptr;
    return &x_state.backups[static_cast<std::size_t>(row)];
  }

  void show(BackupState state) {
    x_state = std::move(state);
    const Moment now = x_context.clock.now();
    const BackupTrouble trouble = trouble_of(x_state, now);
    put_text(*x_trouble,
             trouble == BackupTrouble::none ? words::in_order : "⚠ " + words::sentence(trouble, x_state, now));
    x_trouble->SetForegroundColour(trouble == BackupTrouble::none ? muted_colour() : problem_colour());
    wrap(*x_trouble);
    if (!x_folder->IsModified()) x_folder->put(x_state.folder.string());
    put_text(*x_passphrase_hint, x_state.passphrase ? words::passphrase_set_hint : words::passphrase_hint);
    wrap(*x_passphrase_hint);
    std::string drill = words::last_drill(x_state.drill);
    if (drill_is_due(x_state, now)) drill += std::string(" ") + words::drill_due;
    put_text(*x_last_drill, drill);
    auto lines = std::make_shared<const std::vector<BackupLine>>(x_state.backups);
    x_table->show(static_cast<int>(lines->size()), [lines, now](int row, int column) {
      return cell((*lines)[static_cast<std::size_t>(row)], column, now);
    });
    if (x_table->chosen() < 0 && !lines->empty()) x_table->choose(0);
    offer();
    fit();
  }

  static std::string cell(const BackupLine& line, int column, Moment now) {
    switch (column) {
      case 0: return line.fault ? "" : words::when(line.origin.made_at);
      case 1: return line.fault ? "" : words::age(line.origin.made_at, now);
      case 2: return words::size(line.bytes);
      case 3: return words::condition_of(line);
      default: return line.file.filename().string();
    }
  }

  void fit() {
    x_page->FitInside();
    x_page->Layout();
  }

  void choose_folder() {
    const auto folder = x_doors.folder_to_choose(this);
    if (!folder) return;
    x_folder->put(folder->string());
    x_folder->MarkDirty();
    x_save->SetFocus();
  }

  // What is wrong with the passphrase stands under its field.
  bool passphrase_is_right() {
    x_passphrase_field->settle();
    x_again_field->settle();
    const std::string typed = x_passphrase->typed();
    if (typed.empty() && x_again->typed().empty()) return true;
    const Problems problems = check_password(typed, {});
    if (!problems.empty()) {
      x_passphrase_field->refuse(wording::password_sentence(problems.front()));
      x_passphrase->SetFocus();
    } else if (typed != x_again->typed()) {
      x_again_field->refuse(words::differs);
      x_again->SetFocus();
    } else {
      return true;
    }
    fit();
    return false;
  }

  void save() {
    if (!passphrase_is_right()) return;
    BackupPlanChange change;
    change.folder = std::string(trimmed(x_folder->typed()));
    if (!x_passphrase->typed().empty()) change.passphrase = x_passphrase->typed();
    const auto work = [&files = x_doors.files, session = x_context.session, change](Store& store) {
      backups_of(files).change_plan(store, session, change);
    };
    x_context.task.run(this, work, [this] {
      x_folder->DiscardEdits();
      x_passphrase->wipe();
      x_again->wipe();
      x_context.messages.show(Tone::done, words::saved);
      load();
    });
  }

  // Noted where the record is written, made beside it, so that saving does not wait.
  void back_up() {
    const BackupRequest request{x_state.folder};
    const auto note = [&files = x_doors.files, session = x_context.session, request](Store& store) {
      backups_of(files).announce(store, session, request);
    };
    const auto work = [&files = x_doors.files, session = x_context.session, request](Store& store, Progress& progress) {
      return backups_of(files).back_up(store, session, request, progress);
    };
    x_context.task.run(this, note, [this, work] {
      x_context.task.run_export(this, words::making, work, [this](const BackupReport& report) {
        x_context.messages.show(report.tampered.empty() ? Tone::done : Tone::failure, words::made(report));
        x_table->choose(-1);
        if (x_doors.backups_changed) x_doors.backups_changed();
        load();
      });
    });
  }

  void try_out() {
    if (chosen() == nullptr) return;
    const auto work = [&files = x_doors.files, session = x_context.session, file = chosen()->file](Store& store,
                                                                                                   Progress& progress) {
      return backups_of(files).drill(store, session, file, progress);
    };
    x_context.task.run_long(this, words::trying, work, [this](const DrillReport& report) {
      put(new Finding(x_page, "drill", words::drill_heading, words::lines(report)));
      x_context.messages.show(passed(report) ? Tone::done : Tone::failure, words::lines(report).back());
      load();
    });
  }

  // Opened and compared first; put in place only when the person says so to what it would change.
  void restore() {
    if (chosen() == nullptr) return;
    RestoreRequest request;
    request.backup = chosen()->file;
    request.target = x_doors.clinic_file;
    request.replace = true;
    const auto work = [&files = x_doors.files, session = x_context.session, request](Store& store, Progress& progress) {
      return std::shared_ptr<PreparedRestore>(backups_of(files).prepare_restore(store, session, request, progress));
    };
    x_context.task.run_long(this, words::opening, work, [this](std::shared_ptr<PreparedRestore> prepared) {
      std::vector<std::string> lines = words::lines(*prepared);
      lines.emplace_back(words::restore_text);
      auto* question = new Finding(x_page, "restore", words::restore_heading, lines);
      auto* goes =
          button(question, words::put_in_place, "put in place", [this, prepared] { x_doors.put_in_place(prepared); });
      auto* leaves =
          button(question, words::leave_as_it_is, "leave as it is", [this] { CallAfter([this] { put(nullptr); }); });
      mark_destructive(*goes);
      question->add_buttons({leaves, goes});
      put(question);
      leaves->SetFocus();
    });
  }

  // In the place of the one before.
  void put(Finding* finding) {
    if (x_finding) {
      x_finding_place->Detach(x_finding);
      x_finding->Destroy();
    }
    x_finding = finding;
    if (finding) {
      x_finding_place->Add(finding, wxSizerFlags().Expand());
      finding->MoveAfterInTabOrder(x_restore);
    }
    fit();
    if (finding) scroll_to_top_of_page(*finding);
  }

  AdminDoors x_doors;
  BackupState x_state;
  Newest x_newest;
  wxScrolledWindow* x_page;
  wxBoxSizer* x_finding_place = nullptr;
  Finding* x_finding = nullptr;
  wxStaticText* x_trouble = nullptr;
  wxStaticText* x_last_drill = nullptr;
  wxStaticText* x_passphrase_hint = nullptr;
  ShortField* x_folder = nullptr;
  PasswordField* x_passphrase = nullptr;
  PasswordField* x_again = nullptr;
  std::optional<LabelledField> x_folder_field, x_passphrase_field, x_again_field;
  wxButton* x_choose = nullptr;
  wxButton* x_save = nullptr;
  wxButton* x_back_up = nullptr;
  wxButton* x_try = nullptr;
  wxButton* x_restore = nullptr;
  Table* x_table = nullptr;
};

}  // namespace

AdminSection* make_backup_section(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors) {
  return new BackupSection(parent, context, doors);
}

}  // namespace psoas::ui
