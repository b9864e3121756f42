#include "ui/widget/save_dialog.h"

#include <wx/filedlg.h>

#include <algorithm>

#include "ui/widget/text.h"

namespace psoas::ui {

std::optional<std::filesystem::path> ask_where_to_save(wxWindow* parent, const std::string& title,
                                                       const std::string& suggested_name,
                                                       const std::vector<FileKind>& kinds) {
  std::string offered;
  for (const FileKind& kind : kinds)
    offered += (offered.empty() ? "" : "|") + kind.label + " (*." + kind.ending + ")|*." + kind.ending;
  wxFileDialog dialog(parent, to_wx(title), {}, to_wx(suggested_name), to_wx(offered),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return std::nullopt;
  const std::filesystem::path file = from_wx(dialog.GetPath());
  const auto ours = [&](const FileKind& kind) { return file.extension() == "." + kind.ending; };
  if (std::any_of(kinds.begin(), kinds.end(), ours)) return file;
  return file.string() + "." + kinds[static_cast<std::size_t>(dialog.GetFilterIndex())].ending;
}

}  // namespace psoas::ui
