#pragma once

// A strict reader of CSV tables (RFC 4180, UTF-8), one record at a time with the line it starts on. It says where a
// table is broken and never guesses; what the cells mean is left to the mapping.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/store/import.h"

namespace psoas::storage {

// Fills `to` with at most `most` bytes and gives their number; 0 at the end.
using ByteSource = std::function<std::size_t(char* to, std::size_t most)>;

// Throws ImportError cannot_read, here and while reading.
ByteSource bytes_of_file(const std::filesystem::path& file);

// The bytes must outlive the source.
ByteSource bytes_of(std::string_view bytes);

// Cells of one record. Their texts are kept end to end in one buffer, which the next record reuses.
class CsvRecord {
 public:
  std::int64_t line() const { return x_line; }  // where it starts, from 1
  std::size_t size() const { return x_ends.size(); }
  std::string_view operator[](std::size_t place) const;

 private:
  friend class CsvReader;
  std::int64_t x_line = 0;
  std::string x_text;
  std::vector<std::size_t> x_ends;
};

class CsvReader {
 public:
  static constexpr std::size_t most_columns = 4096;
  static constexpr std::size_t most_record_bytes = 8 * 1024 * 1024;

  // Reads the header line. A byte order mark of UTF-8 is passed over. Throws ImportError (list in import.h), naming
  // `file`.
  CsvReader(ByteSource bytes, std::filesystem::path file, char delimiter);

  const std::vector<std::string>& header() const { return x_header; }

  // The next record, which has as many cells as the header. False at the end; empty lines at the end are passed
  // over. Throws ImportError.
  bool next(CsvRecord& record);

  std::int64_t bytes_read() const { return x_bytes_read; }

 private:
  enum class CellEnd { cell, record };

  bool fill();
  int peek();
  int take();
  void pass_byte_order_mark();
  void read_header();
  bool read_record(CsvRecord& record);
  CellEnd read_cell(CsvRecord& record);
  void read_quoted(CsvRecord& record);
  void read_plain(CsvRecord& record, int first);
  CellEnd end_cell(CsvRecord& record, int separator);
  void check_encoding(const CsvRecord& record) const;
  void pass_line_feed_after_return();
  std::string column_name(std::size_t place) const;
  [[noreturn]] void fail(std::string_view reason, std::int64_t line, std::string column, std::string detail) const;

  ByteSource x_bytes;
  std::filesystem::path x_file;
  char x_delimiter;
  std::vector<char> x_buffer;
  std::size_t x_at = 0;
  std::size_t x_filled = 0;
  std::int64_t x_bytes_read = 0;
  std::int64_t x_line = 1;
  std::vector<std::string> x_header;
};

}  // namespace psoas::storage
