#pragma once

// A catalogue's entries as the text of a catalogue file: one form for a clinic's file, its database and its exports.

#include <string>

#include "domain/catalogue/catalogue.h"

namespace psoas::storage {

// What parse_catalogue_file reads back as the same content. Shared lists are written out where they are used, and
// each entry says its place in lists.
std::string catalogue_text(const CatalogueContent& content);

}  // namespace psoas::storage
