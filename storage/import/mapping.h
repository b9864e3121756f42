#pragma once

// What a mapping file says: which tables there are, which of their rows count, and which column is what. How it is
// written is explained in docs/import.md; reading it checks everything that can be known without the tables.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "storage/import/cell_rule.h"

namespace psoas::storage {

// Keeps rows whose cell is (or, `wanted` false, is not) one of `values`.
struct Condition {
  std::string column;
  std::vector<std::string> values;
  bool wanted = true;
  int line = 0;
  std::size_t place = 0;  // set when the table is opened
};

// A value and what it is called: the item of an instrument, the field of a finding, the part of a treatment.
struct NamedCell {
  CellRule name;
  CellRule cell;
};

enum class PartKind { score, finding, treatment };

// A score, finding or treatment that a row gives.
struct PartRule {
  PartKind kind{};
  std::vector<Condition> conditions;
  CellRule subject;  // code of the instrument, finding or treatment
  CellRule side;     // of a finding: code of Side
  CellRule row;      // of a finding that repeats
  std::vector<NamedCell> cells;
  int line = 0;
};

enum class SectionKind { patients, visits, parts };

// One table read for one purpose. A table may stand in several sections.
struct Section {
  SectionKind kind{};
  std::string name;  // "patients", "visits", "scores", "findings", "treatments"
  std::string file;
  int line = 0;
  std::vector<Condition> conditions;
  CellRule key;                   // identity of the row in its table
  CellRule patient;               // key of a patient …
  CellRule patient_mrn;           // … or the record number
  CellRule visit;                 // key of a visit
  CellRule date;                  // of the visit, or of the day the part belongs to
  std::vector<NamedCell> fields;  // of the patient or visit, by name
  std::vector<PartRule> parts;
};

struct Mapping {
  std::filesystem::path path;
  std::string text;    // as read
  std::string source;  // the name under which keys are remembered
  char delimiter = ',';
  bool unusual_values_confirmed = false;
  std::vector<Section> sections;  // patients first, then visits, then the rest
};

// Throws ImportError naming the line and what would do.
Mapping read_mapping(const std::filesystem::path& path, const Catalogue& catalogue);

// The same from text; `path` is for messages.
Mapping read_mapping(std::string text, const std::filesystem::path& path, const Catalogue& catalogue);

}  // namespace psoas::storage
