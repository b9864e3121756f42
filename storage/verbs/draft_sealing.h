#pragma once

// What is typed into a draft stands sealed in a file that has accounts: a draft is not in the audit trail, and nobody
// but its own clinic has to be able to read it. A keyed digest beside it holds its fields together, and to the patient
// and the visit they are of.

#include <optional>
#include <string>
#include <string_view>

#include "domain/base/id.h"
#include "storage/engine/connection.h"
#include "storage/protection/keys.h"

namespace psoas::storage {

class DraftSealing {
 public:
  // Without keys, text stands as it was typed: in a file that lies open to everybody. They outlive this.
  explicit DraftSealing(const Keys* keys);

  // `draft` is the draft's UUID, `place` the field's path or "reason".
  std::string stored(std::string_view typed, std::string_view draft, std::string_view place) const;
  // Throws StoreError tampered for what cannot be opened.
  std::string typed(std::string_view stored, std::string_view draft, std::string_view place) const;

  // Once all of the draft is written.
  void close(Connection& connection, DraftId draft) const;
  // Whether it is as it was closed.
  bool is_whole(Connection& connection, DraftId draft) const;

 private:
  const Keys* x_keys;
  std::optional<SecretBytes> x_key;  // of the text
};

// Seals and closes all drafts: those of the time before there were accounts, or of an earlier version. In a
// transaction.
void seal_drafts(Connection& connection, const Keys& keys);

}  // namespace psoas::storage
