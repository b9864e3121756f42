#pragma once

// The file of keys beside a keyed file ("clinic.psoas.keys"): what a log-in needs before the file itself can be read.
// It says that the file is keyed and by which cipher, holds the slots of the master key as the table key_slot does, and
// counts the attempts that failed. What stands in the table is what counts; this is its copy, renewed with it.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "storage/protection/key_slots.h"

namespace psoas::storage {

// An account as it is known at the door: by a digest of its name, so that the file names nobody.
struct AccountAtDoor {
  AccountId id;
  std::string name_digest;
  int failures = 0;  // since its last log-in
  std::optional<Moment> last_failure;
  int unreported = 0;  // of them, those the audit trail does not tell of yet
};

struct DoorKeys {
  std::string cipher;  // as page_cipher::name() says
  std::string clinic;  // the clinic's identity
  bool demo = false;
  std::vector<AccountAtDoor> accounts;
  std::vector<StoredSlot> slots;

  AccountAtDoor* account(AccountId id);
};

// What the file says of the accounts and slots of an open database, without any attempt.
DoorKeys door_keys_of(Connection& connection, std::string_view cipher);

std::string digest_of_name(std::string_view clinic, std::string_view name);

// As bytes, and back. Nothing for bytes that are not exactly what was written.
std::string text_of(const DoorKeys& keys);
std::optional<DoorKeys> door_keys_in(std::string_view text);

class KeyFile {
 public:
  // `database` is the clinic's file; its file of keys need not be there.
  explicit KeyFile(const std::filesystem::path& database);

  const std::filesystem::path& path() const { return x_path; }
  bool exists() const;

  // Throws StoreError keys_missing, keys_damaged.
  DoorKeys read() const;

  // The file is there whole, as it was or as it is to be. Throws StoreError full, read_only, unavailable.
  void write(const DoorKeys& keys) const;

  // Reads, changes and writes it while no other program does the same.
  void change(const std::function<void(DoorKeys&)>& change) const;

 private:
  std::filesystem::path x_path;
};

}  // namespace psoas::storage
