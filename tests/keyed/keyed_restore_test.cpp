// Backups of keyed clinics: made of what is ciphered, readable by every build, brought back keyed.

#include "domain/store/backups.h"
#include "tests/backup/backup_for_tests.h"
#include "tests/keyed/keyed_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

struct BackedUpKeyed : KeyedClinic {
  BackedUpKeyed() {
    plant(entered.session);
    fs::create_directory(folder.file("backups"));
    backup = door.back_up(*store, entered.session, {folder.file("backups")}, progress).file;
    in_record = digests_of_tables(connection_of(*store));
  }
  RestoreRequest request(const fs::path& target, bool replace) const {
    return {backup, target, replace, {BackupSecret::Kind::recovery_code, recovery_code_text(entered.recovery)}};
  }
  NoProgress progress;
  fs::path backup;
  std::map<std::string, std::string> in_record;
};

}  // namespace

TEST_CASE("A backup and the recovery code alone bring a keyed clinic back, keyed and equal in every table",
          "[keyed][T19][T20]") {
  NEEDS_A_CIPHER();
  BackedUpKeyed clinic;
  const fs::path target = clinic.folder.file("back/clinic.psoas");
  fs::create_directory(target.parent_path());
  clinic.door.prepare_restore(clinic.request(target, false), clinic.progress)->put_in_place();
  CHECK(planted_in(bytes_of(target)) == 0);
  int files = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(target.parent_path())) ++files;
  CHECK(files == 2);  // the record and its keys
  const auto restored = clinic.door.open(target, Access::read_only);
  const Session session = restored->entrance().log_in("Adams", good, "office");
  CHECK(digests_of_tables(connection_of(*restored)) == clinic.in_record);
  CHECK(restored->protection().damage(CheckDepth::whole).empty());
  CHECK(restored->protection().sweep(clinic.progress).tampered.empty());
  CHECK(restored->read(session, [](Reading& reading) { return reading.patients().count(); }) == 20);
}

TEST_CASE("A keyed clinic is replaced by its backup, and what was replaced still opens", "[keyed]") {
  NEEDS_A_CIPHER();
  BackedUpKeyed clinic;
  clinic.entrance().change_password(clinic.entered.session, good, better);
  clinic.close();
  const RestoreReport report =
      clinic.door.prepare_restore(clinic.request(clinic.file(), true), clinic.progress)->put_in_place();
  clinic.open_again();
  CHECK(refusal_of([&] { clinic.log_in(better); }) == LogInRefusal::wrong);
  CHECK_NOTHROW(clinic.log_in(good));
  REQUIRE(fs::exists(report.kept_aside));
  const auto aside = clinic.door.open(report.kept_aside, Access::read_only);
  CHECK_NOTHROW(aside->entrance().log_in("Adams", better, "office"));
}

TEST_CASE("A keyed clinic that lost its keys is brought back over itself", "[keyed]") {
  NEEDS_A_CIPHER();
  BackedUpKeyed clinic;
  clinic.close();
  fs::remove(clinic.keys().path());
  CHECK(fault_of([&] { clinic.open_again(); }) == StoreFault::keys_missing);
  clinic.door.prepare_restore(clinic.request(clinic.file(), true), clinic.progress)->put_in_place();
  clinic.open_again();
  CHECK_NOTHROW(clinic.log_in());
}

TEST_CASE("A backup opened by its own passphrase alone cannot be keyed, and nothing is left of the attempt",
          "[keyed]") {
  NEEDS_A_CIPHER();
  BackedUpKeyed clinic;
  const fs::path with_passphrase =
      clinic.door
          .back_up(*clinic.store, clinic.entered.session,
                   {clinic.folder.file("backups"), "a passphrase of this backup"}, clinic.progress)
          .file;
  const fs::path target = clinic.folder.file("back/clinic.psoas");
  fs::create_directory(target.parent_path());
  const RestoreRequest request{
      with_passphrase, target, false, {BackupSecret::Kind::passphrase, "a passphrase of this backup"}};
  try {
    clinic.door.prepare_restore(request, clinic.progress);
    FAIL("it was brought back");
  } catch (const RestoreError& error) {
    CHECK(error.fault() == RestoreFault::needs_clinic_keys);
  }
  CHECK(fs::is_empty(target.parent_path()));
}

TEST_CASE("A damaged page of a keyed file is told as damage", "[keyed][T20]") {
  NEEDS_A_CIPHER();
  BackedUpKeyed clinic;
  clinic.close();
  std::string bytes = bytes_of(clinic.file());
  for (std::size_t at = 3 * 4096 + 7; at < bytes.size(); at += 4096) bytes[at] = static_cast<char>(bytes[at] ^ 1);
  write_bytes(clinic.file(), bytes);
  clinic.open_again();
  CHECK(fault_of([&] { clinic.log_in(); }) == StoreFault::damaged);
}
