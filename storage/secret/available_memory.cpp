#include "storage/secret/available_memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace psoas::storage {

namespace {

constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

// "MemAvailable:    3021456 kB"
std::uint64_t memory_of_system() {
  std::ifstream in("/proc/meminfo");
  for (std::string word; in >> word;)
    if (std::uint64_t kilobytes = 0; word == "MemAvailable:" && in >> kilobytes) return kilobytes * 1024;
  return no_limit;
}

// What a limit on the process's address space leaves of it.
std::uint64_t memory_of_process() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return no_limit;
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const std::uint64_t taken = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  return limit.rlim_cur > taken ? limit.rlim_cur - taken : 0;
}

}  // namespace

std::uint64_t available_memory() { return std::min(memory_of_system(), memory_of_process()); }

KdfWork work_that_fits(std::uint64_t available) {
  const KdfWork usual;
  return available / 2 < usual.memory ? least_work : usual;
}

KdfWork work_for_this_computer() {
  static const KdfWork work = work_that_fits(available_memory());
  return work;
}

}  // namespace psoas::storage
