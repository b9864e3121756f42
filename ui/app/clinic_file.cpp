#include "ui/app/clinic_file.h"

#include <wx/config.h>

#include <algorithm>

#include "domain/base/uuid.h"
#include "domain/demo/demo_accounts.h"
#include "domain/demo/write_demo.h"
#include "domain/store/entrance.h"
#include "ui/widget/text.h"
#include "ui/wording/backup_words.h"
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
    const Session physician = make_demo_accounts(store->entrance(), session.workstation);
    write_demo(*store, physician, DemoClinic(options, *store->catalogue()), progress);
  } catch (...) {
    door.discard(unfinished);
    throw;
  }
  door.rename(unfinished, file);
  return door.open(file, Access::read_write);
}

// A clinic that could not be given its administrator is not left behind, open to everybody.
std::unique_ptr<Store> made_with_administrator(StoreDoor& door, const std::filesystem::path& file,
                                               const ClinicSettings& settings, const Session& session,
                                               const FirstAccount& first, Entered& entered) {
  std::unique_ptr<Store> store = door.create(file, settings, session);
  try {
    entered = store->entrance().make_first(first.account, first.password, session.workstation);
  } catch (...) {
    store.reset();
    door.discard(file);
    throw;
  }
  return store;
}

std::shared_ptr<const std::set<Permission>> allowed_to(Entrance& entrance, const Session& session) {
  auto allowed = std::make_shared<std::set<Permission>>();
  for (const Permission permission : every_permission)
    if (entrance.allows(session, permission)) allowed->insert(permission);
  return allowed;
}

}  // namespace

ClinicFile::ClinicFile(wxWindow* window, Task& task, StoreDoor& door, const Clock& clock, Messages& messages,
                       const Session& session)
    : x_window(window), x_task(task), x_door(door), x_clock(clock), x_messages(messages), x_session(session) {}

void ClinicFile::report_to(Entered entered, Guarded guarded, Refused refused) {
  x_entered = std::move(entered);
  x_guarded = std::move(guarded);
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
      [this, file] { look_at_door(file); },
      [this, file, access](const StoreError& error) {
        return access == Access::read_write && offer_reading(file, error);
      });
}

void ClinicFile::create(const std::filesystem::path& file, const ClinicSettings& settings, const FirstAccount& first) {
  auto entered = std::make_shared<psoas::Entered>();
  take(
      words::creating, file,
      [this, file, settings, first, entered](Progress&) {
        return made_with_administrator(x_door, file, settings, x_session, first, *entered);
      },
      [this, file, entered] {
        enter({file, false, true, false, {}}, entered->session, entered->recovery);
      },
      {});
}

void ClinicFile::open_demo(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return open(file);
  take(
      words::making_demo, file,
      [this, file](Progress& progress) { return invent_clinic(x_door, x_clock, file, x_session, progress); },
      [this, file] { look_at_door(file); }, {});
}

void ClinicFile::put_in_place(const std::filesystem::path& file, std::shared_ptr<PreparedRestore> prepared) {
  auto said = std::make_shared<Said>();
  x_task.close();
  const auto opener = [this, file, prepared = std::move(prepared), said](Progress&) {
    try {
      *said = {Tone::done, wording::backup::restored(prepared->put_in_place())};
    } catch (const std::exception& failure) {
      *said = {Tone::failure, wording::sentence(failure)};
    }
    return x_door.open(file, Access::read_write);
  };
  take(words::opening, file, opener, [this, file, said] { look_at_door(file, *said); }, {});
}

void ClinicFile::take(const std::string& label, const std::filesystem::path& file, Task::Opener opener,
                      std::function<void()> opened, Task::OnFault on_fault) {
  const auto reader = [this, file](Progress&) { return x_door.open(file, Access::read_only); };
  const auto fault = [this, on_fault = std::move(on_fault)](const StoreError& error) {
    const bool dealt_with = on_fault && on_fault(error);
    if (!dealt_with) x_messages.show(Tone::failure, wording::sentence(error));
    x_refused();
    return true;
  };
  x_task.open(
      x_window, label, std::move(opener), reader, [opened = std::move(opened)](const Store&) { opened(); }, fault);
}

void ClinicFile::look_at_door(const std::filesystem::path& file, const std::optional<Said>& said) {
  const auto look = [this, file, said](Store& store) {
    Entrance& entrance = store.entrance();
    return ClinicAtDoor{
        file, store.read_only(), entrance.has_accounts(), entrance.is_demo(), x_door.volume_encryption(file), said};
  };
  x_task.run(x_window, look, [this](const ClinicAtDoor& clinic) {
    if (!clinic.has_accounts) return enter(clinic, x_session);
    wxConfigBase::Get()->Write(last_file_key, to_wx(std::filesystem::absolute(clinic.file).string()));
    x_guarded(clinic);
  });
}

void ClinicFile::enter(const ClinicAtDoor& clinic, const Session& session,
                       const std::optional<RecoverySecret>& new_code) {
  const auto look_round = [this, clinic, session, new_code](Store& store) {
    Entrance& entrance = store.entrance();
    OpenedClinic opened;
    opened.file = clinic.file;
    opened.read_only = store.read_only();
    opened.has_accounts = entrance.has_accounts();
    opened.keyed = x_door.keys_its_files();
    opened.encrypted_by = x_door.volume_encryption(clinic.file);
    opened.session = session;
    opened.settings = store.read(session, [](Reading& reading) { return reading.clinic().settings(); });
    opened.catalogue = store.catalogue();
    opened.allowed = allowed_to(entrance, session);
    opened.must_change_password = entrance.must_change_password(session);
    opened.anchor_fault = store.protection().anchor_fault();
    opened.new_code = new_code;
    opened.said = clinic.said;
    opened.pass = entrance.pass(session);
    return opened;
  };
  x_task.run(x_window, look_round, [this](OpenedClinic opened) {
    x_task.admit(opened.pass);
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
