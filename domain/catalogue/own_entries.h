#pragma once

// A clinic's own entries seen as a list, and changes of them. Each change gives all own entries anew, which the store
// then checks and takes; nothing here is checked.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/entry_kind.h"

namespace psoas {

struct EntryName {
  EntryKind kind{};
  std::string code;
  std::string label;

  bool operator==(const EntryName&) const = default;
};

// One entry of a catalogue as lists show it.
struct EntryLine {
  EntryKind kind{};
  std::string code;
  std::string label;
  std::string keywords;   // further words it is found by
  bool own = false;       // the clinic's: its code is new, or it words one of the program's
  bool new_code = false;  // a code that the program itself does not have
  std::optional<Date> retired_on;
};

// Whether entries of this kind can be taken out of use; rules are the program's and stay.
bool can_be_retired(EntryKind kind);

// In list order, retired ones included.
std::vector<EntryLine> entry_lines(const Catalogue& catalogue, const CatalogueContent& own, EntryKind kind);

// The kind of the entry with this code; nothing when there is none.
std::optional<EntryKind> kind_with_code(const Catalogue& catalogue, std::string_view code);

// What came of laying a file's entries over a clinic's own.
struct LaidOver {
  CatalogueContent content;
  std::vector<EntryName> added;
  std::vector<EntryName> changed;
  std::vector<EntryName> same;
};

// The entries of `over` in place of those of the same code, further ones after them.
LaidOver laid_over(CatalogueContent own, const CatalogueContent& over);

// The entry with this code, which the catalogue has, among the clinic's own, changed:
// no longer offered from a day on, or (nothing) offered again.
CatalogueContent with_retired(CatalogueContent own, const Catalogue& catalogue, EntryKind kind, std::string_view code,
                              std::optional<Date> on);
// … shown under other words. Kinds without a short label keep none.
CatalogueContent with_label(CatalogueContent own, const Catalogue& catalogue, EntryKind kind, std::string_view code,
                            std::string_view label, std::string_view short_label);
// … `by` places further down its list (up when below 0). Where two neighbours leave no room between them, those after
// the entry move on with it. Finding sets have no order of their own and stay where they are.
CatalogueContent with_place(CatalogueContent own, const Catalogue& catalogue, EntryKind kind, std::string_view code,
                            int by);

// Without the clinic's wording of one of the program's entries, or without an own entry.
CatalogueContent without(CatalogueContent own, EntryKind kind, std::string_view code);

}  // namespace psoas
