#pragma once

// A process that does the work and is killed in the middle of it, with a pipe on which it tells what it has done.

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace psoas::tests {

// How the child tells: one line at a time, each written at once.
class Telling {
 public:
  explicit Telling(int end) : x_end(end) {}
  void line(const std::string& text);

 private:
  int x_end;
};

class Child {
 public:
  // The work runs in the child alone; the child ends with it, with 0, or with 1 when the work throws.
  explicit Child(const std::function<void(Telling&)>& work);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();  // kills a child that still runs

  // The next line, or nothing when the child has ended or told nothing for this long.
  std::optional<std::string> next_line(std::chrono::milliseconds patience);

  // kill -9, and whatever was told before that. The last line may be cut: it was not told.
  std::vector<std::string> kill();
  void stop();        // as the kernel stops a program (SIGSTOP)
  bool ended_well();  // waits for the end

  pid_t id() const { return x_id; }

 private:
  std::vector<std::string> rest();
  bool read_more(std::chrono::milliseconds patience);
  void reap();

  pid_t x_id = 0;
  int x_end = -1;
  std::string x_read;
  int x_status = 0;
};

}  // namespace psoas::tests
