#pragma once

// The catalogue that comes with the program.

#include <memory>

#include "domain/catalogue/catalogue.h"
#include "storage/catalogue/catalogue_file.h"

namespace psoas::storage {

// Made from the embedded files on the first call and copied afterwards. Any thread.
Catalogue embedded_catalogue();
std::shared_ptr<const Catalogue> embedded_catalogue_shared();

// The lists of choices and fields that embedded entries share; a clinic's own file may name them too.
const SharedLists& embedded_shared_lists();

}  // namespace psoas::storage
