#include "ui/app/kept_moment.h"

#include <wx/config.h>

#include <stdexcept>

#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

wxString key_of(const char* what, const std::filesystem::path& file) {
  wxString name = to_wx(std::filesystem::absolute(file).string());
  name.Replace("/", "|");
  return wxString(what) + "/" + name;
}

}  // namespace

std::optional<Moment> kept_moment(const char* what, const std::filesystem::path& file) {
  const std::string text = from_wx(wxConfigBase::Get()->Read(key_of(what, file), wxString()));
  if (text.empty()) return std::nullopt;
  try {
    return parse_moment(text);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

void keep_moment(const char* what, const std::filesystem::path& file, Moment moment) {
  wxConfigBase::Get()->Write(key_of(what, file), to_wx(to_string(moment)));
}

}  // namespace psoas::ui
