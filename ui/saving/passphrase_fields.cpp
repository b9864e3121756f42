#include "ui/saving/passphrase_fields.h"

#include <wx/wrapsizer.h>

#include "domain/access/account.h"
#include "domain/store/sealed_exports.h"
#include "reports/export/export_file.h"
#include "ui/widget/spacing.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/saving_words.h"

namespace psoas::ui {

namespace words = wording::saving;

SealWith sealing(StoreDoor& door) {
  return [&exports = sealed_exports_of(door)](const std::filesystem::path& plain, const std::filesystem::path& target,
                                              const std::string& passphrase, Progress& progress) {
    exports.seal(plain, target, passphrase, progress);
  };
}

std::optional<std::filesystem::path> ask_for_workbook(wxWindow* over, const AskWhereToSave& ask,
                                                      const std::string& suggested_name, bool sealed) {
  auto target = ask(over, sealed ? words::sealed_kinds : words::workbook_kinds,
                    sealed ? sealed_name(suggested_name).string() : suggested_name);
  if (!target) return target;
  if (target->extension() == sealed_export_ending) target->replace_extension();
  if (!reports::is_workbook(*target)) target->replace_extension(".xlsx");
  return sealed ? sealed_name(*target) : *target;
}

PassphraseFields::PassphraseFields(wxWindow* parent, wxSizer& content, const std::string& name)
    : x_content(content),
      x_row(new wxWrapSizer(wxHORIZONTAL)),
      x_first(new PasswordField(parent, name + " passphrase")),
      x_again(new PasswordField(parent, name + " passphrase again")) {
  x_first_field.emplace(parent, words::passphrase, x_first, words::passphrase_hint);
  x_first_field->keep_hint_to_control();
  x_again_field.emplace(parent, words::passphrase_again, x_again);
  x_row->Add(x_first_field->over(), wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
  x_row->Add(x_again_field->over(), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
  content.Add(x_row, wxSizerFlags().Expand());
  content.Show(x_row, false, true);
}

void PassphraseFields::show(bool in_sight) {
  if (!in_sight) wipe();
  x_content.Show(x_row, in_sight, true);
  lay_out_again(*x_first);
}

std::optional<std::string> PassphraseFields::checked() {
  x_first_field->settle();
  x_again_field->settle();
  const std::string typed = x_first->typed();
  if (const Problems problems = check_password(typed, {}); !problems.empty()) {
    x_first_field->refuse(wording::password_sentence(problems.front()));
    x_first->SetFocus();
    return std::nullopt;
  }
  if (typed == x_again->typed()) return typed;
  x_again_field->refuse(words::passphrases_differ);
  x_again->SetFocus();
  return std::nullopt;
}

void PassphraseFields::wipe() {
  x_first->wipe();
  x_again->wipe();
}

}  // namespace psoas::ui
