#pragma once

#include "storage/catalogue/embedded_catalogue.h"

namespace psoas::tests {

// The one that comes with the program, read once.
inline const Catalogue& catalogue() {
  static const Catalogue embedded = storage::embedded_catalogue();
  return embedded;
}

}  // namespace psoas::tests
