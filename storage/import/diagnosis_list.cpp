#include "storage/import/diagnosis_list.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "domain/base/text.h"

namespace psoas::storage {

namespace {

constexpr std::size_t most_label_bytes = 400;
constexpr std::size_t most_file_bytes = 64 * 1024 * 1024;

bool is_capital_or_digit(char c) { return (c >= 'A' && c <= 'Z') || std::isdigit(static_cast<unsigned char>(c)) != 0; }

// A letter, a digit, a capital or digit, then up to four more behind the dot: "M76.11", "S76.011A", "C4A.0".
bool is_well_formed(std::string_view printed) {
  if (printed.size() < 3 || printed.size() == 4 || printed.size() > 8) return false;
  if (!std::isalpha(static_cast<unsigned char>(printed[0])) || !std::isdigit(static_cast<unsigned char>(printed[1])))
    return false;
  for (std::size_t i = 0; i < printed.size(); ++i)
    if (i == 3 ? printed[i] != '.' : !is_capital_or_digit(printed[i])) return false;
  return true;
}

// Gathers the codes of one file and names what is wrong with a row.
class Gathering {
 public:
  explicit Gathering(std::filesystem::path file) : x_file(std::move(file)) {}

  void add(std::int64_t line, std::string_view code, std::string_view label, std::string_view from,
           std::string_view to) {
    DiagnosisCode entry;
    entry.code = printed_code(trimmed(code));
    if (!is_well_formed(entry.code)) fail("bad_diagnosis_code", line, "code", std::string(trimmed(code)));
    if (!x_seen.insert(entry.code).second) fail("code_twice", line, "code", entry.code);
    const Checked<std::string> text = check_text(label, {.most_bytes = most_label_bytes, .required = true}, "label");
    if (!text) fail("bad_label", line, "label", entry.code);
    entry.label = text.value();
    entry.valid_from = day(line, "valid_from", from);
    entry.valid_to = day(line, "valid_to", to);
    if (entry.valid_from && entry.valid_to && *entry.valid_to < *entry.valid_from)
      fail("ends_before_start", line, "valid_to", std::string(to));
    x_codes.push_back(std::move(entry));
  }

  std::vector<DiagnosisCode> take() && {
    if (x_codes.empty()) fail("no_codes", 0, "", "");
    return std::move(x_codes);
  }

  [[noreturn]] void fail(std::string_view reason, std::int64_t line, std::string_view column,
                         std::string detail) const {
    throw ImportError({x_file, line, std::string(column), std::string(reason), std::move(detail)});
  }

 private:
  std::optional<Date> day(std::int64_t line, std::string_view column, std::string_view typed) const {
    if (trimmed(typed).empty()) return std::nullopt;
    const Checked<Date> day = parse_date(typed, column);
    if (!day) fail("bad_day", line, column, std::string(typed));
    return day.value();
  }

  std::filesystem::path x_file;
  std::vector<DiagnosisCode> x_codes;
  std::set<std::string, std::less<>> x_seen;
};

// Five digits and a blank, the flag between blanks.
bool is_order_line(std::string_view line) {
  return line.size() > 16 &&
         std::all_of(line.begin(), line.begin() + 5,
                     [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }) &&
         line[5] == ' ' && line[13] == ' ' && (line[14] == '0' || line[14] == '1') && line[15] == ' ';
}

std::string content_of(const std::filesystem::path& file) {
  const ByteSource bytes = bytes_of_file(file);
  std::string text;
  std::vector<char> buffer(64 * 1024);
  while (const std::size_t read = bytes(buffer.data(), buffer.size())) {
    text.append(buffer.data(), read);
    if (text.size() > most_file_bytes) throw ImportError({file, 0, "", "too_large", "64 MB"});
  }
  return text;
}

std::string_view cell_or_nothing(const CsvRecord& record, std::optional<std::size_t> place) {
  return place ? record[*place] : std::string_view();
}

}  // namespace

std::vector<DiagnosisCode> read_diagnosis_csv(ByteSource bytes, const std::filesystem::path& name) {
  CsvReader reader(std::move(bytes), name, ',');
  Gathering gathering(name);
  const auto column = [&](std::string_view wanted) -> std::optional<std::size_t> {
    const auto found = std::find(reader.header().begin(), reader.header().end(), wanted);
    if (found == reader.header().end()) return std::nullopt;
    return static_cast<std::size_t>(found - reader.header().begin());
  };
  const auto code = column("code");
  const auto label = column("label");
  if (!code || !label) gathering.fail("lacks_column", 1, "", code ? "label" : "code");
  const auto from = column("valid_from");
  const auto to = column("valid_to");
  CsvRecord record;
  while (reader.next(record))
    gathering.add(record.line(), record[*code], record[*label], cell_or_nothing(record, from),
                  cell_or_nothing(record, to));
  return std::move(gathering).take();
}

std::vector<DiagnosisCode> read_order_file(std::string_view text, const std::filesystem::path& name) {
  Gathering gathering(name);
  std::int64_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trimmed(line).empty()) continue;
    if (!is_order_line(line)) gathering.fail("no_order_line", number, "", "");
    if (line[14] == '0') continue;
    const std::string_view longer = line.size() > 77 ? trimmed(line.substr(77)) : std::string_view();
    gathering.add(number, line.substr(6, 7), longer.empty() ? line.substr(16, 60) : longer, {}, {});
  }
  return std::move(gathering).take();
}

std::vector<DiagnosisCode> read_diagnosis_list(const std::filesystem::path& file) {
  const std::string text = content_of(file);
  if (is_order_line(std::string_view(text).substr(0, text.find('\n')))) return read_order_file(text, file);
  return read_diagnosis_csv(bytes_of(text), file);
}

}  // namespace psoas::storage
