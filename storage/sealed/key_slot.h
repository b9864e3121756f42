#pragma once

// The locks of a sealed file: each slot holds the key of its contents, wrapped for one way to open it.

#include <optional>
#include <string>
#include <string_view>

#include "storage/sealed/sealed_header.h"
#include "storage/secret/secret_bytes.h"

namespace psoas::storage {

// The clinic's master key as its recovery code, or its passphrase for backups, opens it: what the clinic's own file
// keeps, taken along, since nobody types either when a backup is made.
struct MasterKeySlot {
  SlotKind kind = SlotKind::recovery_code;  // or kept_passphrase
  Salt salt{};
  KdfWork work;
  std::string context;
  WrappedKey master_key{};
};

// What a file is sealed for: at least a master key or a passphrase. What opens the master key
// opens its slot and needs one. What is pointed to has to stay while it is used.
struct Locks {
  const SecretBytes* master_key = nullptr;
  std::vector<MasterKeySlot> to_master_key;
  std::string_view passphrase;  // "": no such slot
};

// Throws std::logic_error for no lock; StoreError no_memory.
std::vector<KeySlot> slots_for(const SecretBytes& content_key, const SealedHeader& header, const Locks& locks);

// Each gives the key of the contents. Throws SealedError no_such_way when the file has no such slot, wrong_secret when
// none opens; StoreError no_memory.
SecretBytes opened_by_master_key(const SealedHeader& header, const SecretBytes& master_key);
// By a passphrase given for the file alone.
SecretBytes opened_by_passphrase(const SealedHeader& header, std::string_view passphrase);

// The clinic's master key, by its recovery code or its own passphrase for backups.
SecretBytes master_key_by(const SealedHeader& header, SlotKind kind, std::string_view known);

// What opens the master key as the file took it along, for another file sealed for the same people.
std::vector<MasterKeySlot> slots_to_master_key(const SealedHeader& header);

bool has_slot(const SealedHeader& header, SlotKind kind);

}  // namespace psoas::storage
