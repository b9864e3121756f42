#pragma once

// Reads the fields, groups and choices that findings and treatments are made of.

#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/treatment_definition.h"
#include "storage/catalogue/catalogue_file.h"
#include "storage/catalogue/table_reader.h"

namespace psoas::storage {

// Where choices and field lists are looked up: the file's own, then those of other files.
struct ListsInReach {
  const SharedLists& own;
  const SharedLists& known;

  const std::vector<Choice>* choices(std::string_view code) const;
  const FieldList* fields(std::string_view code) const;
};

// A list of choices: "ultrasound" stands for a code that reads the same, a table gives code, label, help, number.
std::vector<Choice> read_choices(const toml::array& list, TableReader& owner);

// Reads one field. `code` and `label` are taken instead of the table's own when given (the main value of a finding).
FieldDefinition read_field(TableReader& reader, const ListsInReach& lists, std::string_view code = {},
                           std::string_view label = {});

// Reads `field` and `group` of a treatment or a shared list.
FieldList read_field_list(TableReader& owner, const ListsInReach& lists);

// Reads `usual` of a treatment: what is usual, in a certain case, in a field that may come from a shared list.
void read_further_usual(TableReader& owner, FieldList& list);

// Notes every field whose group is not declared, every duplicate, and every hint that names what does not exist.
void check_fields(const FieldList& list, TableReader& owner);

// Checks "FIELD=CODE[,CODE]" against the fields.
void check_condition(std::string_view key, std::string_view condition, const std::vector<FieldDefinition>& fields,
                     TableReader& owner);

}  // namespace psoas::storage
