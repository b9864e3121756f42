#include "ui/app/dialogs.h"

#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/utils.h>

#include "ui/saving/save_dialog.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

std::optional<std::filesystem::path> asked(wxFileDialog& dialog) {
  if (dialog.ShowModal() != wxID_OK) return std::nullopt;
  return std::filesystem::path(from_wx(dialog.GetPath()));
}

}  // namespace

std::optional<std::filesystem::path> NativeDialogs::file_to_open(wxWindow* over, const std::string& kinds) {
  wxFileDialog dialog(over, wxFileSelectorPromptStr, {}, {}, to_wx(kinds), wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  return asked(dialog);
}

std::optional<std::filesystem::path> NativeDialogs::file_to_save(wxWindow* over, const std::string& kinds,
                                                                 const std::string& suggested_name) {
  wxFileDialog dialog(over, wxFileSelectorPromptStr, {}, to_wx(suggested_name), to_wx(kinds),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  return asked(dialog);
}

std::optional<std::filesystem::path> NativeDialogs::report_to_save(wxWindow* over, const SaveQuestion& question) {
  return ask_where_to_save(over, question);
}

std::optional<std::filesystem::path> NativeDialogs::folder_to_choose(wxWindow* over) {
  wxDirDialog dialog(over, wxDirSelectorPromptStr, {}, wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return std::nullopt;
  return std::filesystem::path(from_wx(dialog.GetPath()));
}

void NativeDialogs::tell(wxWindow* over, const std::string& heading, const std::string& text) {
  wxMessageDialog dialog(over, to_wx(heading), wxMessageBoxCaptionStr, wxOK | wxICON_NONE);
  dialog.SetExtendedMessage(to_wx(text));
  dialog.ShowModal();
}

void NativeDialogs::open_folder(const std::filesystem::path& folder) {
  wxLaunchDefaultApplication(to_wx(folder.string()));
}

}  // namespace psoas::ui
