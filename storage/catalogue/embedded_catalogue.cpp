#include "storage/catalogue/embedded_catalogue.h"

#include "storage/catalogue/embedded_files.h"

namespace psoas::storage {

namespace {

struct Embedded {
  SharedLists shared;
  std::shared_ptr<const Catalogue> catalogue;
};

// The shared lists stand in the first of the files, so each file sees those before it.
Embedded parse_embedded() {
  Embedded embedded;
  std::vector<CatalogueFile> files;
  for (const embedded_catalogue_text::EmbeddedText& each : embedded_catalogue_text::files) {
    files.push_back(parse_catalogue_file(each.name, each.text, embedded.shared));
    embedded.shared.choices.insert(files.back().shared.choices.begin(), files.back().shared.choices.end());
    embedded.shared.fields.insert(files.back().shared.fields.begin(), files.back().shared.fields.end());
  }
  embedded.catalogue = std::make_shared<const Catalogue>(catalogue_of(files));
  return embedded;
}

const Embedded& embedded() {
  static const Embedded once = parse_embedded();
  return once;
}

}  // namespace

Catalogue embedded_catalogue() { return *embedded().catalogue; }

std::shared_ptr<const Catalogue> embedded_catalogue_shared() { return embedded().catalogue; }

const SharedLists& embedded_shared_lists() { return embedded().shared; }

}  // namespace psoas::storage
