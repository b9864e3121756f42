#include "ui/export/open_page.h"

#include "ui/entrance/entrance_page.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/spacing.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/export_page_words.h"
#include "ui/wording/saving_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::export_page;

// What came of it: "" or why nothing did.
std::string open_or_why_not(SealedExports& exports, const std::filesystem::path& sealed,
                            const std::filesystem::path& target, const std::string& passphrase, Progress& progress) {
  try {
    exports.open_sealed(sealed, target, passphrase, progress);
    return "";
  } catch (const Cancelled&) {
    return words::opening_stopped;
  } catch (const std::exception& failure) {
    return wording::sentence(failure);
  }
}

class OpenPage : public EntrancePage {
 public:
  OpenPage(wxWindow* parent, const ScreenContext& context, const OpenDoors& doors)
      : EntrancePage(parent, context, "open sealed", words::open_heading), x_doors(doors) {
    add_text(words::open_text);
    x_file = new ShortField(card(), "sealed file", 34);
    x_file_field.emplace(card(), words::sealed_file, x_file);
    add(x_file_field->over());
    add(make_button(words::choose_sealed, "choose sealed file", [this] { choose(); }));
    x_passphrase = new PasswordField(card(), "sealed passphrase");
    x_passphrase_field.emplace(card(), wording::saving::passphrase, x_passphrase, words::open_passphrase_hint);
    x_passphrase->on_enter([this] { open(); });
    add(x_passphrase_field->over());
    x_open = make_button(words::open_sealed, "open sealed file", [this] { open(); });
    add_foot({x_open, make_button(words::cancel, "cancel", [this] { x_context.navigation.back(); })});
  }

  void arrive() override { x_file->SetFocus(); }

 private:
  void choose() {
    const auto file = x_doors.file_to_open(this, wording::saving::sealed_kinds);
    if (!file) return;
    x_file->put(file->string());
    x_passphrase->SetFocus();
  }

  // The name it had before it was sealed is offered.
  void open() {
    refuse({});
    fit();
    const std::filesystem::path sealed = x_file->typed();
    if (sealed.empty()) return no(words::choose_first, *x_file);
    if (x_passphrase->typed().empty()) return no(words::passphrase_needed, *x_passphrase);
    const auto target = x_doors.file_to_save(this, words::opened_kinds, sealed.filename().stem().string());
    if (!target) return;
    x_open->Disable();
    const auto work = [&exports = x_doors.exports, sealed, target = *target, passphrase = x_passphrase->typed()](
                          Store&, Progress& progress) {
      return open_or_why_not(exports, sealed, target, passphrase, progress);
    };
    x_passphrase->wipe();
    x_context.task.run_export(this, words::opening, work, [this, target = *target](const std::string& failure) {
      x_open->Enable();
      if (!failure.empty()) return no(failure, *x_passphrase);
      x_context.messages.show(Tone::done, words::opened(target.filename().string()), words::open_folder,
                              [show = x_doors.open_folder, target] { show(target.parent_path()); });
    });
  }

  void no(const std::string& why, wxWindow& field) {
    refuse(why);
    fit();
    field.SetFocus();
  }

  OpenDoors x_doors;
  ShortField* x_file;
  PasswordField* x_passphrase;
  std::optional<LabelledField> x_file_field;
  std::optional<LabelledField> x_passphrase_field;
  wxButton* x_open;
};

}  // namespace

Screen* make_open_page(wxWindow* parent, const ScreenContext& context, const OpenDoors& doors) {
  return new OpenPage(parent, context, doors);
}

}  // namespace psoas::ui
