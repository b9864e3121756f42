#pragma once

// The file the window works on: opened, created, remembered for the next start. Only its path is remembered,
// nothing of its content. How a store is made is behind the StoreDoor.

#include <wx/window.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "domain/base/clock.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/door.h"
#include "ui/task/task.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

struct OpenedClinic {
  std::filesystem::path file;
  std::shared_ptr<const Catalogue> catalogue;
  ClinicSettings settings;
  bool read_only = false;
  std::string encrypted_by;  // what encrypts its disk; "" when nothing says that anything does
};

class ClinicFile {
 public:
  using Entered = std::function<void(OpenedClinic)>;
  using Refused = std::function<void()>;

  ClinicFile(wxWindow* window, Task& task, StoreDoor& door, const Clock& clock, Messages& messages,
             const Session& session);

  // `entered` hears of each file that was opened or created, `refused` when there is none after all.
  void report_to(Entered entered, Refused refused);

  // A file somebody else works in, or that cannot be written, is offered to be read.
  void open(const std::filesystem::path& file, Access access = Access::read_write);
  void create(const std::filesystem::path& file, const ClinicSettings& settings);

  // The clinic of invented patients: opened when it is there, else made.
  void open_demo(const std::filesystem::path& file);

  // The file opened last on this computer, when it is still there.
  static std::optional<std::filesystem::path> last();

 private:
  void take(const std::string& label, const std::filesystem::path& file, Task::Opener opener, Task::OnFault on_fault);
  void enter(const std::filesystem::path& file, const Store& store);
  bool offer_reading(const std::filesystem::path& file, const StoreError& error);

  wxWindow* x_window;
  Task& x_task;
  StoreDoor& x_door;
  const Clock& x_clock;
  Messages& x_messages;
  Session x_session;
  Entered x_entered;
  Refused x_refused;
};

}  // namespace psoas::ui
