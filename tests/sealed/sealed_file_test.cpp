#include <catch2/catch.hpp>

#include "tests/sealed/sealed_for_tests.h"

namespace psoas::tests {

using storage::Locks;
using storage::random_key;
using storage::SecretBytes;
using storage::SlotKind;
using storage::Unsealer;

namespace {

template <class Open>
std::optional<SealedFault> refusal_to_open(const Bytes& file, Open open) {
  return refusal_of([&] { opened_from<storage::MemoryInput>(file, open); });
}

auto with_passphrase(std::string_view text) {
  return [text](Unsealer& unsealer) { unsealer.open_with_passphrase(text); };
}

storage::MasterKeySlot slot_of(storage::SlotKind kind, const SecretBytes& master_key, std::string_view code) {
  storage::MasterKeySlot slot;
  slot.kind = kind;
  slot.salt = storage::new_salt();
  slot.work = storage::quick_work;
  slot.context = "recovery";
  slot.master_key = storage::wrapped(master_key, storage::key_from(code, slot.salt, slot.work), slot.context);
  return slot;
}

}  // namespace

TEST_CASE("what was sealed comes out again, whatever its length") {
  const SecretBytes key = random_key();
  for (const std::size_t length : {0U, 1U, 65'535U, 65'536U, 65'537U, 131'072U, 300'001U}) {
    const Bytes plain = some_bytes(length);
    CHECK((opened(sealed(plain, key), key) == plain));
  }
}

TEST_CASE("a sealed file is as long as its header says, and holds nothing of its contents in clear") {
  const SecretBytes key = random_key();
  const std::string name = "Muster, Martha";
  Bytes plain(200'000, 'x');
  std::copy(name.begin(), name.end(), plain.begin() + 70'000);
  const Bytes file = sealed(plain, key);
  CHECK(file.size() == header_bytes_of(file) + 200'000 + 4 * 17);
  CHECK(std::search(file.begin(), file.end(), name.begin(), name.end()) == file.end());
  CHECK(std::search_n(file.begin(), file.end(), 8, 'x') == file.end());
}

TEST_CASE("a sealed file says of itself what it is before it is opened") {
  const Bytes file = sealed(some_bytes(70'000), random_key());
  storage::MemoryInput source(file);
  const Unsealer unsealer(source);
  CHECK(unsealer.header().kind == SealedKind::backup);
  CHECK(unsealer.header().origin == some_origin());
  CHECK(unsealer.header().plaintext_bytes == 70'000);
}

TEST_CASE("two files of the same contents and key have nothing in common but what their headers say") {
  const SecretBytes key = random_key();
  const Bytes plain = some_bytes(1000);
  const Bytes one = sealed(plain, key);
  const Bytes other = sealed(plain, key);
  const auto contents = static_cast<std::ptrdiff_t>(header_bytes_of(one));
  CHECK_FALSE(std::equal(one.begin() + contents, one.begin() + contents + 32, other.begin() + contents));
}

TEST_CASE("a file opens by each of its locks") {
  const SecretBytes master = random_key();
  Locks locks;
  locks.master_key = &master;
  locks.passphrase = "seven wet herons";
  locks.to_master_key = {slot_of(SlotKind::recovery_code, master, "ABCD-EFGH"),
                         slot_of(SlotKind::kept_passphrase, master, "the clinic's own")};
  const Bytes plain = some_bytes(100'000);
  const Bytes file = sealed(plain, locks);

  CHECK((opened(file, master) == plain));
  CHECK((opened_from<UnmeasuredInput>(file, with_passphrase("seven wet herons")) == plain));
  CHECK((opened_from<UnmeasuredInput>(file, with_passphrase("the clinic's own")) == plain));
  CHECK((opened_from<UnmeasuredInput>(file, [](Unsealer& u) { u.open_with_recovery_code("ABCD-EFGH"); }) == plain));
}

TEST_CASE("another passphrase, code or key is refused as such") {
  const SecretBytes master = random_key();
  Locks locks;
  locks.master_key = &master;
  locks.passphrase = "seven wet herons";
  locks.to_master_key = {slot_of(SlotKind::recovery_code, master, "ABCD-EFGH")};
  const Bytes file = sealed(some_bytes(1000), locks);
  const SecretBytes another = random_key();

  CHECK(refusal_to_open(file, with(another)) == SealedFault::wrong_secret);
  CHECK(refusal_to_open(file, with_passphrase("seven wet heron")) == SealedFault::wrong_secret);
  CHECK(refusal_to_open(file, [](Unsealer& u) { u.open_with_recovery_code("ABCD-EFGJ"); }) ==
        SealedFault::wrong_secret);
  CHECK(refusal_to_open(sealed(some_bytes(1000), master), with_passphrase("seven wet herons")) ==
        SealedFault::no_such_way);
}

TEST_CASE("a passphrase opens a file however the keyboard composed its letters") {
  Locks locks;
  locks.passphrase = "Caf\xC3\xA9 und Tee";
  const Bytes plain = some_bytes(10);
  CHECK((opened_from<UnmeasuredInput>(sealed(plain, locks), with_passphrase("Cafe\xCC\x81 und Tee")) == plain));
}

TEST_CASE("a file that nobody could open is not made") {
  CHECK_THROWS_AS(sealed(some_bytes(10), Locks{}), std::logic_error);
  const SecretBytes master = random_key();
  Locks locks;
  locks.passphrase = "seven wet herons";
  locks.to_master_key = {slot_of(SlotKind::recovery_code, master, "ABCD-EFGH")};
  CHECK_THROWS_AS(sealed(some_bytes(10), locks), std::logic_error);
}

TEST_CASE("contents that are longer or shorter than announced are not sealed as whole") {
  const SecretBytes key = random_key();
  Locks locks;
  locks.master_key = &key;
  storage::MemoryOutput sink;
  storage::Sealer sealer({SealedKind::backup, some_origin(), 10}, locks, little_work, sink);
  CHECK_THROWS_AS(sealer.append(some_bytes(11)), std::logic_error);
  sealer.append(some_bytes(9));
  CHECK_THROWS_AS(sealer.finish(), std::logic_error);
}

TEST_CASE("sealing hands on pieces of one chunk, so that a large file takes little memory") {
  struct LargestPiece final : storage::ByteOutput {
    void write(ByteView bytes) override { largest = std::max(largest, bytes.size()); }
    std::size_t largest = 0;
  } sink;
  const SecretBytes key = random_key();
  Locks locks;
  locks.master_key = &key;
  const Bytes plain = some_bytes(2'000'000);
  storage::Sealer sealer({SealedKind::backup, some_origin(), plain.size()}, locks, little_work, sink);
  sealer.append(plain);
  sealer.finish();
  CHECK(sink.largest == 65'536 + 17);
}

TEST_CASE("opening stops when asked to") {
  struct Stopped final : Progress {
    void at(std::string_view, std::int64_t, std::int64_t) override {}
    bool cancelled() const override { return true; }
  } stopped;
  const SecretBytes key = random_key();
  const Bytes file = sealed(some_bytes(1000), key);
  storage::MemoryInput source(file);
  Unsealer unsealer(source);
  unsealer.open_with_master_key(key);
  storage::MemoryOutput sink;
  CHECK_THROWS_AS(unsealer.pour_into(sink, stopped), Cancelled);
}

}  // namespace psoas::tests
