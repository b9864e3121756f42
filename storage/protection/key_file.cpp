#include "storage/protection/key_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

#include "domain/base/output_file.h"
#include "storage/secret/hex.h"
#include "storage/text.h"
#include "storage/verbs/account_verbs.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view first_line = "psoastrack-keys 1\n";
constexpr std::string_view last_word = "checksum ";
constexpr std::size_t most_bytes = 4'000'000;

std::string blake2b(std::string_view text) {
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  return hex_of(digest);
}

// The words of one line, each read once and as what it has to be.
class Line {
 public:
  explicit Line(const std::string& line) : x_words(line) {}

  std::string word() {
    std::string word;
    if (!(x_words >> word)) x_good = false;
    return word;
  }
  std::int64_t number() {
    const std::string text = word();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) x_good = false;
    return number;
  }
  std::uint64_t work() {
    const std::int64_t asked = number();
    if (asked < 0) x_good = false;
    return static_cast<std::uint64_t>(asked);
  }
  std::optional<Moment> moment_or_none() {
    const std::int64_t at = number();
    return at == 0 ? std::nullopt : std::optional<Moment>(Moment(std::chrono::milliseconds(at)));
  }
  bool ends_well() {
    std::string more;
    return x_good && !(x_words >> more);
  }

 private:
  std::istringstream x_words;
  bool x_good = true;
};

bool read_line(const std::string& text, DoorKeys& keys) {
  Line line(text);
  const std::string kind = line.word();
  if (kind == "cipher") keys.cipher = line.word();
  else if (kind == "clinic") keys.clinic = line.word();
  else if (kind == "demo") keys.demo = line.number() != 0;
  else if (kind == "account") {
    AccountAtDoor account;
    account.id.number = line.number();
    account.name_digest = line.word();
    account.failures = static_cast<int>(line.number());
    account.last_failure = line.moment_or_none();
    account.unreported = static_cast<int>(line.number());
    keys.accounts.push_back(std::move(account));
  } else if (kind == "slot") {
    StoredSlot slot;
    slot.kind = line.word();
    slot.account = line.number();
    const std::string salt = line.word();
    slot.work.operations = line.work();
    slot.work.memory = line.work();
    if (!read_hex(salt, slot.salt) || !read_hex(line.word(), slot.wrapped)) return false;
    keys.slots.push_back(slot);
  } else {
    return false;
  }
  return line.ends_well();
}

std::int64_t number_of(const std::optional<Moment>& at) { return at ? at->time_since_epoch().count() : 0; }

// Held while the file is read and written anew: an advisory lock on its folder, since the file itself is replaced.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& folder)
      : x_handle(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (x_handle >= 0) ::flock(x_handle, LOCK_EX);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (x_handle >= 0) ::close(x_handle);
  }

 private:
  int x_handle;
};

StoreFault fault_of(const fs::path& file) {
  std::error_code error;
  const fs::space_info space = fs::space(file.parent_path(), error);
  if (!error && space.available < 64 * 1024) return StoreFault::full;
  return ::access(file.parent_path().c_str(), W_OK) != 0 ? StoreFault::read_only : StoreFault::unavailable;
}

}  // namespace

AccountAtDoor* DoorKeys::account(AccountId id) {
  const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const AccountAtDoor& a) { return a.id == id; });
  return found == accounts.end() ? nullptr : &*found;
}

std::string digest_of_name(std::string_view clinic, std::string_view name) {
  return blake2b(std::string(clinic) + " " + folded(name));
}

DoorKeys door_keys_of(Connection& connection, std::string_view cipher) {
  DoorKeys keys;
  keys.cipher = cipher;
  keys.clinic = clinic_identity(connection);
  keys.demo = is_demo_stored(connection);
  for (const Account& account : stored_accounts(connection))
    keys.accounts.push_back({account.id, digest_of_name(keys.clinic, account.name), 0, std::nullopt, 0});
  keys.slots = stored_slots(connection);
  return keys;
}

std::string text_of(const DoorKeys& keys) {
  std::ostringstream out;
  out << first_line << "cipher " << keys.cipher << "\nclinic " << keys.clinic << "\ndemo " << (keys.demo ? 1 : 0)
      << '\n';
  for (const AccountAtDoor& account : keys.accounts)
    out << "account " << account.id.number << ' ' << account.name_digest << ' ' << account.failures << ' '
        << number_of(account.last_failure) << ' ' << account.unreported << '\n';
  for (const StoredSlot& slot : keys.slots)
    out << "slot " << slot.kind << ' ' << slot.account << ' ' << hex_of(slot.salt) << ' ' << slot.work.operations << ' '
        << slot.work.memory << ' ' << hex_of(slot.wrapped) << '\n';
  const std::string text = out.str();
  return text + std::string(last_word) + blake2b(text) + "\n";
}

std::optional<DoorKeys> door_keys_in(std::string_view text) {
  const std::size_t end = text.rfind(last_word);
  if (!text.starts_with(first_line) || end == std::string_view::npos) return std::nullopt;
  const std::string_view told = text.substr(0, end);
  if (text.substr(end) != std::string(last_word) + blake2b(told) + "\n") return std::nullopt;
  DoorKeys keys;
  std::istringstream lines{std::string(told.substr(first_line.size()))};
  for (std::string line; std::getline(lines, line);)
    if (!read_line(line, keys)) return std::nullopt;
  if (keys.cipher.empty() || keys.clinic.empty() || keys.slots.empty()) return std::nullopt;
  return keys;
}

KeyFile::KeyFile(const fs::path& database) : x_path(database.string() + ".keys") {}

bool KeyFile::exists() const {
  std::error_code error;
  return fs::symlink_status(x_path, error).type() != fs::file_type::not_found;
}

DoorKeys KeyFile::read() const {
  if (!exists()) throw StoreError(StoreFault::keys_missing, x_path.string());
  std::error_code error;
  const bool is_file = fs::symlink_status(x_path, error).type() == fs::file_type::regular;
  if (!is_file || fs::file_size(x_path, error) > most_bytes || error)
    throw StoreError(StoreFault::keys_damaged, x_path.string());
  std::ifstream in(x_path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::optional<DoorKeys> keys = door_keys_in(text);
  if (!keys) throw StoreError(StoreFault::keys_damaged, x_path.string());
  return std::move(*keys);
}

void KeyFile::write(const DoorKeys& keys) const {
  try {
    OutputFile file(x_path);
    file.append(text_of(keys));
    file.commit();
  } catch (const FileError& error) {
    throw StoreError(fault_of(x_path), x_path.string() + ": " + error.what());
  }
}

void KeyFile::change(const std::function<void(DoorKeys&)>& change) const {
  const FolderLock lock(x_path.parent_path());
  DoorKeys keys = read();
  change(keys);
  write(keys);
}

}  // namespace psoas::storage
