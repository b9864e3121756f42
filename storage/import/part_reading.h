#pragma once

// Turns the cells of a row into scores, findings and treatments, each with the identity by which it is known again.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/catalogue/catalogue.h"
#include "storage/import/row_cells.h"

namespace psoas::storage {

class PartReading {
 public:
  PartReading(const Catalogue& catalogue, Intake& intake, RowCells& cells)
      : x_catalogue(catalogue), x_intake(intake), x_cells(cells) {}

  // Adds every part that the row gives to the intake; `owner` has patient, visit and day. `row_key` is the identity of
  // the row, "" when the mapping states none. Gives the number of parts, those that came before included.
  int read(const TableRow& row, const IncomingPart& owner, std::string_view row_key);

  // The place of a path in Intake::paths.
  std::uint32_t path_place(const std::string& path);

 private:
  // One part of a row in the making.
  struct Texts {
    std::string subject;
    std::string side;
    std::string row;
    std::vector<Entry> entries;
    std::string first_name;  // of its cells
    bool anything = false;   // a cell that is not constant has a text
  };
  using Occurrences = std::map<std::string, int>;

  std::optional<Texts> texts_of(const TableRow& row, const PartRule& rule);
  bool read_cells(const TableRow& row, const PartRule& rule, Texts& texts);
  std::optional<Texts> pass_over_empty(const TableRow& row, const PartRule& rule, const CellRule& cell);
  std::string path_of(PartKind kind, const Texts& texts, std::string_view name) const;
  Fingerprint key_of(const TableRow& row, const PartRule& rule, const Texts& texts, std::string_view row_key,
                     Occurrences& occurrences) const;
  void add(IncomingPart part, const Texts& texts);

  const Catalogue& x_catalogue;
  Intake& x_intake;
  RowCells& x_cells;
  std::unordered_map<std::string, std::uint32_t> x_paths;
  std::unordered_map<Fingerprint, std::uint32_t> x_parts;  // place in Intake::parts
};

}  // namespace psoas::storage
