// The decryptor in the documentation, which shares nothing with the program but the description of the format.

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "storage/sealed/sealed_export_files.h"
#include "tests/sealed/sealed_for_tests.h"
#include "tests/support/files.h"

namespace psoas::tests {

namespace fs = std::filesystem;

namespace {

bool python_can_open() { return std::system(PYTHON " -c 'import nacl' 2>/dev/null") == 0; }

class Folder : public TemporaryFolder {
 public:
  fs::path write(const std::string& name, ByteView bytes) const {
    write_bytes(file(name), {bytes.begin(), bytes.end()});
    return file(name);
  }
  fs::path write(const std::string& name, const std::string& text) const {
    return write(name, ByteView(reinterpret_cast<const unsigned char*>(text.data()), text.size()));
  }
  Bytes read(const std::string& name) const {
    const std::string bytes = bytes_of(file(name));
    return {bytes.begin(), bytes.end()};
  }
};

int run_decryptor(const fs::path& sealed, const fs::path& output, const std::string& way, const fs::path& secret) {
  const std::string quoted = "'" + sealed.string() + "' '" + output.string() + "' " + way + " '" + secret.string();
  return std::system((PYTHON " '" OPEN_BACKUP "' " + quoted + "' 2>/dev/null").c_str());
}

// In hexadecimal; as people have it, it is 0C51J-260ZY-4RPKF-8ET27-95853-EQK5A-DHSQ0-N0C8G.
constexpr std::string_view recovery_secret = "030a11181f262d343b424950575e656c737a8188";

struct SealedBothWays {
  SealedBothWays() {
    storage::Locks locks;
    locks.master_key = &master;
    locks.passphrase = "seven wet herons";
    storage::MasterKeySlot slot{storage::SlotKind::recovery_code, storage::new_salt(), little_work, "recovery", {}};
    slot.master_key = storage::wrapped(master, storage::key_from(recovery_secret, slot.salt, slot.work), slot.context);
    locks.to_master_key = {slot};
    sealed_file = folder.write("backup", sealed(plain, locks));
  }

  Folder folder;
  storage::SecretBytes master = storage::random_key();
  Bytes plain = some_bytes(200'000);
  fs::path sealed_file;
};

}  // namespace

TEST_CASE("the decryptor of the documentation opens a file by its passphrase and by its recovery code") {
  if (!python_can_open()) {
    WARN("python3-nacl is not installed: not tried");
    return;
  }
  const SealedBothWays both;
  const fs::path passphrase = both.folder.write("passphrase", std::string("seven wet herons\n"));
  const fs::path code = both.folder.write("code", std::string("0c51j 260zy 4rpkf 8et27 95853 eqk5a dhsq0 noc8g\n"));
  CHECK(run_decryptor(both.sealed_file, both.folder.file("one"), "--passphrase-file", passphrase) == 0);
  CHECK((both.folder.read("one") == both.plain));
  CHECK(run_decryptor(both.sealed_file, both.folder.file("two"), "--recovery-code-file", code) == 0);
  CHECK((both.folder.read("two") == both.plain));
}

TEST_CASE("the decryptor of the documentation opens a sealed export") {
  if (!python_can_open()) {
    WARN("python3-nacl is not installed: not tried");
    return;
  }
  const Folder folder;
  const Bytes plain = some_bytes(100'000);
  const fs::path file = folder.write("quarter.xlsx", plain);
  const SystemClock clock;
  NoProgress silent;
  storage::SealedExportFiles(clock, little_work).seal(file, folder.file("sealed"), "seven wet herons sing", silent);
  const fs::path passphrase = folder.write("passphrase", std::string("seven wet herons sing\n"));
  CHECK(run_decryptor(folder.file("sealed"), folder.file("again.xlsx"), "--passphrase-file", passphrase) == 0);
  CHECK((folder.read("again.xlsx") == plain));
}

TEST_CASE("the decryptor of the documentation leaves nothing behind of a file it refuses") {
  if (!python_can_open()) {
    WARN("python3-nacl is not installed: not tried");
    return;
  }
  const SealedBothWays both;
  const fs::path wrong = both.folder.write("passphrase", std::string("seven wet heron\n"));
  CHECK(run_decryptor(both.sealed_file, both.folder.file("one"), "--passphrase-file", wrong) != 0);
  CHECK_FALSE(fs::exists(both.folder.file("one")));
  CHECK_FALSE(fs::exists(both.folder.file("one.part")));
}

}  // namespace psoas::tests
