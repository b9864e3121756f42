#include "ui/app/diagnosis_page.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"
#include "ui/wording/diagnosis_words.h"

namespace psoas::ui {

namespace words = wording::diagnosis;

namespace {

constexpr int most_shown = 500;

struct Content {
  DiagnosisListState state;
  std::vector<DiagnosisCode> codes;
};

class DiagnosisPage : public Screen {
 public:
  DiagnosisPage(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, StoreDoor& door)
      : Screen(parent, context, "diagnosis codes"), x_dialogs(dialogs), x_door(door) {
    auto* page = new wxBoxSizer(wxVERTICAL);
    const auto below = wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field());
    page->Add(page_heading(this, words::heading), below);
    auto* about = plain_text(this, words::about);
    about->Wrap(spacing::dip(760));
    page->Add(about, below);
    x_state = muted_text(this, "");
    page->Add(x_state, below);
    x_find = new ShortField(this, "find code", 40);
    x_find_field.emplace(this, words::find, x_find, words::find_hint);
    x_find->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
      load();
      event.Skip();
    });
    auto* replace = new wxButton(this, wxID_ANY, to_wx(words::replace), wxDefaultPosition, wxDefaultSize, 0,
                                 wxDefaultValidator, "replace codes");
    replace->Enable(!x_context.read_only);
    replace->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_and_replace(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(x_find_field->over(), wxSizerFlags(1));
    row->Add(replace, wxSizerFlags().Border(wxLEFT, spacing::field()));
    page->Add(row, below);
    x_table = new Table(this, "codes",
                        {{words::code, 10}, {words::label, 70}, {words::valid_from, 11}, {words::valid_to, 11}});
    page->Add(x_table, wxSizerFlags(1).Expand());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
    load();
  }

  // The table goes while what it shows is still there.
  ~DiagnosisPage() override { DestroyChildren(); }

  void arrive() override { x_find->SetFocus(); }

 private:
  void load() {
    x_context.task.run_newest(
        this, x_newest,
        [session = x_context.session, typed = x_find->typed()](Store& store) {
          return store.read(session, [&](Reading& reading) {
            return Content{reading.diagnoses().list(), reading.diagnoses().find(typed, most_shown)};
          });
        },
        [this](Content content) { show(std::move(content)); });
  }

  void show(Content content) {
    x_shown = std::move(content);
    put_text(*x_state, words::in_force(x_shown.state));
    x_table->show(static_cast<int>(x_shown.codes.size()), [this](int row, int column) {
      // While rows go, the list may ask once more for one that has gone.
      const auto place = static_cast<std::size_t>(row);
      if (place >= x_shown.codes.size()) return std::string();
      const DiagnosisCode& code = x_shown.codes[place];
      switch (column) {
        case 0: return code.code;
        case 1: return code.label;
        case 2: return code.valid_from ? to_string(*code.valid_from) : std::string();
        default: return code.valid_to ? to_string(*code.valid_to) : std::string();
      }
    });
    Layout();
  }

  void ask_and_replace() {
    const auto file = x_dialogs.file_to_open(this, words::files);
    if (!file) return;
    const auto work = [&door = x_door, file = *file, session = x_context.session](Store& store, Progress&) {
      const std::vector<DiagnosisCode> codes = door.read_diagnosis_list(file);
      store.write(session, [&](Writing& writing) {
        writing.diagnoses().replace(codes, file.filename().string(), words::replaced_from_file);
      });
      return static_cast<int>(codes.size());
    };
    x_context.task.run_long(this, words::taking_over, work, [this, file = *file](int codes) {
      x_context.messages.show(Tone::done, words::replaced(file.filename().string(), codes));
      load();
    });
  }

  Dialogs& x_dialogs;
  StoreDoor& x_door;
  Newest x_newest;
  Content x_shown;
  wxStaticText* x_state = nullptr;
  ShortField* x_find = nullptr;
  std::optional<LabelledField> x_find_field;
  Table* x_table = nullptr;
};

}  // namespace

Screen* make_diagnosis_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, StoreDoor& door) {
  return new DiagnosisPage(parent, context, dialogs, door);
}

}  // namespace psoas::ui
