#pragma once

// Opens a sealed file: header, then a key by one of its slots, then the contents chunk by chunk. Every refusal is a
// SealedError.

#include <optional>

#include "domain/base/progress.h"
#include "storage/sealed/byte_stream.h"
#include "storage/sealed/key_slot.h"

namespace psoas::storage {

class Unsealer {
 public:
  // Reads the header and compares the lengths. The source has to outlive the unsealer. Throws as decoded_header does.
  explicit Unsealer(ByteInput& source);

  const SealedHeader& header() const { return x_decoded.header; }

  // One of them, before the contents are read.
  void open_with_master_key(const SecretBytes& key);
  // One given for the file alone, or else the clinic's own for backups.
  void open_with_passphrase(std::string_view text);
  void open_with_recovery_code(std::string_view code);
  // The key of these contents alone, which who sealed them still has.
  void open_with_content_key(const SecretBytes& key) { x_key = key.copy(); }

  // The clinic's master key, when that opened the file or lay on the way; nullptr else.
  const SecretBytes* master_key() const { return x_master ? &*x_master : nullptr; }

  // Hands on each chunk once it is known to be as it was sealed. Only when this returns are the contents whole: what
  // the sink got before a refusal must not be used. Throws SealedError cut_short or altered; Cancelled.
  void pour_into(ByteOutput& sink, Progress& progress);

 private:
  ByteInput& x_source;
  DecodedHeader x_decoded;
  std::optional<SecretBytes> x_key;
  std::optional<SecretBytes> x_master;
};

}  // namespace psoas::storage
