#include <array>

#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording {

namespace {

// What is wrong, and what to do. A # stands for the fact.
struct ReasonWords {
  std::string_view reason;
  std::string_view wrong;
  std::string_view remedy;
};

constexpr std::array reasons{
    ReasonWords{"cannot_read", "cannot be read: #", "Check the name and that you may read it."},
    ReasonWords{"empty_file", "is empty", "Export the table again."},
    ReasonWords{"utf16", "is written in UTF-16", "Export it again as UTF-8."},
    ReasonWords{"not_utf8", "is not written in UTF-8 (#)", "Export it again as UTF-8."},
    ReasonWords{"nul_byte", "holds a NUL byte, so it is no text", "Export the table again as CSV."},
    ReasonWords{"lone_carriage_return", "has a carriage return without a line feed",
                "Export it again with LF or CR LF at the line ends."},
    ReasonWords{"unterminated_quote", "opens a quotation mark that is never closed",
                "Close it, or export the table again."},
    ReasonWords{"text_after_quote", "has text after a closing quotation mark (#)",
                "Double a quotation mark that belongs to the text."},
    ReasonWords{"stray_quote", "has a quotation mark in the middle of a cell",
                "Put the whole cell in quotation marks and double the one inside."},
    ReasonWords{"ragged_row", "has a row with more or fewer cells than the first (#)",
                "Correct the row, or export the table again."},
    ReasonWords{"duplicate_column", "has two columns of one name (#)", "Rename one of them."},
    ReasonWords{"unnamed_column", "has a column without a name (#)", "Name it in the first row."},
    ReasonWords{"too_many_columns", "has too many columns (#)", "Check the separator that the mapping names."},
    ReasonWords{"cell_too_long", "has a cell that is too long (#)",
                "Look for a quotation mark that is not closed, or shorten the text."},
    ReasonWords{"wrong_delimiter", "seems to use another separator (#)", "Name it in the mapping as `delimiter`."},
    ReasonWords{"missing_table", "is named in the mapping and was not given (#)",
                "Give the file, or the folder that holds it."},
    ReasonWords{"not_toml", "is no TOML: #", "Correct the mapping there."},
    ReasonWords{"unknown_key", "has a key that means nothing here (#)", "Correct its spelling, or remove it."},
    ReasonWords{"missing_key", "lacks a key (#)", "Add it to the mapping."},
    ReasonWords{"wrong_kind", "has a key with a value of the wrong kind (#)", "Correct the value."},
    ReasonWords{"unknown_code", "names a code that the catalogue does not have (#)", "Use a code of the catalogue."},
    ReasonWords{"bad_format", "has a format that cannot be used (#)", "Correct the format."},
    ReasonWords{"unknown_time_zone", "names a time zone that does not exist (#)",
                "Use a name such as \"Europe/Berlin\"."},
    ReasonWords{"time_zone_needed", "has moments without a time zone (#)", "Name the zone in the mapping."},
    ReasonWords{"missing_column", "names a column that the table does not have (#)",
                "Correct the name in the mapping, or export the column."},
    ReasonWords{"too_large", "is larger than a list of codes can be (#)", "Give the list alone."},
    ReasonWords{"lacks_column", "has no column \"#\" in its first line", "Name it there, or give the order file."},
    ReasonWords{"bad_diagnosis_code", "has what is no diagnosis code (#)", "Write it such as M76.11."},
    ReasonWords{"code_twice", "has a code a second time (#)", "Keep one of the two lines."},
    ReasonWords{"bad_label", "has no usable label for #", "Enter one of at most 400 bytes on one line."},
    ReasonWords{"bad_day", "has what is no day (#)", "Write it such as 2026-02-03, or leave the cell empty."},
    ReasonWords{"ends_before_start", "has a last day before the first (#)", "Correct one of the two."},
    ReasonWords{"no_order_line", "has a line that is not of an order file", "Give the file as it was published."},
    ReasonWords{"no_codes", "holds no codes", "Give a list with at least one."},
};

std::string with_fact(std::string_view pattern, const std::string& fact) {
  std::string text;
  for (char c : pattern) {
    if (c == '#') text += fact;
    else text += c;
  }
  const std::size_t empty = text.find(" ()");
  if (empty != std::string::npos) text.erase(empty, 3);
  return text;
}

std::string place(const std::string& file, std::int64_t line, const std::string& column) {
  std::string text = file;
  if (line > 0) text += ", line " + std::to_string(line);
  if (!column.empty()) text += ", column " + in_quotes(column);
  return text;
}

}  // namespace

std::string sentence(const ImportError& error) {
  const UnreadableFile& unreadable = error.unreadable();
  const std::string where = place(unreadable.file.filename().string(), unreadable.line, unreadable.column);
  for (const ReasonWords& words : reasons) {
    if (words.reason != unreadable.reason) continue;
    return where + ": the file " + with_fact(words.wrong, unreadable.detail) + ". Nothing was taken over. " +
           std::string(words.remedy);
  }
  return where + ": " + error.what() + ". Nothing was taken over. Correct the file.";
}

std::string sentence(const RejectedRow& row, const Catalogue& catalogue) {
  Problem problem = row.problem;
  if (problem.given.empty()) problem.given = row.value;
  return place(row.file, row.line, row.column) + ": " + sentence(problem, catalogue);
}

}  // namespace psoas::wording
