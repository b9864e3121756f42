#pragma once

// The catalogue copied into the file, so that the file describes itself: codes, labels, kinds, units, ranges and
// choices. The program reads its own catalogue, not these tables. Entries are added and changed, never removed.

#include <string>

#include "domain/catalogue/catalogue.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

// A digest of all that copy_catalogue would write.
std::string digest_of(const Catalogue& catalogue);

// The digest of the catalogue that was copied last; "" when none was.
std::string copied_catalogue(Connection& connection);

// Inside the caller's transaction.
void copy_catalogue(Connection& connection, const Catalogue& catalogue);

}  // namespace psoas::storage
