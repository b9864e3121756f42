#include "tests/faults/small_disk.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

namespace psoas::tests {

namespace {

constexpr int not_allowed = 77;

bool in_own_world() {
  const std::string user = std::to_string(getuid());
  const std::string group = std::to_string(getgid());
  if (unshare(CLONE_NEWNS) == 0) return true;
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  std::ofstream("/proc/self/setgroups") << "deny";
  std::ofstream("/proc/self/uid_map") << "0 " + user + " 1";
  std::ofstream("/proc/self/gid_map") << "0 " + group + " 1";
  return true;
}

bool mounted(const std::filesystem::path& folder) {
  mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
  return mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=500m") == 0;
}

int run_there(const std::filesystem::path& folder, const std::function<void(const SmallDisk&)>& work) {
  if (!in_own_world() || !mounted(folder)) return not_allowed;
  try {
    work(SmallDisk(folder));
  } catch (const std::exception& error) {
    std::printf("on the small disk: %s\n", error.what());
    std::fflush(stdout);
    return 1;
  }
  return 0;
}

}  // namespace

void SmallDisk::leave(std::uintmax_t bytes) const {
  struct statvfs facts {};
  if (statvfs(x_folder.c_str(), &facts) != 0) throw std::runtime_error("the small disk is gone");
  const std::uintmax_t used = (facts.f_blocks - facts.f_bfree) * facts.f_bsize;
  const std::string size = "size=" + std::to_string(used + bytes);
  if (mount(nullptr, x_folder.c_str(), nullptr, MS_REMOUNT, size.c_str()) != 0)
    throw std::runtime_error("the small disk keeps its size");
}

void SmallDisk::only_read() const {
  if (mount(nullptr, x_folder.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
    throw std::runtime_error("the small disk stays writable");
}

OnSmallDisk on_small_disk(const std::filesystem::path& folder, const std::function<void(const SmallDisk&)>& work) {
  std::filesystem::create_directories(folder);
  const pid_t child = fork();
  if (child == 0) _exit(run_there(folder, work));
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return OnSmallDisk::done;
  return WIFEXITED(status) && WEXITSTATUS(status) == not_allowed ? OnSmallDisk::not_allowed_here : OnSmallDisk::failed;
}

}  // namespace psoas::tests
