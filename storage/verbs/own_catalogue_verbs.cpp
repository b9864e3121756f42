#include "storage/verbs/own_catalogue_verbs.h"

#include "domain/base/version.h"
#include "storage/catalogue/catalogue_reading.h"
#include "storage/catalogue/catalogue_text.h"
#include "storage/catalogue/embedded_catalogue.h"
#include "storage/catalogue/own_catalogue.h"
#include "storage/engine/query.h"
#include "storage/text.h"
#include "storage/verbs/catalogue_tables.h"
#include "storage/verbs/follow_up_planner.h"

namespace psoas::storage {

namespace {

struct StoredText {
  std::string text;
  std::string written_by_version;
  int revision = 0;
};

StoredText stored_text(Connection& connection) {
  Query query(connection, "SELECT text, written_by_version, revision FROM own_catalogue");
  if (!query.next()) throw StoreError(StoreFault::damaged, "the clinic's own catalogue is not there");
  return {query.text(0), query.text(1), query.small(2)};
}

int stored_revision(Connection& connection) {
  return static_cast<int>(one_integer(connection, "SELECT revision FROM own_catalogue").value_or(0));
}

// `read` works on the stored text; a text this program cannot read was written by another.
template <class Read>
auto or_unknown(const StoredText& stored, Read read) {
  try {
    return read(stored.text);
  } catch (const CatalogueError& error) {
    const CatalogueFault& first = error.faults().front();
    const std::string entry = first.entry.empty() ? "" : ", entry " + first.entry;
    throw StoreError(StoreFault::unknown_catalogue, "written by version " + stored.written_by_version + entry + ": " +
                                                        first.reason + " " + first.detail);
  }
}

bool in_use(Connection& connection, EntryKind kind, const std::string& code) {
  const auto found = [&](const char* sql) { return one_integer(connection, sql, code).has_value(); };
  switch (kind) {
    case EntryKind::finding: return found("SELECT 1 FROM finding WHERE code = $1 LIMIT 1");
    case EntryKind::treatment: return found("SELECT 1 FROM treatment WHERE code = $1 LIMIT 1");
    case EntryKind::instrument: return found("SELECT 1 FROM score WHERE instrument = $1 LIMIT 1");
    case EntryKind::finding_set:
    case EntryKind::warning_rule: return false;
    case EntryKind::condition: return found("SELECT 1 FROM episode_diagnosis WHERE condition = $1 LIMIT 1");
    case EntryKind::adverse_event:
    case EntryKind::protocol:
    case EntryKind::red_flag_rule: break;
  }
  return true;
}

// Read back from its own text, so that what holds from now on is what the next opening reads. Lines of that text mean
// nothing to whoever made the change.
template <class Check>
void without_lines(Check check) {
  try {
    check();
  } catch (const CatalogueError& error) {
    std::vector<CatalogueFault> faults = error.faults();
    for (CatalogueFault& fault : faults) fault.line = 0;
    throw CatalogueError(std::move(faults));
  }
}

}  // namespace

CatalogueInForce catalogue_in_force(Connection& connection, CatalogueInForce known) {
  if (known.catalogue && stored_revision(connection) == known.revision) return known;
  const StoredText stored = stored_text(connection);
  if (stored.text.empty()) return {embedded_catalogue_shared(), stored.revision};
  return or_unknown(stored, [&](const std::string& text) {
    return CatalogueInForce{std::make_shared<const Catalogue>(with_own(own_catalogue_of("", text))), stored.revision};
  });
}

OwnCatalogue stored_own_catalogue(Connection& connection) {
  const StoredText stored = stored_text(connection);
  return or_unknown(stored, [&](const std::string& text) {
    return OwnCatalogue{own_catalogue_of("", text), stored.revision};
  });
}

void replace_own_catalogue(Connection& connection, Gate& gate, const OwnCatalogue& own, std::string_view reason,
                           CatalogueInForce& in_force) {
  const StoredText old = stored_text(connection);
  if (old.revision != own.revision) throw StoreError(StoreFault::stale, "catalogue");
  gate.require_untouched("catalogue", 1);
  const std::string text = nfc(catalogue_text(own));
  if (text == old.text) return;
  if (text.size() > most_catalogue_bytes)
    throw CatalogueError({{"", 0, "", "too_large", std::to_string(text.size()), std::to_string(most_catalogue_bytes)}});
  without_lines([&] {
    const CatalogueFile read = parse_catalogue_file("", text, embedded_shared_lists());
    auto merged_catalogue = std::make_shared<const Catalogue>(with_own(read));
    check_succession(*in_force.catalogue, *merged_catalogue, read,
                     [&](EntryKind kind, const std::string& code) { return in_use(connection, kind, code); });
    in_force = {std::move(merged_catalogue), old.revision + 1};
  });
  run(connection, "UPDATE own_catalogue SET text = $1, written_by_version = $2, revision = revision + 1 WHERE id = 1",
      text, program_version);
  copy_catalogue(connection, *in_force.catalogue);
  adopt_protocols(connection, in_force.catalogue->protocols(), gate.today());
  gate.append({"correct", "catalogue", 1, {}, reason, old.text});
}

}  // namespace psoas::storage
