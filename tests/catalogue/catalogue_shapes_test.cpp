// What stored values rest on does not change from one version of the catalogue to the next.

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "domain/base/number.h"
#include "storage/catalogue/embedded_catalogue.h"
#include "storage/catalogue/words.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

std::string unit_of(const FieldDefinition& field) {
  std::string unit = field.unit.empty() ? "-" : field.unit;
  std::replace(unit.begin(), unit.end(), ' ', '_');
  return unit;
}

std::string shape_of(const FieldDefinition& field) {
  return std::string(word_of(field.kind, value_kinds)) + " " + unit_of(field);
}

// One line for each entry and field, as the file of shapes has them.
std::set<std::string> shapes_of(const Catalogue& catalogue) {
  std::set<std::string> shapes;
  for (const FindingDefinition& each : catalogue.findings()) {
    shapes.insert("finding " + each.code + " " + std::string(word_of(each.kind, finding_kinds)) + " " +
                  std::string(word_of(each.laterality, lateralities)) + " " + shape_of(each.main_field()));
    for (std::size_t i = 1; i < each.fields.size(); ++i)
      shapes.insert("field " + each.code + "/" + each.fields[i].code + " " + shape_of(each.fields[i]));
  }
  for (const TreatmentDefinition& each : catalogue.treatments()) {
    shapes.insert("treatment " + each.code + " " + std::string(word_of(each.mark, marks)) + " " +
                  std::string(word_of(each.laterality, lateralities)));
    for (const FieldDefinition& field : each.fields)
      shapes.insert("field " + each.code + "/" + (field.group.empty() ? "-" : field.group) + "/" + field.code + " " +
                    shape_of(field));
  }
  for (const InstrumentDefinition& each : catalogue.instruments())
    shapes.insert("instrument " + each.code + " " + std::string(word_of(each.rule, scoring_rules)) + " " +
                  std::string(word_of(each.direction, directions)) + " " + to_text(*each.score_range.low) + " " +
                  to_text(*each.score_range.high) + " " + std::to_string(each.items.size()));
  return shapes;
}

}  // namespace

TEST_CASE("kind, sides, value and unit of every entry are those of the clinical reference") {
  const std::set<std::string> shapes = shapes_of(embedded_catalogue());
  std::ifstream wanted(CATALOGUE_SHAPES);
  int count = 0;
  for (std::string line; std::getline(wanted, line);) {
    if (line.empty() || line.starts_with("#")) continue;
    INFO(line);
    CHECK(shapes.contains(line));
    ++count;
  }
  CHECK(count > 500);
}
