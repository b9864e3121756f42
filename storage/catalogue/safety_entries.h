#pragma once

// Looks up what the conditions of rules on red flags and on treatments name, once all files are together.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "storage/catalogue/catalogue_file.h"

namespace psoas::storage {

// Each rule of the file that names a finding, instrument or field the catalogue does not have.
std::vector<CatalogueFault> unknown_in_rules(const CatalogueFile& file, const Catalogue& catalogue);

}  // namespace psoas::storage
