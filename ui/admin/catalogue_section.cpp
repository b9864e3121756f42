#include "ui/admin/catalogue_section.h"

#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "domain/base/output_file.h"
#include "domain/catalogue/catalogue_error.h"
#include "domain/catalogue/own_entries.h"
#include "ui/admin/change_form.h"
#include "ui/admin/entry_list.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/admin_words.h"
#include "ui/wording/entry_description.h"

namespace psoas::ui {
namespace {

namespace words = wording::admin;

// What the section shows, read in one go.
struct Shown {
  std::shared_ptr<const Catalogue> catalogue;
  OwnCatalogue own;
};

// What became of a change: what holds now, and why nothing was changed if anything is wrong.
struct Changed {
  Shown shown;
  std::vector<CatalogueFault> faults;
};

// What became of a catalogue file.
struct FileTaken : Changed {
  int added = 0;
  int changed = 0;
};

Shown shown_by(Store& store, const Session& session) {
  OwnCatalogue own = store.read(session, [](Reading& reading) { return reading.clinic().own_catalogue(); });
  return {store.catalogue(), std::move(own)};
}

bool has_form(EntryKind kind) {
  return kind == EntryKind::finding || kind == EntryKind::treatment || kind == EntryKind::instrument ||
         kind == EntryKind::finding_set || kind == EntryKind::adverse_event;
}

class CatalogueSection : public AdminSection {
 public:
  CatalogueSection(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors)
      : AdminSection(parent, context, "catalogue"), x_doors(doors) {
    add_list();
    add_actions();
    add_right_side();
    lay_out();
    Bind(wxEVT_CHAR_HOOK, &CatalogueSection::key, this);
    update_actions();
  }

  std::string label() const override { return words::catalogue_section; }

  void load() override {
    if (x_form) return;
    x_context.task.run(
        this, [session = x_context.session](Store& store) { return shown_by(store, session); },
        [this](Shown shown) { show(std::move(shown)); });
  }

  bool may_leave(std::function<void()> go_on) override {
    if (!x_form || !x_form->touched()) return true;
    x_context.messages.show(Tone::warning, words::not_saved_yet, words::leave_unsaved, [this, go_on] {
      close_form();
      go_on();
    });
    return false;
  }

  bool can(Command command) const override { return command == Command::save && x_form; }
  bool perform(Command command) override {
    if (!can(command)) return false;
    x_form->save();
    return true;
  }

 private:
  // ---- The list

  void add_list() {
    x_list = new EntryList(this, x_context.clock, [this] { show_details(); });
  }

  void add_actions() {
    x_add = action_button(this, words::add, "add own entry", [this] { open_form(false); });
    x_rename = action_button(this, words::rename, "rename entry", [this] { open_form(true); });
    x_up = action_button(this, words::move_up, "move entry up", [this] { move(-1); });
    x_down = action_button(this, words::move_down, "move entry down", [this] { move(1); });
    x_retire = action_button(this, words::retire, "retire entry", [this] { retire(); });
    x_load = action_button(this, words::load_file, "load catalogue file", [this] { ask_and_load(); });
    x_save = action_button(this, words::save_file, "save catalogue file", [this] { ask_and_save(); });
  }

  void add_right_side() {
    x_right = new wxPanel(this);
    x_right->SetSizer(new wxBoxSizer(wxVERTICAL));
    x_details = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                               wxTE_MULTILINE | wxTE_READONLY | wxTE_BESTWRAP, wxDefaultValidator, "entry details");
    name_for_readers(*x_details, words::details);
    x_right->Hide();
  }

