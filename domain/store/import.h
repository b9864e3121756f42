#pragma once

// Taking over tables another program exported: what is asked for and what came of it. How tables are read and
// mapped is the storage side's work (storage/import).

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "domain/base/checked.h"

namespace psoas {

struct ImportRequest {
  std::filesystem::path mapping;               // TOML
  std::vector<std::filesystem::path> sources;  // tables, or one folder that holds them
  bool dry_run = false;                        // everything is checked, nothing is stored
};

// One row, or one whole file, that cannot be taken. `line` counts from 1, 0 for a whole file.
struct RejectedRow {
  std::string file;
  std::int64_t line = 0;
  std::string column;
  std::string value;
  Problem problem;
};

struct ImportCount {
  std::string entity;  // "patient", "visit", "score", "finding", "treatment"
  std::int64_t added = 0;
  std::int64_t known = 0;     // there already, from an earlier import
  std::int64_t left_out = 0;  // rows the mapping does not choose
};

struct ImportReport {
  bool dry_run = false;
  bool stored = false;       // false after a dry run, a rejection, or when everything was known
  bool seen_before = false;  // the same content with the same mapping was taken in earlier
  std::vector<ImportCount> counts;
  std::vector<RejectedRow> rejected;  // the first `most_rejected_rows`; not empty: nothing was stored
  std::int64_t rejected_in_all = 0;
  std::vector<RejectedRow> changed;  // rows taken earlier that say something else now: the record stays as it is
};

// A table in a wrong format rejects every one of its rows; so many are listed.
inline constexpr std::size_t most_rejected_rows = 10'000;

// A file that cannot be read at all, or a mapping that cannot be used: file, line (0 unknown), what is wrong.
// `reason` is a stable word, `detail` the fact it needs (a name, a character, the names that would do):
//   tables   cannot_read, empty_file, utf16, not_utf8, nul_byte, lone_carriage_return, unterminated_quote,
//            text_after_quote, stray_quote, ragged_row, duplicate_column, unnamed_column, too_many_columns,
//            cell_too_long, wrong_delimiter, missing_table
//   mappings not_toml, unknown_key, missing_key, wrong_kind, unknown_code, bad_format, unknown_time_zone,
//            time_zone_needed, missing_column
struct UnreadableFile {
  std::filesystem::path file;
  std::int64_t line = 0;
  std::string column;
  std::string reason;
  std::string detail;
};

class ImportError : public std::exception {
 public:
  explicit ImportError(UnreadableFile what) : x_what(std::move(what)), x_text(x_what.reason + ": " + x_what.detail) {}
  const UnreadableFile& unreadable() const { return x_what; }
  const char* what() const noexcept override { return x_text.c_str(); }

 private:
  UnreadableFile x_what;
  std::string x_text;
};

}  // namespace psoas
