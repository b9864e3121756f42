#pragma once

// The audit trail as a keyed chain: each entry's hash covers its fields and the hash of the entry before it, so that an
// entry changed, added, taken out or moved is found. What a chain alone cannot show, a tail that was cut off, anchors
// do.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/base/progress.h"
#include "domain/store/protection.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"
#include "storage/protection/keys.h"

namespace psoas::storage {

// What is hashed of an entry.
struct ChainedEntry {
  std::int64_t sequence = 0;
  std::int64_t at = 0;
  int offset_minutes = 0;
  std::string_view actor;
  std::string_view roles;
  std::string_view session;
  std::string_view workstation;
  std::string_view program_version;
  std::string_view action;
  std::string_view entity;
  std::int64_t entity_id = 0;
  std::optional<std::int64_t> patient;
  std::string_view reason;
  std::string_view old_document;
  std::string_view digest;
};

// As it stands in the trail; `previous` is that of the entry before, "" for the first.
std::string chained_hash(const SecretBytes& key, std::string_view previous, const ChainedEntry& entry);

// The last entry's number and hash, 0 and "" for an empty trail; and what the clock said when it was made.
struct LastEntry {
  TrailHead head;
  std::optional<Moment> at;
};
LastEntry last_entry(Connection& connection);

TrailHead head_of_trail(Connection& connection);

// Walks the whole trail. Throws Cancelled.
TrailCheck check_trail(Connection& connection, const Keys& keys, Progress& progress);

// A keyed hash over the entries that are older than the chain.
std::string hash_of_earlier_entries(Connection& connection, const SecretBytes& key);

// Begins the chain anew under these keys, which the gate has: one entry holds the earlier ones together, and each
// subject gets its digest, but for those `tampered` with, which goes on being seen. In a transaction.
void begin_chain(Connection& connection, Gate& gate, const Keys& keys,
                 const std::vector<TamperedSubject>& tampered = {});

// Studies and the recovery code, which older versions left without a digest, get theirs. In a transaction.
void protect_newly_covered(Connection& connection, Gate& gate);

// Gives a file that has none its keys and begins the chain; protects what an older version `covers_less` of. A file
// with accounts is left to whoever logs in. In a transaction.
void protect_older_file(Connection& connection, const Clock& clock, bool covers_less);

}  // namespace psoas::storage