  void lay_out() {
    auto* actions = new wxWrapSizer(wxHORIZONTAL);
    for (wxButton* button : {x_add, x_rename, x_up, x_down, x_retire, x_load, x_save})
      actions->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::gap()));
    x_left = new wxBoxSizer(wxVERTICAL);
    x_left->Add(x_list, wxSizerFlags(1).Expand().Border(wxBOTTOM, spacing::gap()));
    x_left->Add(actions, wxSizerFlags().Expand());
    auto* frame = new wxBoxSizer(wxHORIZONTAL);
    frame->Add(x_left, wxSizerFlags(5).Expand().Border(wxALL, spacing::field()));
    frame->Add(x_details, wxSizerFlags(4).Expand().Border(wxTOP | wxRIGHT | wxBOTTOM, spacing::field()));
    frame->Add(x_right, wxSizerFlags(4).Expand().Border(wxALL, spacing::field()));
    SetSizer(frame);
  }

  void show(Shown shown, const std::string& choose = {}) {
    const std::string code = choose.empty() ? x_list->chosen_code() : choose;
    x_shown = std::move(shown);
    if (x_context.catalogue_changed) x_context.catalogue_changed(x_shown.catalogue);
    x_list->show(x_shown.catalogue, x_shown.own, code);
  }

  void show_details() {
    const EntryLine* line = x_list->chosen();
    x_details->ChangeValue(to_wx(line ? wording::description(*x_shown.catalogue, line->kind, line->code)
                                      : std::string(words::choose_an_entry)));
    update_actions();
  }

  bool is_retired(const EntryLine& line) const { return line.retired_on.has_value(); }

  void update_actions() {
    const EntryLine* line = x_list->chosen();
    const bool may = !x_context.read_only && x_shown.catalogue && !x_form;
    const bool ordered = x_list->kind() != EntryKind::finding_set && x_list->whole();
    x_add->Enable(may && has_form(x_list->kind()));
    x_rename->SetLabel(to_wx(x_list->kind() == EntryKind::finding_set ? words::compose : words::rename));
    x_rename->Enable(may && line);
    x_up->Enable(may && line && ordered);
    x_down->Enable(may && line && ordered);
    x_retire->SetLabel(to_wx(line && is_retired(*line) ? words::bring_back : words::retire));
    x_retire->Enable(may && line && can_be_retired(x_list->kind()));
    x_load->Enable(may);
    x_save->Enable(x_shown.catalogue != nullptr);
  }

  void key(wxKeyEvent& event) {
    if (event.AltDown() && !x_form && (event.GetKeyCode() == WXK_UP || event.GetKeyCode() == WXK_DOWN)) {
      if (x_up->IsEnabled()) move(event.GetKeyCode() == WXK_UP ? -1 : 1);
      return;
    }
    if (event.GetKeyCode() == WXK_ESCAPE && x_form) {
      if (may_leave([] {})) close_form();
      return;
    }
    event.Skip();
  }

  // ---- Changes

  // Stores these entries as the clinic's own; then shows them with this one chosen and says `done`.
  void store(CatalogueContent content, const std::string& reason, const std::string& choose, const std::string& done) {
    if (x_storing) return;
    x_storing = true;
    OwnCatalogue own = x_shown.own;
    static_cast<CatalogueContent&>(own) = std::move(content);
    const auto work = [own, reason, session = x_context.session](Store& store) {
      Changed changed;
      try {
        store.write(session, [&](Writing& writing) { writing.clinic().change_own_catalogue(own, reason); });
      } catch (const CatalogueError& error) {
        changed.faults = error.faults();
      }
      changed.shown = shown_by(store, session);
      return changed;
    };
    x_context.task.run(
        this, work,
        [this, choose, done](Changed changed) {
          x_storing = false;
          if (!changed.faults.empty()) return x_context.messages.show(Tone::failure, refusal(changed.faults));
          close_form();
          show(std::move(changed.shown), choose);
          x_list->focus_table();
          x_context.messages.show(Tone::done, done);
        },
        [this](const StoreError& error) {
          x_storing = false;
          if (error.fault() != StoreFault::stale) return false;
          close_form();
          load();
          x_context.messages.show(Tone::warning, words::changed_meanwhile);
          return true;
        });
  }

  static std::string refusal(const std::vector<CatalogueFault>& faults) {
    std::string text = words::not_taken;
    for (const CatalogueFault& fault : faults) text += "\n" + wording::sentence(fault);
    return text;
  }

  void move(int by) {
    const EntryLine* line = x_list->chosen();
    if (!line) return;
    CatalogueContent moved = with_place(x_shown.own, *x_shown.catalogue, line->kind, line->code, by);
    if (moved == static_cast<const CatalogueContent&>(x_shown.own)) return;
    store(std::move(moved), words::reason_moved(line->code), line->code, words::moved(line->label));
  }

  void retire() {
    const EntryLine* line = x_list->chosen();
    if (!line) return;
    const bool back = is_retired(*line);
    const auto on = back ? std::nullopt : std::optional(x_context.clock.today());
    store(with_retired(x_shown.own, *x_shown.catalogue, line->kind, line->code, on),
          back ? words::reason_brought_back(line->code) : words::reason_retired(line->code), line->code,
          back ? words::brought_back(line->label) : words::retired(line->label));
  }

  // ---- Forms

  void open_form(bool of_chosen) {
    const EntryLine* line = of_chosen ? x_list->chosen() : nullptr;
    if ((of_chosen && !line) || x_form) return;
    const ChangeForm::Request request{x_list->kind(), line ? line->code : std::string(), x_shown.catalogue, x_shown.own,
                                      x_context.clock.today()};
    x_form =
        make_change_form(x_right, request,
                         {[this](ChangeForm::Change change) {
                            store(std::move(change.content), change.reason, change.code, change.done);
                          },
                          [this] {
                            if (may_leave([] {})) close_form();
                          },
                          [this](const std::string& sentence) { x_context.messages.show(Tone::warning, sentence); }});
    x_right->GetSizer()->Add(x_form, wxSizerFlags(1).Expand());
    // Empty, the place of the form was no stop of Tab: the order is to be made anew.
    x_right->MoveAfterInTabOrder(x_details);
    show_form(true);
    Layout();
    x_form->focus_first();
    update_actions();
    x_context.navigation.title_changed();
  }

  // A form has the whole section: its rows need the room at large print, and the list cannot be used meanwhile.
  void show_form(bool shown) {
    GetSizer()->Show(x_left, !shown, true);
    x_details->Show(!shown);
    x_right->Show(shown);
  }

  void close_form() {
    if (!x_form) return;
    wxWindow* closed = x_form;
    x_form = nullptr;
    show_form(false);
    // The press of its own button may still be under way.
    closed->CallAfter([closed] { closed->Destroy(); });
    Layout();
    update_actions();
    x_context.navigation.title_changed();
  }

  // ---- Files

  void ask_and_load() {
    const auto file = x_doors.file_to_open(this, words::catalogue_files);
    if (!file) return;
    const auto work = [file = *file, &files = x_doors.files, session = x_context.session](Store& store) {
      FileTaken taken;
      OwnCatalogue own = shown_by(store, session).own;
      try {
        LaidOver laid = laid_over(own, files.read_catalogue(file, own));
        taken.added = static_cast<int>(laid.added.size());
        taken.changed = static_cast<int>(laid.changed.size());
        static_cast<CatalogueContent&>(own) = std::move(laid.content);
        if (taken.added + taken.changed > 0)
          store.write(session,
                      [&](Writing& writing) { writing.clinic().change_own_catalogue(own, wording::taken_from(file)); });
      } catch (const CatalogueError& error) {
        taken.faults = error.faults();
      }
      taken.shown = shown_by(store, session);
      return taken;
    };
    x_context.task.run(this, work, [this, file = *file](FileTaken taken) { show_taken(std::move(taken), file); });
  }

  void show_taken(FileTaken taken, const std::filesystem::path& file) {
    show(std::move(taken.shown));
    if (taken.faults.empty())
      return x_context.messages.show(Tone::done, words::taken(taken.added, taken.changed, file.filename().string()));
    std::string text = std::string(words::faults_heading) + "\n";
    for (const CatalogueFault& fault : taken.faults) text += "\n" + wording::sentence(fault);
    x_details->ChangeValue(to_wx(text));
    x_details->SetFocus();
    x_context.messages.show(Tone::failure, wording::catalogue_refused(file.filename(), taken.faults.size()));
  }

  void ask_and_save() {
    auto file = x_doors.file_to_save(this, words::catalogue_files, words::file_name);
    if (!file) return;
    if (!file->has_extension()) file->replace_extension(".toml");
    const auto work = [file = *file, &files = x_doors.files, session = x_context.session](Store& store) {
      const std::string text = files.catalogue_text(shown_by(store, session).own);
      OutputFile output(file);
      output.append(text);
      output.commit();
    };
    x_context.task.run(this, work, [this, file = *file] {
      x_context.messages.show(Tone::done, words::written(file.filename().string()));
    });
  }

  AdminDoors x_doors;
  Shown x_shown;
  ChangeForm* x_form = nullptr;
  bool x_storing = false;

  wxBoxSizer* x_left = nullptr;
  EntryList* x_list = nullptr;
  wxButton* x_add = nullptr;
  wxButton* x_rename = nullptr;
  wxButton* x_up = nullptr;
  wxButton* x_down = nullptr;
  wxButton* x_retire = nullptr;
  wxButton* x_load = nullptr;
  wxButton* x_save = nullptr;
  wxTextCtrl* x_details = nullptr;
  wxPanel* x_right = nullptr;
};

}  // namespace

AdminSection* make_catalogue_section(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors) {
  return new CatalogueSection(parent, context, doors);
}

}  // namespace psoas::ui
