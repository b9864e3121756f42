#include "tests/faults/child.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace psoas::tests {

void Telling::line(const std::string& text) {
  const std::string whole = text + "\n";
  if (::write(x_end, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) _exit(1);
}

Child::Child(const std::function<void(Telling&)>& work) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  x_id = fork();
  if (x_id < 0) throw std::runtime_error("no process");
  x_end = ends[0];
  if (x_id > 0) {
    close(ends[1]);
    return;
  }
  close(ends[0]);
  Telling telling(ends[1]);
  try {
    work(telling);
  } catch (const std::exception& error) {
    telling.line(std::string("threw ") + error.what());
    _exit(1);
  }
  _exit(0);
}

Child::~Child() {
  if (x_id > 0) {
    ::kill(x_id, SIGKILL);
    reap();
  }
  close(x_end);
}

void Child::reap() {
  while (waitpid(x_id, &x_status, 0) < 0 && errno == EINTR) {
  }
  x_id = 0;
}

bool Child::read_more(std::chrono::milliseconds patience) {
  pollfd asked{x_end, POLLIN, 0};
  if (poll(&asked, 1, static_cast<int>(patience.count())) <= 0) return false;
  char bytes[4096];
  const ssize_t count = ::read(x_end, bytes, sizeof bytes);
  if (count <= 0) return false;
  x_read.append(bytes, static_cast<std::size_t>(count));
  return true;
}

std::optional<std::string> Child::next_line(std::chrono::milliseconds patience) {
  std::size_t end = x_read.find('\n');
  while (end == std::string::npos) {
    if (!read_more(patience)) return std::nullopt;
    end = x_read.find('\n');
  }
  std::string line = x_read.substr(0, end);
  x_read.erase(0, end + 1);
  return line;
}

std::vector<std::string> Child::rest() {
  while (read_more(std::chrono::milliseconds{0})) {
  }
  std::vector<std::string> lines;
  while (auto line = next_line(std::chrono::milliseconds{0})) lines.push_back(*line);
  return lines;
}

std::vector<std::string> Child::kill() {
  ::kill(x_id, SIGKILL);
  reap();
  return rest();
}

void Child::stop() { ::kill(x_id, SIGSTOP); }

bool Child::ended_well() {
  while (read_more(std::chrono::minutes{5})) {
  }
  reap();
  return WIFEXITED(x_status) && WEXITSTATUS(x_status) == 0;
}

}  // namespace psoas::tests
