// A sealed file that was damaged or changed: every change is noticed, and nothing is done that the change asks for.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>

#include "domain/store/store_error.h"
#include "tests/sealed/sealed_for_tests.h"

namespace psoas::tests {

using storage::random_key;
using storage::SecretBytes;

namespace {

// Whether it opens as if nothing had been changed.
bool passes(const Bytes& file, const SecretBytes& key) {
  return !refusal_of([&] { opened(file, key); }) || !refusal_of([&] { opened_from<UnmeasuredInput>(file, with(key)); });
}

void flip(Bytes& file, std::size_t bit) { file[bit / 8] ^= static_cast<unsigned char>(1U << bit % 8); }

struct OneFile {
  SecretBytes key = random_key();
  Bytes file = sealed(some_bytes(300'000), key);
};

constexpr std::size_t chunk = 65'536 + 17;

std::size_t begin_of_chunk(const Bytes& file, std::size_t number) { return header_bytes_of(file) + number * chunk; }

void put(Bytes& file, std::size_t at, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) file[at + static_cast<std::size_t>(i)] = static_cast<unsigned char>(number >> 8 * i);
}

// Where the header keeps what a passphrase costs; see docs/formats.md.
constexpr std::size_t place_of_operations = 36;
constexpr std::size_t place_of_memory = 40;

}  // namespace

TEST_CASE("a file nobody touched opens") {
  const OneFile one;
  CHECK(passes(one.file, one.key));
}

TEST_CASE("every changed bit of the header is noticed") {
  const OneFile one;
  const std::size_t bits = header_bytes_of(one.file) * 8;
  std::size_t undetected = 0;
  for (std::size_t bit = 0; bit < bits; ++bit) {
    Bytes changed = one.file;
    flip(changed, bit);
    undetected += passes(changed, one.key);
  }
  CHECK(bits > 2000);
  CHECK(undetected == 0);
}

TEST_CASE("every changed bit of the header is noticed even when its digest was made to fit") {
  const OneFile one;
  const std::size_t bits = (header_bytes_of(one.file) - 32) * 8;
  std::size_t undetected = 0;
  for (std::size_t bit = 0; bit < bits; ++bit) {
    if (bit >= 12 * 8 && bit < 16 * 8) continue;  // the header's length: where the digest lies
    Bytes changed = one.file;
    flip(changed, bit);
    sign_header(changed);
    undetected += passes(changed, one.key);
  }
  CHECK(undetected == 0);
}

TEST_CASE("3000 changed bits anywhere in the file are noticed") {
  const OneFile one;
  std::mt19937 random(29);
  std::size_t undetected = 0;
  for (int i = 0; i < 3000; ++i) {
    Bytes changed = one.file;
    flip(changed, random() % (changed.size() * 8));
    undetected += !refusal_of([&] { opened(changed, one.key); });
  }
  CHECK(undetected == 0);
}

TEST_CASE("a file cut short anywhere is said to be cut short") {
  const OneFile one;
  std::size_t cuts = 0;
  std::size_t otherwise = 0;
  for (std::size_t length = 0; length < one.file.size(); length += 101, ++cuts) {
    const ByteView part = ByteView(one.file).first(length);
    otherwise += refusal_of([&] { opened(part, one.key); }) != SealedFault::cut_short;
    otherwise += refusal_of([&] { opened_from<UnmeasuredInput>(part, with(one.key)); }) != SealedFault::cut_short;
  }
  CHECK(cuts > 2900);
  CHECK(otherwise == 0);
}

TEST_CASE("chunks that were swapped, dropped, doubled or added are noticed") {
  const OneFile one;
  const auto at = [&](std::size_t number) {
    return one.file.begin() + static_cast<std::ptrdiff_t>(begin_of_chunk(one.file, number));
  };
  Bytes swapped = one.file;
  std::swap_ranges(swapped.begin() + (at(0) - one.file.begin()), swapped.begin() + (at(1) - one.file.begin()),
                   swapped.begin() + (at(1) - one.file.begin()));
  CHECK_FALSE(passes(swapped, one.key));
  Bytes dropped = one.file;
  dropped.erase(dropped.begin() + (at(1) - one.file.begin()), dropped.begin() + (at(2) - one.file.begin()));
  CHECK_FALSE(passes(dropped, one.key));
  Bytes doubled = one.file;
  doubled.insert(doubled.begin() + (at(1) - one.file.begin()), at(1), at(2));
  CHECK_FALSE(passes(doubled, one.key));
  Bytes longer = one.file;
  longer.push_back(0);
  CHECK_FALSE(passes(longer, one.key));
  Bytes twice = one.file;
  twice.insert(twice.end(), one.file.begin(), one.file.end());
  CHECK_FALSE(passes(twice, one.key));
}

TEST_CASE("a file that was shortened by whole chunks is refused even when its header was made to fit") {
  const OneFile one;
  Bytes shorter(one.file.begin(), one.file.begin() + static_cast<std::ptrdiff_t>(begin_of_chunk(one.file, 2)));
  put(shorter, 16, shorter.size(), 8);
  put(shorter, 24, 2 * 65'536, 8);
  sign_header(shorter);
  CHECK(refusal_of([&] { opened(shorter, one.key); }) == SealedFault::altered);
}

TEST_CASE("contents under the header of another file are refused") {
  const SecretBytes key = random_key();
  const Bytes one = sealed(some_bytes(1000, 1), key);
  Bytes other = sealed(some_bytes(1000, 2), key);
  std::copy(one.begin() + static_cast<std::ptrdiff_t>(header_bytes_of(one)), one.end(),
            other.begin() + static_cast<std::ptrdiff_t>(header_bytes_of(other)));
  CHECK(refusal_of([&] { opened(other, key); }) == SealedFault::altered);
}

TEST_CASE("what is no sealed file, and one of a later version, are told from a damaged one") {
  const OneFile one;
  CHECK(refusal_of([&] { opened(Bytes(5000, 'S'), one.key); }) == SealedFault::not_sealed);
  Bytes later = one.file;
  later[8] = 2;
  CHECK(refusal_of([&] { opened(later, one.key); }) == SealedFault::newer_format);
}

TEST_CASE("work that no file of ours asks for is refused at once, before any memory is taken for it") {
  storage::Locks locks;
  locks.passphrase = "seven wet herons";
  const Bytes file = sealed(some_bytes(10), locks);
  const std::pair<std::uint64_t, std::uint64_t> absurd[] = {{1, 256U << 20}, {11, 256U << 20}, {0xFFFFFFFF, 256U << 20},
                                                            {3, 63U << 20},  {3, 0},           {3, (1U << 30) + 1},
                                                            {3, UINT64_MAX}};
  for (const auto& [operations, memory] : absurd) {
    Bytes changed = file;
    put(changed, place_of_operations, operations, 4);
    put(changed, place_of_memory, memory, 8);
    sign_header(changed);
    const std::clock_t begin = std::clock();  // of this process: what else runs does not count
    CHECK(refusal_of([&] {
            opened_from<UnmeasuredInput>(changed, [](auto& u) { u.open_with_passphrase("seven wet herons"); });
          }) == SealedFault::unreasonable_work);
    CHECK((std::clock() - begin) * 1000 / CLOCKS_PER_SEC < 10);
  }
}

TEST_CASE("too little memory for a passphrase is said as such, not as a wrong passphrase") {
  storage::Locks locks;
  locks.passphrase = "seven wet herons";
  const Bytes file = sealed(some_bytes(10), locks);
  const pid_t child = fork();
  if (child == 0) {
    const rlimit none{40U << 20, 40U << 20};
    setrlimit(RLIMIT_AS, &none);
    try {
      opened_from<UnmeasuredInput>(file, [](auto& u) { u.open_with_passphrase("seven wet herons"); });
      _exit(1);
    } catch (const StoreError& error) {
      _exit(error.fault() == StoreFault::no_memory ? 42 : 2);
    } catch (...) {
      _exit(3);
    }
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 42);
}

}  // namespace psoas::tests
