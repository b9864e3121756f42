#pragma once

// Runs psoasctl in this process on real files in a folder of its own, on a fixed day.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "storage/open.h"
#include "tests/support/files.h"
#include "ui/console/console.h"

namespace psoas::tests {

struct Ran {
  int code = 0;
  std::string out;
  std::string error;
};

class ConsoleRun {
 public:
  Ran run(std::vector<std::string> arguments) {
    std::ostringstream out;
    std::ostringstream error;
    const int code = console::run(std::move(arguments), *x_door, x_clock, out, error);
    return {code, out.str(), error.str()};
  }

  // Results go to `out` while it runs.
  int run(std::vector<std::string> arguments, std::ostream& out) {
    std::ostringstream error;
    return console::run(std::move(arguments), *x_door, x_clock, out, error);
  }

  StoreDoor& door() { return *x_door; }

  // A path in the folder.
  std::string path(const std::string& name) const { return (x_folder / name).string(); }

  // A small demo clinic, made once for each ConsoleRun.
  std::string demo() {
    const std::string file = path("demo.psoas");
    if (!std::filesystem::exists(file)) REQUIRE(run({"demo", file, "--patients", "12", "--years", "2"}).code == 0);
    return file;
  }

  std::string content(const std::string& file) const { return bytes_of(file); }

  void write(const std::string& name, const std::string& text) { write_bytes(path(name), text); }

  // Names of all files in the folder, sorted.
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(x_folder.path())) {
      const std::string name = entry.path().filename();
      // SQLite leaves the journal of a file it wrote to, emptied.
      if (!name.ends_with("-journal") || entry.file_size() > 0) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  TemporaryFolder x_folder;
  FixedClock x_clock{parse_moment("2026-11-02T10:00:00.000Z")};
  std::unique_ptr<StoreDoor> x_door = sqlite_files(x_clock);
};

inline bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// With one blank for each run of blanks.
inline std::string squeezed(const std::string& text) {
  std::string result;
  for (char c : text)
    if (c != ' ' || !result.ends_with(' ')) result += c;
  return result;
}

// One line that names the program and has a cause and a remedy.
inline bool is_one_error_line(const std::string& error) {
  return error.starts_with("psoasctl: ") && error.ends_with("\n") &&
         std::count(error.begin(), error.end(), '\n') == 1 && contains(error, ". ");
}

}  // namespace psoas::tests
