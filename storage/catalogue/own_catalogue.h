#pragma once

// A clinic's own entries: completed by what a later program knows of them, laid over the program's catalogue, and
// checked against what is stored. Where they are kept is left to storage/verbs.

#include <functional>
#include <string>
#include <string_view>

#include "domain/catalogue/entry_kind.h"
#include "storage/catalogue/catalogue_file.h"

namespace psoas::storage {

// Whether values are stored under the code of an entry.
using InUse = std::function<bool(EntryKind kind, const std::string& code)>;

// Reads a clinic's entries. What a later program added to an entry that the clinic words in its own way (a field, a
// group, a choice) is added to it here as well, so that a new program opens an old file. Throws CatalogueError.
CatalogueFile own_catalogue_of(std::string_view name, std::string_view text);

// The program's catalogue with these entries over it. Throws CatalogueError.
Catalogue with_own(const CatalogueFile& own);

// Throws CatalogueError for each entry of `before` that `after` leaves out, or changes in what stored values mean,
// while values are stored under it. `own` names the faults.
void check_succession(const Catalogue& before, const Catalogue& after, const CatalogueFile& own, const InUse& in_use);

}  // namespace psoas::storage
