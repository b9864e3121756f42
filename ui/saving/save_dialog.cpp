#include "ui/saving/save_dialog.h"

#include <wx/filedlg.h>
#include <wx/msgdlg.h>

#include <algorithm>

#include "domain/store/sealed_exports.h"
#include "ui/widget/text.h"
#include "ui/wording/saving_words.h"

namespace psoas::ui {

namespace words = wording::saving;

namespace {

bool is_one_of(const std::vector<FileFormat>& formats, const std::filesystem::path& file) {
  return std::any_of(formats.begin(), formats.end(),
                     [ending = ending_of(file)](const FileFormat& format) { return format.ending == ending; });
}

// The desktop has asked about the name that was typed, which is not yet the whole one.
bool may_be_replaced(wxWindow* over, const std::filesystem::path& file) {
  wxMessageDialog question(over, to_wx(words::is_there(file.filename().string())), wxMessageBoxCaptionStr,
                           wxYES_NO | wxNO_DEFAULT | wxICON_NONE);
  question.SetYesNoLabels(to_wx(words::replace), to_wx(words::keep));
  return question.ShowModal() == wxID_YES;
}

}  // namespace

std::filesystem::path with_ending(const std::filesystem::path& typed, const std::vector<FileFormat>& formats,
                                  std::size_t chosen) {
  const bool sealed = chosen >= formats.size() || typed.extension() == sealed_export_ending;
  std::filesystem::path file = typed;
  if (file.extension() == sealed_export_ending) file.replace_extension();
  if (!is_one_of(formats, file)) file += "." + formats[sealed ? 0 : chosen].ending;
  return sealed ? sealed_name(file) : file;
}

std::optional<std::filesystem::path> ask_where_to_save(wxWindow* over, const SaveQuestion& question) {
  std::string kinds;
  for (const FileFormat& format : question.formats)
    kinds += format.label + " (*." + format.ending + ")|*." + format.ending + "|";
  kinds += words::sealed_kind;
  wxFileDialog dialog(over, to_wx(question.title), {}, to_wx(question.suggested_name), to_wx(kinds),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return std::nullopt;
  const std::filesystem::path typed = from_wx(dialog.GetPath());
  const std::filesystem::path file =
      with_ending(typed, question.formats, static_cast<std::size_t>(dialog.GetFilterIndex()));
  std::error_code error;
  if (file != typed && std::filesystem::exists(file, error) && !may_be_replaced(over, file)) return std::nullopt;
  return file;
}

}  // namespace psoas::ui
