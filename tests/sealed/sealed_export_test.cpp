#include <catch2/catch.hpp>

#include <fstream>

#include "domain/base/memory_folder.h"
#include "domain/base/progress.h"
#include "storage/sealed/sealed_export_files.h"
#include "storage/sealed/unsealer.h"
#include "tests/sealed/sealed_for_tests.h"
#include "tests/storage/clinic_for_tests.h"

namespace psoas::tests {

namespace fs = std::filesystem;

namespace {

constexpr const char* passphrase = "seven wet herons sing";

struct SealedExport {
  explicit SealedExport(std::size_t size = 200'000) {
    for (std::size_t i = 0; i < size; ++i) plain += static_cast<char>(i * 7 + i / 251);
    std::ofstream(folder.file("quarter.xlsx"), std::ios::binary) << plain;
  }
  void seal() { exports.seal(folder.file("quarter.xlsx"), sealed, passphrase, progress); }
  SealedFault refusal(const std::string& with) {
    try {
      exports.open_sealed(sealed, folder.file("again.xlsx"), with, progress);
    } catch (const SealedError& error) {
      return error.fault();
    }
    throw std::logic_error("nothing was refused");
  }

  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  NoProgress progress;
  std::string plain;
  fs::path sealed = folder.file("quarter.xlsx.psoas-sealed");
  storage::SealedExportFiles exports{clock, little_work};
};

}  // namespace

TEST_CASE("a sealed export opens to what was sealed, for its owner's eyes alone") {
  for (const std::size_t size : {0UL, 1UL, 65'536UL, 200'000UL}) {
    SealedExport one(size);
    one.seal();
    one.exports.open_sealed(one.sealed, one.folder.file("again.xlsx"), passphrase, one.progress);
    CHECK((bytes_of(one.folder.file("again.xlsx")) == one.plain));
    CHECK((fs::status(one.folder.file("again.xlsx")).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
  }
}

TEST_CASE("a sealed export names neither clinic nor computer, and opens by its passphrase alone") {
  SealedExport one;
  one.seal();
  storage::FileInput source(one.sealed);
  const storage::Unsealer unsealer(source);
  CHECK(unsealer.header().kind == SealedKind::exported);
  SealedOrigin expected;
  expected.made_at = one.clock.now();
  expected.program_version = unsealer.header().origin.program_version;
  CHECK((unsealer.header().origin == expected));
  REQUIRE(unsealer.header().slots.size() == 1);
  CHECK(unsealer.header().slots[0].kind == storage::SlotKind::passphrase);
}

TEST_CASE("a sealed export refuses another passphrase, a changed byte and a backup, and leaves nothing") {
  SealedExport one;
  one.seal();
  CHECK(one.refusal("seven wet herons sink") == SealedFault::wrong_secret);
  std::string bytes = bytes_of(one.sealed);
  bytes[bytes.size() - 100] ^= 1;
  std::ofstream(one.sealed, std::ios::binary) << bytes;
  CHECK(one.refusal(passphrase) == SealedFault::altered);
  storage::Locks locks;
  locks.passphrase = passphrase;
  const auto backup = sealed(some_bytes(100), locks);
  std::ofstream(one.sealed, std::ios::binary)
      .write(reinterpret_cast<const char*>(backup.data()), static_cast<std::streamsize>(backup.size()));
  CHECK(one.refusal(passphrase) == SealedFault::another_kind);
  CHECK_FALSE(fs::exists(one.folder.file("again.xlsx")));
}

TEST_CASE("neither sealing nor opening replaces a file that is there") {
  SealedExport one;
  one.seal();
  CHECK(fault_of([&] { one.seal(); }) == StoreFault::duplicate);
  CHECK(fault_of([&] {
          one.exports.open_sealed(one.sealed, one.folder.file("quarter.xlsx"), passphrase, one.progress);
        }) == StoreFault::duplicate);
  CHECK((bytes_of(one.folder.file("quarter.xlsx")) == one.plain));
}

TEST_CASE("a folder in memory is closed to others, goes by itself, and clears away what a dead program left") {
  const TemporaryFolder on_disk;
  const fs::path left = "/dev/shm/.psoastrack-memory-999999999-left";
  fs::create_directory(left);
  std::ofstream(left / "rows") << "rows";
  fs::path path;
  {
    const MemoryFolder folder({on_disk.path() / "none", "/dev/shm"});
    path = folder.path();
    CHECK(path.parent_path() == "/dev/shm");
    CHECK((fs::status(path).permissions() & fs::perms::all) == fs::perms::owner_all);
    CHECK_FALSE(fs::exists(left));
  }
  CHECK_FALSE(fs::exists(path));
  CHECK_THROWS_AS(MemoryFolder({on_disk.path() / "none"}), FileError);
}

TEST_CASE("the trail names a report and its kind of file, and whether it left sealed") {
  CHECK(name_in_trail("trend", "/far/away/Rivera.PDF") == "trend, .pdf");
  CHECK(name_in_trail("quarter 2026-Q1", "q.xlsx.psoas-sealed") == "quarter 2026-Q1, sealed .xlsx");
}

}  // namespace psoas::tests
