#pragma once

// One catalogue file: definitions written in TOML by us or by a clinic, and how files come together to a
// catalogue. docs/catalogue.md describes the format. Keeping a clinic's entries in its database is left to others.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/catalogue/catalogue_error.h"

namespace psoas::storage {

// Fields and groups that several treatments include ("procedure").
struct FieldList {
  std::vector<FieldDefinition> fields;
  std::vector<GroupDefinition> groups;
};

// What entries may refer to by name instead of repeating it.
struct SharedLists {
  std::map<std::string, std::vector<Choice>, std::less<>> choices;
  std::map<std::string, FieldList, std::less<>> fields;
};

// The content of one file. `line_of` says where each entry begins, by code.
struct CatalogueFile : CatalogueContent {
  std::string name;
  SharedLists shared;  // its own lists only
  std::map<std::string, int, std::less<>> line_of;
};

// The line an entry begins at; 0 when the file has none of this code.
int line_in(const CatalogueFile& file, const std::string& code);

// Reads a file's text. `known` are the shared lists of other files it may name. Throws CatalogueError with every
// fault found; a file with broken syntax gives that one fault.
CatalogueFile parse_catalogue_file(std::string_view name, std::string_view text, const SharedLists& known = {});

// All files as one catalogue. Throws CatalogueError when a code is defined twice or a finding set names a finding
// or treatment that none of them defines.
Catalogue catalogue_of(const std::vector<CatalogueFile>& files);

// The base with a clinic's entries over it: new codes (they begin with x_) are added, an entry of an existing code
// takes its place, finding sets likewise. Throws CatalogueError when an entry would change what stored values mean:
// another kind, side or unit, or a field, group, item or choice left out (they are retired, not removed).
Catalogue merged(const Catalogue& base, const CatalogueFile& clinic);

}  // namespace psoas::storage
