#pragma once

// What the codes in an export mean, in the program's words: a clinic's own wording is text and stays behind.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/privacy/export_plan.h"

namespace psoas::reports {

struct CodeMeaning {
  ExportTable table{};
  std::string code;
  std::string meaning;  // "" for an entry of the clinic
  std::string unit;
};

// `catalogue` is the clinic's, `own` what in it is the clinic's own.
std::vector<CodeMeaning> code_list(const ExportRows& rows, const Catalogue& catalogue, const CatalogueContent& own);

}  // namespace psoas::reports
