#pragma once

// Text that stands in a column and can be read with a key only: XChaCha20-Poly1305 in hexadecimal digits, after a mark
// that says so.

#include <optional>
#include <string>
#include <string_view>

#include "storage/secret/secret_bytes.h"

namespace psoas::storage {

// `context` says where it stands: elsewhere it cannot be opened.
std::string sealed_text(std::string_view text, const SecretBytes& key, std::string_view context);

bool is_sealed_text(std::string_view stored);

// Nothing when the key, the context or the text are others.
std::optional<std::string> opened_text(std::string_view stored, const SecretBytes& key, std::string_view context);

}  // namespace psoas::storage
