#include "storage/import/column_search.h"

#include <algorithm>

namespace psoas::storage {

namespace {

class ColumnSearch {
 public:
  ColumnSearch(const CsvReader& table, const std::filesystem::path& file, const Mapping& mapping)
      : x_header(table.header()), x_file(file), x_mapping(mapping) {}

  void search(Section& section) const {
    search(section.conditions);
    for (CellRule* rule : {&section.key, &section.patient, &section.patient_mrn, &section.visit, &section.date})
      search(*rule);
    search(section.fields);
    for (PartRule& part : section.parts) {
      search(part.conditions);
      for (CellRule* rule : {&part.subject, &part.side, &part.row}) search(*rule);
      search(part.cells);
    }
  }

 private:
  void search(std::vector<Condition>& conditions) const {
    for (Condition& condition : conditions) condition.place = place_of(condition.column, condition.line);
  }

  void search(std::vector<NamedCell>& cells) const {
    for (NamedCell& named : cells) {
      search(named.name);
      search(named.cell);
    }
  }

  void search(CellRule& rule) const {
    rule.places.clear();
    for (const std::string& column : rule.columns) rule.places.push_back(place_of(column, rule.line));
  }

  std::size_t place_of(const std::string& column, int line) const {
    const auto found = std::find(x_header.begin(), x_header.end(), column);
    if (found != x_header.end()) return static_cast<std::size_t>(found - x_header.begin());
    refuse_wrong_delimiter();
    throw ImportError({x_mapping.path, line, column, "missing_column", x_file.filename().string() + " has " + names()});
  }

  // A table read with the wrong delimiter has one column whose name holds the right one.
  void refuse_wrong_delimiter() const {
    if (x_header.size() > 1) return;
    for (const std::string_view delimiter : {";", "\t", ",", "|"}) {
      if (x_header[0].find(delimiter) == std::string::npos) continue;
      throw ImportError(
          {x_file, 1, "", "wrong_delimiter", delimiter == "\t" ? "\"\\t\"" : "\"" + std::string(delimiter) + "\""});
    }
  }

  std::string names() const {
    constexpr std::size_t most_named = 30;
    std::string text;
    for (std::size_t i = 0; i < x_header.size() && i < most_named; ++i) text += (i ? ", " : "") + x_header[i];
    return x_header.size() > most_named ? text + ", …" : text;
  }

  const std::vector<std::string>& x_header;
  const std::filesystem::path& x_file;
  const Mapping& x_mapping;
};

}  // namespace

void find_columns(Section& section, const CsvReader& table, const std::filesystem::path& file, const Mapping& mapping) {
  ColumnSearch(table, file, mapping).search(section);
}

}  // namespace psoas::storage
