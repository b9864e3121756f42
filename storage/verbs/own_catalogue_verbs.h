#pragma once

// The clinic's own catalogue in SQL: read with the program's as one catalogue, and replaced.

#include <memory>

#include "domain/store/clinic.h"
#include "storage/catalogue/catalogue_file.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

// The catalogue of a file and the revision of the clinic's part that it was made with; 0 not read yet.
struct CatalogueInForce {
  std::shared_ptr<const Catalogue> catalogue;
  int revision = 0;
};

// Reads it anew only when the file holds another revision than `known`. Throws StoreError unknown_catalogue when the
// clinic's part cannot be read by this program.
CatalogueInForce catalogue_in_force(Connection& connection, CatalogueInForce known = {});

OwnCatalogue stored_own_catalogue(Connection& connection);

// Replaces the clinic's entries and the copy of the catalogue in the file. `in_force` is what held so far and becomes
// what holds from now on. Throws StoreError stale, CatalogueError.
void replace_own_catalogue(Connection& connection, Gate& gate, const OwnCatalogue& own, std::string_view reason,
                           CatalogueInForce& in_force);

}  // namespace psoas::storage
