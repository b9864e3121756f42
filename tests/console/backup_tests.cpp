#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include "tests/console/console_run.h"

namespace psoas::tests {

namespace {

// A clinic without accounts, a folder for backups and a passphrase nobody else can read.
struct Kept : ConsoleRun {
  Kept() {
    REQUIRE(run({"new", path("clinic.psoas"), "--clinic", "Hilltop", "--no-accounts"}).code == 0);
    std::filesystem::create_directory(path("backups"));
    secret("passphrase", "seven wet herons sing");
  }
  void secret(const std::string& name, const std::string& text) {
    write(name, text + "\n");
    ::chmod(path(name).c_str(), 0600);
  }
  Ran back_up() {
    return run({"backup", path("clinic.psoas"), "-o", path("backups"), "--passphrase-file", path("passphrase")});
  }
  std::string backup() const {
    for (const auto& entry : std::filesystem::directory_iterator(path("backups"))) return entry.path().string();
    return "";
  }
};

}  // namespace

TEST_CASE("a backup is made, listed and brought back as a new file", "[console]") {
  Kept clinic;
  const Ran made = clinic.back_up();
  CHECK(made.code == 0);
  CHECK(contains(made.out, "clinic-2026-11-02-100000Z.psoas-backup"));
  CHECK(contains(made.out, "read back from the disk and found whole"));
  CHECK(contains(made.out, "same disk"));
  const Ran listed = clinic.run({"backups", clinic.path("backups")});
  CHECK(contains(squeezed(listed.out), "2026-11-02 10:00 clinic-2026-11-02-100000Z.psoas-backup under an hour old"));

  const Ran restored = clinic.run(
      {"restore", clinic.backup(), "-o", clinic.path("again.psoas"), "--passphrase-file", clinic.path("passphrase")});
  CHECK(restored.code == 0);
  CHECK(contains(restored.out, "Restored: " + clinic.path("again.psoas")));
  CHECK(clinic.run({"check", clinic.path("again.psoas")}).code == 0);
}

TEST_CASE("a backup in place of a file says what is in both and keeps the old one", "[console]") {
  Kept clinic;
  REQUIRE(clinic.back_up().code == 0);
  const Ran restored = clinic.run({"restore", clinic.backup(), "--replace", clinic.path("clinic.psoas"),
                                   "--passphrase-file", clinic.path("passphrase")});
  CHECK(restored.code == 0);
  CHECK(contains(restored.out, "In the backup: 0 patients"));
  CHECK(contains(restored.out, "In the file:"));
  CHECK(contains(restored.out, "kept as clinic.psoas.replaced-2026-11-02-100000Z"));
  CHECK(std::filesystem::exists(clinic.path("clinic.psoas.replaced-2026-11-02-100000Z")));
}

TEST_CASE("another passphrase is refused in one line, and nothing is left", "[console]") {
  Kept clinic;
  REQUIRE(clinic.back_up().code == 0);
  clinic.secret("passphrase", "seven wet herons sink");
  const Ran restored = clinic.run(
      {"restore", clinic.backup(), "-o", clinic.path("again.psoas"), "--passphrase-file", clinic.path("passphrase")});
  CHECK(restored.code == 1);
  CHECK(contains(restored.error, "does not open this file"));
  CHECK_FALSE(std::filesystem::exists(clinic.path("again.psoas")));
}

TEST_CASE("folder and passphrase can be kept for later backups, and one tried out", "[console]") {
  Kept clinic;
  REQUIRE(clinic
              .run({"backup", clinic.path("clinic.psoas"), "-o", clinic.path("backups"), "--passphrase-file",
                    clinic.path("passphrase"), "--keep"})
              .code == 0);
  CHECK(clinic.run({"backup", clinic.path("clinic.psoas")}).code == 0);
  const Ran tried = clinic.run({"backup", clinic.path("clinic.psoas"), "--try"});
  CHECK(tried.code == 0);
  CHECK(contains(tried.out, "It can be brought back."));
}

TEST_CASE("a backup of a record that was changed outside is made, named and told by its exit code", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  std::filesystem::create_directory(console.path("backups"));
  console.write("passphrase", "seven wet herons sing\n");
  ::chmod(console.path("passphrase").c_str(), 0600);
  const auto back_up = [&] {
    return console.run(
        {"backup", file, "-o", console.path("backups"), "--passphrase-file", console.path("passphrase")});
  };
  CHECK(back_up().code == 0);
  SQLite::Database(file, SQLite::OPEN_READWRITE)
      .exec("UPDATE visit SET note = 'never said' WHERE id = (SELECT min(id) FROM visit)");
  const Ran changed = back_up();
  CHECK(changed.code == 1);
  CHECK(contains(changed.out, "read back from the disk and found whole"));
  CHECK(contains(changed.out, "changed"));
  CHECK(contains(changed.error, "1 record"));
  CHECK(is_one_error_line(changed.error));
}

TEST_CASE("what is asked of backups and makes no sense is refused with a remedy", "[console]") {
  Kept clinic;
  const Ran nobody = clinic.run({"backup", clinic.path("clinic.psoas"), "-o", clinic.path("backups")});
  CHECK(nobody.code == 1);
  CHECK(contains(nobody.error, "Set a passphrase for backups"));
  const Ran nowhere = clinic.run({"backup", clinic.path("clinic.psoas")});
  CHECK(nowhere.code == 2);
  CHECK(contains(nowhere.error, "-o FOLDER"));
  CHECK(clinic.run({"restore", clinic.path("x")}).code == 2);
  ::chmod(clinic.path("passphrase").c_str(), 0644);
  const Ran open = clinic.back_up();
  CHECK(open.code == 1);
  CHECK(contains(open.error, "passphrase"));
  CHECK(contains(clinic.run({"backups", clinic.path("backups")}).out, "There is no backup in this folder."));
}

}  // namespace psoas::tests
