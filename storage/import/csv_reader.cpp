#include "storage/import/csv_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>
#include <system_error>

#include "domain/base/text.h"

namespace psoas::storage {

namespace {

constexpr int end_of_bytes = -1;
constexpr std::size_t buffer_bytes = 64 * 1024;

ImportError cannot_read(const std::filesystem::path& file, int error) {
  return ImportError({file, 0, "", "cannot_read", std::generic_category().message(error)});
}

bool is_empty_line(const CsvRecord& record) { return record.size() == 1 && record[0].empty(); }

std::string byte_name(char byte) {
  char name[16];
  std::snprintf(name, sizeof name, "byte %02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  return name;
}

}  // namespace

ByteSource bytes_of_file(const std::filesystem::path& file) {
  if (std::filesystem::is_directory(file)) throw cannot_read(file, EISDIR);
  std::FILE* opened = std::fopen(file.c_str(), "rb");
  if (!opened) throw cannot_read(file, errno);
  const std::shared_ptr<std::FILE> stream(opened, &std::fclose);
  return [stream, file](char* to, std::size_t most) {
    const std::size_t count = std::fread(to, 1, most, stream.get());
    if (count == 0 && std::ferror(stream.get())) throw cannot_read(file, errno);
    return count;
  };
}

ByteSource bytes_of(std::string_view bytes) {
  return [bytes](char* to, std::size_t most) mutable {
    const std::size_t count = std::min(most, bytes.size());
    std::copy_n(bytes.data(), count, to);
    bytes.remove_prefix(count);
    return count;
  };
}

std::string_view CsvRecord::operator[](std::size_t place) const {
  const std::size_t begin = place == 0 ? 0 : x_ends[place - 1];
  return std::string_view(x_text).substr(begin, x_ends[place] - begin);
}

CsvReader::CsvReader(ByteSource bytes, std::filesystem::path file, char delimiter)
    : x_bytes(std::move(bytes)), x_file(std::move(file)), x_delimiter(delimiter), x_buffer(buffer_bytes) {
  pass_byte_order_mark();
  read_header();
}

bool CsvReader::next(CsvRecord& record) {
  if (!read_record(record)) return false;
  const std::int64_t line = record.line();
  const std::size_t cells = record.size();
  if (cells == x_header.size() && !(is_empty_line(record) && peek() == end_of_bytes)) return true;
  while (is_empty_line(record))
    if (!read_record(record)) return false;
  fail("ragged_row", line, "", std::to_string(cells) + " instead of " + std::to_string(x_header.size()));
}

bool CsvReader::fill() {
  x_filled = x_bytes(x_buffer.data(), x_buffer.size());
  x_at = 0;
  x_bytes_read += static_cast<std::int64_t>(x_filled);
  return x_filled > 0;
}

int CsvReader::peek() {
  if (x_at == x_filled && !fill()) return end_of_bytes;
  return static_cast<unsigned char>(x_buffer[x_at]);
}

int CsvReader::take() {
  const int byte = peek();
  if (byte == end_of_bytes) return byte;
  ++x_at;
  if (byte == '\n') ++x_line;
  if (byte == 0) fail("nul_byte", x_line, "", "");
  return byte;
}

void CsvReader::pass_byte_order_mark() {
  if (!fill()) fail("empty_file", 0, "", "");
  const std::string_view head(x_buffer.data(), std::min<std::size_t>(x_filled, 4));
  const bool marked = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  const bool every_second_is_nul = head.size() >= 2 && (head[0] == '\0') != (head[1] == '\0');
  if (marked || every_second_is_nul) fail("utf16", 1, "", "");
  if (head.starts_with("\xEF\xBB\xBF")) x_at = 3;
}

void CsvReader::read_header() {
  CsvRecord record;
  if (!read_record(record)) fail("empty_file", 0, "", "");
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const std::string_view name = trimmed(record[i]);
    if (name.empty()) fail("unnamed_column", record.line(), "", "column " + std::to_string(i + 1));
    if (!seen.insert(name).second) fail("duplicate_column", record.line(), std::string(name), std::string(name));
    x_header.emplace_back(name);
  }
}

bool CsvReader::read_record(CsvRecord& record) {
  if (peek() == end_of_bytes) return false;
  record.x_line = x_line;
  record.x_text.clear();
  record.x_ends.clear();
  while (read_cell(record) == CellEnd::cell) {
    if (record.size() == most_columns) fail("too_many_columns", record.line(), "", std::to_string(most_columns));
  }
  check_encoding(record);
  return true;
}

CsvReader::CellEnd CsvReader::read_cell(CsvRecord& record) {
  if (peek() == '"') {
    take();
    read_quoted(record);
  } else {
    read_plain(record, peek());
  }
  return end_cell(record, take());
}

// After the opening quote; stops behind the closing one.
void CsvReader::read_quoted(CsvRecord& record) {
  const std::int64_t opened = x_line;
  const std::size_t place = record.size();
  for (;;) {
    int byte = take();
    if (byte == end_of_bytes) fail("unterminated_quote", opened, column_name(place), "");
    if (byte == '"') {
      if (peek() != '"') break;
      take();
    } else if (byte == '\r') {
      pass_line_feed_after_return();
      byte = '\n';
    }
    if (record.x_text.size() == most_record_bytes) fail("cell_too_long", opened, column_name(place), "");
    record.x_text.push_back(static_cast<char>(byte));
  }
  const int after = peek();
  if (after != end_of_bytes && after != x_delimiter && after != '\r' && after != '\n')
    fail("text_after_quote", x_line, column_name(place), std::string(1, static_cast<char>(after)));
}

void CsvReader::read_plain(CsvRecord& record, int byte) {
  while (byte != end_of_bytes && byte != x_delimiter && byte != '\r' && byte != '\n') {
    if (byte == '"') fail("stray_quote", x_line, column_name(record.size()), "");
    if (record.x_text.size() == most_record_bytes) fail("cell_too_long", x_line, column_name(record.size()), "");
    record.x_text.push_back(static_cast<char>(take()));
    byte = peek();
  }
}

CsvReader::CellEnd CsvReader::end_cell(CsvRecord& record, int separator) {
  record.x_ends.push_back(record.x_text.size());
  if (separator == '\r') pass_line_feed_after_return();
  return separator == x_delimiter ? CellEnd::cell : CellEnd::record;
}

void CsvReader::pass_line_feed_after_return() {
  if (peek() != '\n') fail("lone_carriage_return", x_line, "", "");
  take();
}

// Each cell stands alone: a sequence cut by a separator is whole nowhere.
void CsvReader::check_encoding(const CsvRecord& record) const {
  for (std::size_t place = 0; place < record.size(); ++place) {
    const std::size_t bad = first_invalid_utf8(record[place]);
    if (bad == std::string_view::npos) continue;
    const char* at = record[place].data() + bad;
    const auto lines_before = std::count(record.x_text.data(), at, '\n');
    fail("not_utf8", record.line() + lines_before, column_name(place), byte_name(*at));
  }
}

std::string CsvReader::column_name(std::size_t place) const {
  return place < x_header.size() ? x_header[place] : "column " + std::to_string(place + 1);
}

void CsvReader::fail(std::string_view reason, std::int64_t line, std::string column, std::string detail) const {
  throw ImportError({x_file, line, std::move(column), std::string(reason), std::move(detail)});
}

}  // namespace psoas::storage
