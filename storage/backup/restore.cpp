#include "storage/backup/restore.h"

#include <sqlite3.h>
#include <unistd.h>

#include <thread>

#include "domain/base/output_file.h"
#include "storage/backup/holders.h"
#include "storage/backup/record_facts.h"
#include "storage/protection/anchor_file.h"
#include "storage/sqlite/opening.h"
#include "storage/sqlite/place.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr int busy_ms = 5000;

fs::path journal_of(const fs::path& file) { return file.string() + "-journal"; }

// What a file holds that is to be replaced; nothing when it cannot be read any more, which is why it is replaced.
std::optional<RecordFacts> facts_if_readable(const fs::path& file) {
  try {
    OpenedFile opened = open_file(file, {Access::read_only, busy_ms, ""});
    if (!opened.header.ours) return std::nullopt;
    set_up_file(opened);
    return facts_of(*opened.connection);
  } catch (const StoreError& error) {
    if (error.fault() == StoreFault::busy || error.fault() == StoreFault::missing) throw;
    return std::nullopt;
  }
}

// Whoever has the file open would go on writing to it under its new name. A program that is about to close it is waited
// for.
void require_nobody_has_open(const fs::path& file) {
  std::vector<std::string> programs = programs_with_open(file);
  for (int tries = 0; !programs.empty() && tries < 20; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    programs = programs_with_open(file);
  }
  if (!programs.empty()) throw StoreError(StoreFault::busy, programs.front());
}

// Nobody else reads or writes the file as long as the connection lives.
std::unique_ptr<SqliteConnection> locked(const fs::path& file) {
  auto connection = std::make_unique<SqliteConnection>(
      file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, busy_ms, "");
  connection->execute("BEGIN EXCLUSIVE");
  return connection;
}

std::string stamp_of(Moment now) {
  std::string stamp = to_string(now).substr(0, 19);
  stamp[10] = '-';
  std::erase(stamp, ':');
  return stamp + "Z";
}

fs::path free_name_aside(const fs::path& target, Moment now) {
  for (int number = 1;; ++number) {
    fs::path aside = target;
    aside += ".replaced-" + stamp_of(now) + (number == 1 ? "" : "-" + std::to_string(number));
    if (!fs::exists(aside)) return aside;
  }
}

// A second name for the file, or, where the disk knows no such thing, another one.
void name_aside(const fs::path& target, const fs::path& aside) {
  if (::link(target.c_str(), aside.c_str()) == 0) return;
  std::error_code error;
  fs::rename(target, aside, error);
  if (error) throw FileError(target, error.message());
}

class Restored final : public PreparedRestore {
 public:
  Restored(const RestoreRequest& request, const Clock& clock, fs::path anchor_folder)
      : x_target(request.target),
        x_replace(request.replace),
        x_clock(clock),
        x_anchor_folder(std::move(anchor_folder)),
        x_file(x_target) {}

  void fill(Unsealer& unsealer, Progress& progress) {
    x_origin = unsealer.header().origin;
    FileOutput sink(x_file);
    unsealer.pour_into(sink, progress);
    progress.at("check", 0, 0);
    progress.check();
    SqliteConnection connection(x_file.temporary().string(), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, 0, "");
    x_restored = require_the_record(connection, x_origin);
  }

  void compare_with(std::optional<RecordFacts> replaced) { x_replaced = std::move(replaced); }

  const SealedOrigin& origin() const override { return x_origin; }
  const RecordFacts& restored() const override { return x_restored; }
  const std::optional<RecordFacts>& replaced() const override { return x_replaced; }

  RestoreReport put_in_place() override {
    RestoreReport report = give_name();
    if (!x_anchor_folder.empty())
      renew_anchor(x_anchor_folder,
                   {x_restored.clinic, {x_restored.audit_sequence, x_restored.audit_head}, x_clock.now()}, x_target);
    return report;
  }

 private:
  RestoreReport give_name() {
    RestoreReport report;
    report.file = x_target;
    if (!x_replace) {
      if (fs::exists(x_target)) throw StoreError(StoreFault::duplicate, x_target.string());
      x_file.commit();
      return report;
    }
    require_nobody_has_open(x_target);
    // A file that is no database any more cannot be locked, and its journal, which SQLite would clear away, is kept.
    const auto lock = x_replaced ? locked(x_target) : nullptr;
    report.kept_aside = free_name_aside(x_target, x_clock.now());
    const bool journal = fs::exists(journal_of(x_target));
    if (journal) fs::rename(journal_of(x_target), journal_of(report.kept_aside));
    name_aside(x_target, report.kept_aside);
    try {
      x_file.commit();
    } catch (...) {
      put_back(report.kept_aside, journal);
      throw;
    }
    return report;
  }

  // Whatever name the old file has now, it gets back the one it had.
  void put_back(const fs::path& aside, bool journal) const {
    std::error_code ignored;
    if (fs::exists(x_target, ignored)) fs::remove(aside, ignored);
    else fs::rename(aside, x_target, ignored);
    if (journal) fs::rename(journal_of(aside), journal_of(x_target), ignored);
  }

  fs::path x_target;
  bool x_replace;
  const Clock& x_clock;
  fs::path x_anchor_folder;
  OutputFile x_file;
  SealedOrigin x_origin;
  RecordFacts x_restored;
  std::optional<RecordFacts> x_replaced;
};

void require_place(const RestoreRequest& request, std::uint64_t bytes) {
  require_local_folder(request.target);
  std::error_code error;
  const bool there = fs::symlink_status(request.target, error).type() != fs::file_type::not_found;
  if (there && !request.replace) throw StoreError(StoreFault::duplicate, request.target.string());
  if (request.replace) {
    if (!there) throw StoreError(StoreFault::missing, request.target.string());
    if (!fs::is_regular_file(fs::symlink_status(request.target, error)))
      throw StoreError(StoreFault::foreign_file, request.target.string() + ": no file");
  }
  require_room(request.target, bytes);
}

}  // namespace

std::unique_ptr<PreparedRestore> prepare_restore(const RestoreRequest& request, const Opener& open,
                                                 SchemaSteps known_steps, const Clock& clock, Progress& progress,
                                                 const fs::path& anchor_folder) {
  FileInput source(request.backup);
  Unsealer unsealer(source);
  require_restorable(unsealer.header(), known_steps);
  require_place(request, unsealer.header().plaintext_bytes);
  std::optional<RecordFacts> replaced;
  if (request.replace) replaced = facts_if_readable(request.target);
  if (replaced && !replaced->clinic.empty() && identity_bytes(replaced->clinic) != unsealer.header().origin.clinic)
    throw RestoreError(RestoreFault::other_clinic, request.backup.string());
  open(unsealer);
  auto restored = std::make_unique<Restored>(request, clock, anchor_folder);
  restored->fill(unsealer, progress);
  restored->compare_with(std::move(replaced));
  return restored;
}

}  // namespace psoas::storage
