#include "storage/import/csv_reader.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace psoas;
using namespace psoas::storage;

namespace {

using Table = std::vector<std::vector<std::string>>;

CsvReader reader_of(std::string_view bytes, char delimiter = ',') {
  return CsvReader(bytes_of(bytes), "table.csv", delimiter);
}

Table read(std::string_view bytes, char delimiter = ',') {
  CsvReader reader = reader_of(bytes, delimiter);
  Table table{reader.header()};
  CsvRecord record;
  while (reader.next(record)) {
    table.emplace_back();
    for (std::size_t i = 0; i < record.size(); ++i) table.back().emplace_back(record[i]);
  }
  return table;
}

UnreadableFile fault_of(std::string_view bytes) {
  try {
    read(bytes);
  } catch (const ImportError& error) {
    return error.unreadable();
  }
  FAIL("the table was read");
  return {};
}

void check_fault(std::string_view bytes, std::string_view reason, std::int64_t line) {
  const UnreadableFile fault = fault_of(bytes);
  CHECK(fault.reason == reason);
  CHECK(fault.line == line);
  CHECK(fault.file == "table.csv");
}

}  // namespace

TEST_CASE("a table is read with LF, CRLF and without a last line end") {
  const Table expected{{"a", "b"}, {"1", "2"}, {"3", ""}};
  CHECK(read("a,b\n1,2\n3,\n") == expected);
  CHECK(read("a,b\r\n1,2\r\n3,\r\n") == expected);
  CHECK(read("a,b\n1,2\n3,") == expected);
}

TEST_CASE("a byte order mark of UTF-8 is not part of the first column's name") {
  CHECK(read("\xEF\xBB\xBF"
             "a,b\n1,2\n") == Table{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("quoted cells keep delimiters, quotes and line feeds") {
  CHECK(read("a,b\n\"x, \"\"y\"\"\",\"two\r\nlines\"\n") == Table{{"a", "b"}, {"x, \"y\"", "two\nlines"}});
  CHECK(read("a;b\n1,5;2\n", ';') == Table{{"a", "b"}, {"1,5", "2"}});
}

TEST_CASE("a record knows the line it starts on") {
  CsvReader reader = reader_of("a\n\"1\n2\"\n3\n");
  CsvRecord record;
  REQUIRE(reader.next(record));
  CHECK(record.line() == 2);
  REQUIRE(reader.next(record));
  CHECK(record.line() == 4);
}

TEST_CASE("empty lines at the end are passed over, in the middle they are short rows") {
  CHECK(read("a,b\n1,2\n\n\n") == Table{{"a", "b"}, {"1", "2"}});
  check_fault("a,b\n1,2\n\n3,4\n", "ragged_row", 3);
}

TEST_CASE("cells survive the edges of the reading buffer") {
  const std::string cell(70'000, 'x');
  CHECK(read("a,b\n" + cell + ",\"" + cell + "\"\n") == Table{{"a", "b"}, {cell, cell}});
}

TEST_CASE("a broken table is refused with the line that breaks it") {
  check_fault("", "empty_file", 0);
  check_fault("\xEF\xBB\xBF", "empty_file", 0);
  check_fault("a,b\n1\n", "ragged_row", 2);
  check_fault("a,b\n1,2\n1,2,3\n", "ragged_row", 3);
  check_fault("a,a\n1,2\n", "duplicate_column", 1);
  check_fault("a, a \n1,2\n", "duplicate_column", 1);
  check_fault("a,\n1,2\n", "unnamed_column", 1);
  check_fault("a,b\n1,\"2\n3,4\n", "unterminated_quote", 2);
  check_fault("a,b\n1,\"2\"x\n", "text_after_quote", 2);
  check_fault("a,b\n1,2\"\n", "stray_quote", 2);
  check_fault("a,b\r1,2\r", "lone_carriage_return", 1);
  check_fault("a,b\n1,2\r3,4\n", "lone_carriage_return", 2);
  check_fault(std::string_view("a,b\n1,\0\n", 8), "nul_byte", 2);
}

TEST_CASE("UTF-16 is recognised with and without its mark") {
  check_fault(
      "\xFF\xFE"
      "a",
      "utf16", 1);
  check_fault("\xFE\xFF", "utf16", 1);
  check_fault(std::string_view("a\0,\0b\0\n\0", 8), "utf16", 1);
  check_fault(std::string_view("\0a\0,\0b\0\n", 8), "utf16", 1);
}

TEST_CASE("invalid UTF-8 is refused with line, column and byte") {
  const UnreadableFile fault = fault_of("name,note\nAna,\"x\ny\xE9z\"\n");
  CHECK(fault.reason == "not_utf8");
  CHECK(fault.line == 3);
  CHECK(fault.column == "note");
  CHECK(fault.detail == "byte E9");
  // Each half of a cut sequence is invalid on its own.
  check_fault("a,b\n\xC3,\xA9\n", "not_utf8", 2);
}

TEST_CASE("a quote that never closes stops at a bounded size") {
  std::string bytes = "a,b\n1,\"";
  bytes.append(CsvReader::most_record_bytes + 100, 'x');
  check_fault(bytes, "cell_too_long", 2);
  check_fault(std::string(CsvReader::most_columns + 10, ','), "too_many_columns", 1);
}
