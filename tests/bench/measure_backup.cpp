#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "domain/store/backups.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

namespace psoas::bench {

namespace {

// Notes when the record had been sealed; what follows is the reading back.
class SealingWatch final : public Progress {
 public:
  void at(std::string_view step, std::int64_t done, std::int64_t total) override {
    if ((step == "subjects" || step == "check") && x_sealed_ms == 0) x_began = {};
    if (step == "seal" && done == total) x_sealed_ms = x_began.ms();
  }
  double sealed_ms() const { return x_sealed_ms; }

 private:
  Stopwatch x_began;
  double x_sealed_ms = 0;
};

// SQLite's own backup into a file, as fast as it goes.
double bare_copy(const std::filesystem::path& clinic, const std::filesystem::path& target) {
  std::filesystem::remove(target);
  const BareDatabase from(clinic);
  sqlite3* to = nullptr;
  if (sqlite3_open(target.c_str(), &to) != SQLITE_OK) throw std::runtime_error("bare backup");
  const double ms = timed([&] {
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", from.handle(), "main");
    sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
  });
  sqlite3_close(to);
  std::filesystem::remove(target);
  return ms;
}

// As many bytes through libsodium's stream, from memory to nowhere.
double bare_stream(std::uintmax_t bytes) {
  crypto_secretstream_xchacha20poly1305_state state;
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> key{};
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
  crypto_secretstream_xchacha20poly1305_init_push(&state, header.data(), key.data());
  std::vector<unsigned char> plain(65'536);
  std::vector<unsigned char> sealed(plain.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
  return timed([&] {
    for (std::uintmax_t done = 0; done < bytes; done += plain.size())
      crypto_secretstream_xchacha20poly1305_push(&state, sealed.data(), nullptr, plain.data(), plain.size(),
                                                 header.data(), header.size(), 0);
  });
}

// The most memory the process has had, since it was last set back, in MiB.
double peak_mib() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word)
    if (word == "VmHWM:") {
      double kib = 0;
      status >> kib;
      return kib / 1024;
    }
  return 0;
}

void set_peak_back() { std::ofstream("/proc/self/clear_refs") << "5"; }

}  // namespace

void measure_backup(StoreDoor& door, const std::filesystem::path& clinic, const std::filesystem::path& folder,
                    const std::string& size, Figures& figures) {
  const std::filesystem::path file = copy_of(clinic, folder, "backed_up.psoas");
  const std::filesystem::path backups = folder / "backups";
  std::filesystem::create_directory(backups);
  const double bare = bare_copy(file, folder / "bare.psoas") + bare_stream(std::filesystem::file_size(file));
  {
    const std::unique_ptr<Store> store = door.open(file, Access::read_write);
    const BackupRequest request{backups, "a passphrase for the bench"};
    const double memory_before = peak_mib();
    set_peak_back();
    SealingWatch watch;
    const double whole = timed([&] { backups_of(door).back_up(*store, measuring_session(), request, watch); });
    figures.add({"seal a backup, " + size, watch.sealed_ms(), bare, {}, 2.0});
    figures.add({"the whole backup with comparing before and reading back, " + size, whole, {}, {}, {}});
    std::printf("  memory for it: at most %.0f MiB, %.0f MiB before\n", peak_mib(), memory_before);
  }
  std::filesystem::remove_all(backups);
  std::filesystem::remove(file);
}

}  // namespace psoas::bench
