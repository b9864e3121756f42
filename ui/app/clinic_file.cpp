#include "ui/app/clinic_file.h"

#include <wx/config.h>

#include <algorithm>

#include "domain/base/uuid.h"
#include "domain/demo/write_demo.h"
#include "ui/widget/text.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

constexpr const char* last_file_key = "LastFile";

// Made beside its place and given its name when it is whole: half a demo is never opened.
std::unique_ptr<Store> invent_clinic(StoreDoor& door, const Clock& clock, const std::filesystem::path& file,
                                     const Session& session, Progress& progress) {
  std::filesystem::create_directories(file.parent_path());
  const auto unfinished = file.parent_path() / (".psoastrack-" + new_uuid() + file.extension().string());
  ClinicSettings settings;
  settings.name = wording::demo_clinic_name();
  settings.demo = true;
  DemoOptions options;
  options.last_day = std::min(options.last_day, clock.today());
  try {
    const auto store = door.create(unfinished, settings, session);
    write_demo(*store, session, DemoClinic(options, *store->catalogue()), progress);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    throw;
  }
  std::filesystem::rename(unfinished, file);
  return door.open(file, Access::read_write);
}

}  // namespace

ClinicFile::ClinicFile(wxWindow* window, Task& task, StoreDoor& door, const Clock& clock, Messages& messages,
                       const Session& session)
    : x_window(window), x_task(task), x_door(door), x_clock(clock), x_messages(messages), x_session(session) {}

void ClinicFile::report_to(Entered entered, Refused refused) {
  x_entered = std::move(entered);
  x_refused = std::move(refused);
}

std::optional<std::filesystem::path> ClinicFile::last() {
  const std::filesystem::path file = from_wx(wxConfigBase::Get()->Read(last_file_key, wxString()));
  std::error_code ignored;
  if (file.empty() || !std::filesystem::exists(file, ignored)) return std::nullopt;
  return file;
}

void ClinicFile::open(const std::filesystem::path& file, Access access) {
  take(
      words::opening, file, [this, file, access](Progress&) { return x_door.open(file, access); },
      [this, file, access](const StoreError& error) {
        return access == Access::read_write && offer_reading(file, error);
      });
}

void ClinicFile::create(const std::filesystem::path& file, const ClinicSettings& settings) {
  take(words::creating, file, [this, file, settings](Progress&) { return x_door.create(file, settings, x_session); },
       {});
}

void ClinicFile::open_demo(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return open(file);
  take(words::making_demo, file,
       [this, file](Progress& progress) { return invent_clinic(x_door, x_clock, file, x_session, progress); }, {});
}

void ClinicFile::take(const std::string& label, const std::filesystem::path& file, Task::Opener opener,
                      Task::OnFault on_fault) {
  const auto reader = [this, file](Progress&) { return x_door.open(file, Access::read_only); };
  const auto fault = [this, on_fault = std::move(on_fault)](const StoreError& error) {
    const bool dealt_with = on_fault && on_fault(error);
    if (!dealt_with) x_messages.show(Tone::failure, wording::sentence(error));
    x_refused();
    return true;
  };
  x_task.open(
      x_window, label, std::move(opener), reader, [this, file](const Store& store) { enter(file, store); }, fault);
}

void ClinicFile::enter(const std::filesystem::path& file, const Store& store) {
  OpenedClinic opened{file, store.catalogue(), {}, store.read_only(), x_door.volume_encryption(file)};
  const auto read_settings = [session = x_session](Store& own) {
    return own.read(session, [](Reading& reading) { return reading.clinic().settings(); });
  };
  x_task.run(x_window, read_settings, [this, opened = std::move(opened)](ClinicSettings settings) mutable {
    opened.settings = std::move(settings);
    wxConfigBase::Get()->Write(last_file_key, to_wx(std::filesystem::absolute(opened.file).string()));
    x_entered(std::move(opened));
  });
}

bool ClinicFile::offer_reading(const std::filesystem::path& file, const StoreError& error) {
  if (error.fault() != StoreFault::busy && error.fault() != StoreFault::read_only) return false;
  x_messages.show(Tone::warning, wording::sentence(error), words::open_read_only,
                  [this, file] { open(file, Access::read_only); });
  return true;
}

}  // namespace psoas::ui
