#pragma once

// What stands where a file is about to get its name, and is kept.

#include <filesystem>
#include <vector>

#include "domain/base/date.h"

namespace psoas::storage {

// "NAME.replaced-2026-03-02-143005Z", with a number behind when there is one already, or something left over of one.
std::filesystem::path free_name_aside(const std::filesystem::path& file, Moment now);

// Renames what SQLite has left beside `file` (journal, write-ahead log and its index) to stand beside `aside`, and says
// what it is called now. SQLite would play it into whatever bears the file's name next. Throws FileError.
std::vector<std::filesystem::path> move_leftovers(const std::filesystem::path& file,
                                                  const std::filesystem::path& aside);

}  // namespace psoas::storage
