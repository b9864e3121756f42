#pragma once

// A digest of a subject as it is stored: every row and column that belongs to it, read back from the tables. It stands
// in the subject's last entry of the audit trail, so that a row changed, removed, added or put back from an older
// copy outside the program is found. Columns that are made from others (lists, counts) are not in it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/engine/connection.h"
#include "storage/secret/keyed_hash.h"

namespace psoas::storage {

// Whether subjects of this kind have a digest; entries of others only say that something happened.
bool has_digest(std::string_view entity);

// Of what is stored now; a subject with no row has one too. As it stands in the trail: a letter for the form (which
// tables and columns it covers, so that later versions can cover more and still judge old entries), and base 64.
std::string digest_of(Connection& connection, const SecretBytes& key, std::string_view entity, std::int64_t id);

// Whether what is stored has the digest noted. Throws StoreError newer_schema for a form this version does not know.
bool has_digest_noted(Connection& connection, const SecretBytes& key, std::string_view entity, std::int64_t id,
                      std::string_view noted);

// What the last entry about the subject that has a digest says; "" when there is none.
std::string digest_noted_last(Connection& connection, std::string_view entity, std::int64_t id);

// Whether what is stored is what the last entry about it says.
bool is_as_noted(Connection& connection, const SecretBytes& key, std::string_view entity, std::int64_t id);

// Whether the subject's own row is there.
bool has_rows(Connection& connection, std::string_view entity, std::int64_t id);

// As it stands in the trail.
std::string text_of(const Digest& digest);
std::optional<Digest> digest_of_text(std::string_view text);

}  // namespace psoas::storage
