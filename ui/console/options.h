#pragma once

// Options that several verbs share, turned into types. All throw WrongUsage.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/date.h"
#include "domain/base/file_format.h"
#include "domain/catalogue/catalogue.h"

namespace psoas::console {

// The value, or WrongUsage with the sentence for its first problem.
template <class T>
T accepted(Checked<T> checked);

// A day; nothing for "".
std::optional<Date> day_option(const std::string& typed, std::string_view option);

// The file's name has to end in one of `endings`.
void require_ending(const std::filesystem::path& file, const std::vector<std::string>& endings);

[[noreturn]] void refuse(const Problem& problem);

template <class T>
T accepted(Checked<T> checked) {
  if (!checked) refuse(checked.problems().front());
  return checked.take();
}

}  // namespace psoas::console
