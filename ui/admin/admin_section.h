#pragma once

// A section of the administration page: a panel that reads for itself what it shows. Those an
// account has no use for are left out.

#include <wx/panel.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/store/backups.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What sections touch of the world outside; outlives them.
struct AdminDoors {
  StoreDoor& files;
  // Nothing: the person thought better of it. `kinds` as in a wxFileDialog.
  std::function<std::optional<std::filesystem::path>(wxWindow* over, const std::string& kinds)> file_to_open;
  std::function<std::optional<std::filesystem::path>(wxWindow* over, const std::string& kinds,
                                                     const std::string& suggested_name)>
      file_to_save;
  std::function<std::optional<std::filesystem::path>(wxWindow* over)> folder_to_choose;
  std::filesystem::path clinic_file;
  // Closes the clinic's file, puts the backup in its place and opens it again.
  std::function<void(std::shared_ptr<PreparedRestore>)> put_in_place;
  std::function<void()> backups_changed = {};  // one was made
  std::function<std::string()> care = {};      // when the whole record was compared and checked
  std::string first_section;                   // the one to begin with, by its label; "" the first
};

class AdminSection : public wxPanel {
 public:
  AdminSection(wxWindow* parent, const ScreenContext& context, const wxString& name)
      : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, name), x_context(context) {}

  virtual std::string label() const = 0;
  // Reads and shows anew; called when the section comes into sight.
  virtual void load() = 0;
  // As a screen's.
  virtual bool may_leave(std::function<void()> go_on) {
    (void)go_on;
    return true;
  }
  virtual bool can(Command command) const {
    (void)command;
    return false;
  }
  virtual bool perform(Command command) {
    (void)command;
    return false;
  }

 protected:
  ScreenContext x_context;
};

// In the order in which they stand.
std::vector<AdminSection*> make_admin_sections(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors);

}  // namespace psoas::ui
