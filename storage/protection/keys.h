#pragma once

// The keys of a file that somebody has opened, made from its master key.

#include "storage/secret/key_wrapping.h"

namespace psoas::storage {

struct Keys {
  explicit Keys(SecretBytes master_key)
      : master(std::move(master_key)),
        trail(sub_key(master, SubKey::audit_trail)),
        digests(sub_key(master, SubKey::digests)) {}

  SecretBytes master;
  SecretBytes trail;    // chains the audit trail
  SecretBytes digests;  // of subjects
};

}  // namespace psoas::storage
