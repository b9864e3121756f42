#pragma once

// What is wrong with a file of analysis settings: facts only, every fault at once. ui/wording makes sentences.

#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/checked.h"

namespace psoas {

// `problem` is what the rules say of a value; else `reason` is a stable word:
//   unreadable   the file cannot be read
//   syntax       no TOML; detail says what the reader met
//   unknown_key  nothing of this name belongs here
//   missing      this key must be given
//   wrong_type   detail is the key, `allowed` what it must hold
//   unknown_kind detail is the key and what was given, `allowed` what may be
//   bad_range    low above high
//   bad_date     no calendar day
struct SettingsFault {
  int line = 0;     // from 1; 0 the file
  std::string key;  // "responder/moderate"; "" the file
  std::optional<Problem> problem;
  std::string reason;
  std::string detail;
  std::string allowed;
};

class SettingsError : public std::exception {
 public:
  SettingsError(std::filesystem::path file, std::vector<SettingsFault> faults)
      : x_file(std::move(file)), x_faults(std::move(faults)), x_text(x_file.string()) {
    for (const SettingsFault& fault : x_faults)
      x_text += ":" + std::to_string(fault.line) + ": " + fault.key + " " + fault.reason + " " + fault.detail;
  }
  const std::filesystem::path& file() const { return x_file; }
  const std::vector<SettingsFault>& faults() const { return x_faults; }
  const char* what() const noexcept override { return x_text.c_str(); }

 private:
  std::filesystem::path x_file;
  std::vector<SettingsFault> x_faults;
  std::string x_text;
};

}  // namespace psoas
