#include "storage/sqlite/journal.h"

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "storage/sqlite/errors.h"

namespace psoas::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
constexpr std::size_t header_size = 28;
constexpr std::uintmax_t most_bytes = 1'000'000'000;

fs::path journal_of(const fs::path& file) { return file.string() + "-journal"; }

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

// As SQLite makes it: every 200th byte, from the end.
std::uint32_t checksum(std::string_view page, std::uint32_t begin) {
  for (std::size_t i = page.size() - 200; i > 0 && i < page.size(); i -= 200)
    begin += static_cast<unsigned char>(page[i]);
  return begin;
}

bool is_power_of_two(std::size_t number, std::size_t least) {
  return number >= least && number <= 65536 && (number & (number - 1)) == 0;
}

// One part of the journal: pages that were brought to the disk together.
struct Part {
  std::uint32_t pages;
  std::uint32_t begin_of_checksum;
  std::size_t sector;
  std::size_t page_size;

  bool readable() const { return is_power_of_two(sector, 32) && is_power_of_two(page_size, 512); }
};

Part part_at(std::string_view journal, std::size_t at) {
  return {number_at(journal, at + 8), number_at(journal, at + 12), number_at(journal, at + 20),
          number_at(journal, at + 24)};
}

}  // namespace

bool has_unfinished_journal(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(journal_of(file), error);
  return !error && size > 0;
}

std::string first_page_in_journal(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(journal_of(file), error);
  if (error || size > most_bytes) return {};
  std::ifstream in(journal_of(file), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const std::string_view journal = bytes;
  for (std::size_t at = 0; at + header_size <= journal.size() && journal.substr(at, magic.size()) == magic;) {
    const Part part = part_at(journal, at);
    if (!part.readable()) return {};
    std::size_t record = at + part.sector;
    for (std::uint32_t i = 0; i < part.pages; ++i, record += part.page_size + 8) {
      if (record + part.page_size + 8 > journal.size()) return {};
      const std::string_view page = journal.substr(record + 4, part.page_size);
      if (number_at(journal, record + 4 + part.page_size) != checksum(page, part.begin_of_checksum)) return {};
      if (number_at(journal, record) == 1) return std::string(page);
    }
    at = (record + part.sector - 1) / part.sector * part.sector;
  }
  return {};
}

// By the layer that SQLite itself uses, and not past it.
void write_journal_through(const fs::path& file, const std::string& disk) {
  sqlite3_vfs* layer = sqlite3_vfs_find(disk.empty() ? nullptr : disk.c_str());
  if (layer == nullptr) throw StoreError(StoreFault::unavailable, "no such layer: " + disk);
  std::vector<std::max_align_t> room(static_cast<std::size_t>(layer->szOsFile) / sizeof(std::max_align_t) + 1);
  auto* journal = reinterpret_cast<sqlite3_file*>(room.data());
  const std::string name = journal_of(file).string();
  if (!fs::exists(name)) return;
  // A layer finds the file that a journal belongs to by what SQLite keeps around the name.
  const std::unique_ptr<const char, void (*)(const char*)> names(
      sqlite3_create_filename(file.c_str(), name.c_str(), "", 0, nullptr), &sqlite3_free_filename);
  if (!names) throw std::bad_alloc();
  int code = layer->xOpen(layer, sqlite3_filename_journal(names.get()), journal,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_JOURNAL, nullptr);
  if (code == SQLITE_OK) code = journal->pMethods->xSync(journal, SQLITE_SYNC_FULL);
  if (journal->pMethods != nullptr) journal->pMethods->xClose(journal);
  if (code != SQLITE_OK) throw store_error(code, "the journal cannot be written through");
}

}  // namespace psoas::storage
