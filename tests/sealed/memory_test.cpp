#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "domain/store/store_error.h"
#include "storage/secret/available_memory.h"
#include "tests/sealed/sealed_for_tests.h"

namespace psoas::tests {

using namespace storage;

namespace {

constexpr rlim_t megabyte = 1U << 20;

// 0 when the work, done in a process with so much memory left, gives true.
template <class Work>
int in_process_with(rlim_t megabytes, Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    rlimit limit{};
    limit.rlim_cur = limit.rlim_max = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + megabytes * megabyte;
    if (::setrlimit(RLIMIT_AS, &limit) != 0) ::_exit(2);
    int status = 3;
    try {
      status = work() ? 0 : 1;
    } catch (...) {
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

}  // namespace

TEST_CASE("work on a password takes 256 MB, and 64 MB where memory is scarce") {
  CHECK((work_that_fits(8'000 * megabyte) == KdfWork{3, 256 * megabyte}));
  CHECK((work_that_fits(512 * megabyte) == KdfWork{3, 256 * megabyte}));
  CHECK((work_that_fits(511 * megabyte) == least_work));
  CHECK((least_work == KdfWork{3, 64 * megabyte}));
  CHECK(is_usable(least_work));
}

TEST_CASE("a process with little memory left seals with less work, which stands in the file, and opens it again") {
  CHECK(in_process_with(300, [] {
          Locks locks;
          locks.passphrase = "seven wet herons sing";
          const KdfWork work = work_for_this_computer();
          const Bytes file = sealed(some_bytes(1000), locks, work);
          MemoryInput source(file);
          Unsealer unsealer(source);
          unsealer.open_with_passphrase(locks.passphrase);
          return work == least_work && unsealer.header().work == least_work;
        }) == 0);
}

TEST_CASE("too little memory for a passphrase is said as such, never as a wrong one") {
  Locks locks;
  locks.passphrase = "seven wet herons sing";
  const Bytes file = sealed(some_bytes(1000), locks, KdfWork{});
  const auto open = [&] {
    MemoryInput source(file);
    Unsealer unsealer(source);
    try {
      unsealer.open_with_passphrase(locks.passphrase);
    } catch (const StoreError& error) {
      return error.fault() == StoreFault::no_memory;
    }
    return false;
  };
  CHECK(in_process_with(200, open) == 0);
  CHECK(in_process_with(600, [&] { return !open(); }) == 0);
}

}  // namespace psoas::tests
