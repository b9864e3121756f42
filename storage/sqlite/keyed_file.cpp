#include "storage/sqlite/keyed_file.h"

#include <array>
#include <fstream>
#include <iterator>

#include "storage/protection/key_file.h"
#include "storage/sqlite/errors.h"
#include "storage/sqlite/page_cipher.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view plain_head = "SQLite format 3";

// Words that stand in every file of ours when it lies in clear: of the schema and of the catalogue.
constexpr std::array<std::string_view, 3> words_of_every_file{"CREATE TABLE", "patient", "treatment"};

// How SQLite begins the names of its own temporary files.
constexpr std::string_view temporary_name = "etilqs_";

}  // namespace

std::string first_bytes_of(SqliteConnection& connection, std::size_t count) {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == nullptr || file->pMethods == nullptr)
    throw StoreError(StoreFault::unavailable, "the file cannot be read");
  std::string bytes(count, '\0');
  const int code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(count), 0);
  if (code == SQLITE_IOERR_SHORT_READ) return {};
  if (code != SQLITE_OK) throw store_error(code, "the file cannot be read");
  return bytes;
}

void require_no_plain_head(SqliteConnection& connection, const fs::path& file) {
  if (first_bytes_of(connection, 16).starts_with(plain_head)) throw StoreError(StoreFault::not_keyed, file.string());
}

void give_page_key(SqliteConnection& connection, const SecretBytes& key) {
  const int code = page_cipher::give_key(connection.handle(), page_cipher::PageKey(key.data(), key_bytes));
  if (code != SQLITE_OK || page_cipher::version(connection.handle()).empty())
    throw StoreError(StoreFault::written_in_clear, "the library takes no key");
}

void require_other_key_fails(const fs::path& file, const std::string& vfs) {
  SqliteConnection other(file.string(), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, 0,
                         page_cipher::layer_over(vfs));
  give_page_key(other, random_key());
  try {
    other.pragma("SELECT count(*) FROM sqlite_schema");
  } catch (const StoreError&) {
    return;
  }
  throw StoreError(StoreFault::written_in_clear, "another key reads " + file.string());
}

void require_ciphertext(const fs::path& file) {
  std::string bytes;
  {
    std::ifstream in(file, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  bool clear = bytes.empty() || bytes.starts_with(plain_head);
  for (const std::string_view word : words_of_every_file) clear = clear || bytes.find(word) != std::string::npos;
  if (!clear) return;
  std::error_code error;
  fs::remove(file, error);
  throw StoreError(StoreFault::written_in_clear, "the new file");
}

void require_no_temporary_file() {
  std::error_code error;
  for (const fs::directory_entry& handle : fs::directory_iterator("/proc/self/fd", error)) {
    const std::string name = fs::read_symlink(handle.path(), error).filename().string();
    if (name.starts_with(temporary_name)) throw StoreError(StoreFault::written_in_clear, "a temporary file");
  }
}

void require_no_cipher_of_others(const fs::path& file) {
  const KeyFile keys(file);
  if (!keys.exists()) return;
  std::string cipher;
  try {
    cipher = keys.read().cipher;
  } catch (const StoreError&) {
    if (page_cipher::is_there()) throw;
    cipher = keys.path().string();  // keyed by whatever: a plain file has no such file beside it
  }
  if (cipher != page_cipher::name()) throw StoreError(StoreFault::keyed, cipher);
}

}  // namespace psoas::storage
