#pragma once

// A terminal at which somebody types: standard input is one for as long as this lives, and each prompt on standard
// error is answered as soon as it is shown.

#include <pty.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>

namespace psoas::tests {

class Terminal {
 public:
  // `answer` is given what was shown since the answer before, and gives a line.
  using Answer = std::function<std::string(const std::string& prompt)>;

  explicit Terminal(Answer answer) : x_screen(*this), x_answer(std::move(answer)) {
    int slave = -1;
    if (openpty(&x_master, &slave, nullptr, nullptr, nullptr) != 0) throw std::runtime_error("no terminal");
    x_input = dup(STDIN_FILENO);
    dup2(slave, STDIN_FILENO);
    ::close(slave);
    listen();
    x_error = std::cerr.rdbuf(&x_screen);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    std::cerr.rdbuf(x_error);
    dup2(x_input, STDIN_FILENO);
    ::close(x_input);
    ::close(x_master);
    listen();
  }

  const std::string& shown() const { return x_shown; }

 private:
  // To what standard input is now, whatever ended before.
  static void listen() {
    std::clearerr(stdin);
    std::cin.clear();
  }

  struct Screen : std::stringbuf {
    explicit Screen(Terminal& terminal) : x_terminal(terminal) {}
    int sync() override {
      x_terminal.show(str());
      str({});
      return 0;
    }
    Terminal& x_terminal;
  };

  // Standard error is flushed after each piece: a prompt is what ends in a colon and a blank.
  void show(const std::string& text) {
    x_shown += text;
    x_since += text;
    if (!x_since.ends_with(": ")) return;
    const std::string line = answer();
    if (write(x_master, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::close(x_master);
  }

  // What fails in the answer ends the typing: streams keep exceptions to themselves.
  std::string answer() try { return x_answer(std::exchange(x_since, {})) + "\n"; } catch (...) {
    return "\4";
  }

  Screen x_screen;
  Answer x_answer;
  int x_master = -1;
  int x_input = -1;
  std::streambuf* x_error = nullptr;
  std::string x_shown;
  std::string x_since;
};

}  // namespace psoas::tests
