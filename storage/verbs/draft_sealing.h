#pragma once

// What is typed into a draft stands sealed in a file that has accounts: a draft is not in the audit trail, and nobody
// but its own clinic has to be able to read it.

#include <optional>
#include <string>
#include <string_view>

#include "storage/engine/connection.h"
#include "storage/protection/keys.h"

namespace psoas::storage {

class DraftSealing {
 public:
  // Without keys, text stands as it was typed: in a file that lies open to everybody.
  explicit DraftSealing(const Keys* keys);

  // `draft` is the draft's UUID, `place` the field's path or "reason".
  std::string stored(std::string_view typed, std::string_view draft, std::string_view place) const;
  // What an earlier version stored as typed is given as it is. Throws StoreError damaged for what cannot be opened.
  std::string typed(std::string_view stored, std::string_view draft, std::string_view place) const;

 private:
  std::optional<SecretBytes> x_key;
};

// Seals what an earlier version, or the time before there were accounts, left as it was typed. In a transaction.
void seal_drafts(Connection& connection, const Keys& keys);

}  // namespace psoas::storage
