#pragma once

// The thin door to the questions that stop the window: which file, yes or no. Tests answer behind it.

#include <wx/window.h>

#include <filesystem>
#include <optional>
#include <string>

#include "ui/widget/file_door.h"

namespace psoas::ui {

class Dialogs {
 public:
  virtual ~Dialogs() = default;

  // Nothing: the person thought better of it. `kinds` as in a wxFileDialog ("Clinics (*.psoas)|*.psoas").
  virtual std::optional<std::filesystem::path> file_to_open(wxWindow* over, const std::string& kinds) = 0;
  // Asks before a file that is there would be replaced.
  virtual std::optional<std::filesystem::path> file_to_save(wxWindow* over, const std::string& kinds,
                                                            const std::string& suggested_name) = 0;
  // The same for a report in one of several formats, or sealed.
  virtual std::optional<std::filesystem::path> report_to_save(wxWindow* over, const SaveQuestion& question) = 0;
  // A folder that is there.
  virtual std::optional<std::filesystem::path> folder_to_choose(wxWindow* over) = 0;
  // Shows text that is only read.
  virtual void tell(wxWindow* over, const std::string& heading, const std::string& text) = 0;

  // Shows a folder in the desktop's file manager.
  virtual void open_folder(const std::filesystem::path& folder) = 0;
};

class NativeDialogs final : public Dialogs {
 public:
  std::optional<std::filesystem::path> file_to_open(wxWindow* over, const std::string& kinds) override;
  std::optional<std::filesystem::path> file_to_save(wxWindow* over, const std::string& kinds,
                                                    const std::string& suggested_name) override;
  std::optional<std::filesystem::path> report_to_save(wxWindow* over, const SaveQuestion& question) override;
  std::optional<std::filesystem::path> folder_to_choose(wxWindow* over) override;
  void tell(wxWindow* over, const std::string& heading, const std::string& text) override;
  void open_folder(const std::filesystem::path& folder) override;
};

}  // namespace psoas::ui
