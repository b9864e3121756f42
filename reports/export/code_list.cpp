#include "reports/export/code_list.h"

#include <set>

namespace psoas::reports {

namespace {

std::set<std::string, std::less<>> codes_in(const CatalogueContent& own) {
  std::set<std::string, std::less<>> codes;
  for_each_list(own, own, [&](const auto& definitions, const auto&) {
    for (const auto& definition : definitions) codes.insert(definition.code);
  });
  return codes;
}

CodeMeaning meaning_of(ExportTable table, std::string_view code, const Catalogue& catalogue) {
  if (table == ExportTable::scores || table == ExportTable::items)
    if (const InstrumentDefinition* found = catalogue.instrument(code))
      return {table, std::string(code), found->label, found->unit};
  if (table == ExportTable::findings)
    if (const FindingDefinition* found = catalogue.finding(code))
      return {table, std::string(code), found->label, found->main_field().unit};
  if (table == ExportTable::treatments)
    if (const TreatmentDefinition* found = catalogue.treatment(code))
      return {table, std::string(code), found->label, {}};
  if (table == ExportTable::adverse_events)
    if (const AdverseEventDefinition* found = catalogue.adverse_event(code))
      return {table, std::string(code), found->label, {}};
  return {table, std::string(code), {}, {}};
}

}  // namespace

std::vector<CodeMeaning> code_list(const ExportRows& rows, const Catalogue& catalogue, const CatalogueContent& own) {
  const std::set<std::string, std::less<>> of_clinic = codes_in(own);
  std::vector<CodeMeaning> list;
  for (const ExportTable table : export_tables) {
    if (rows.count(table) == 0) continue;
    for (const std::string_view code : rows.codes(table))
      list.push_back(of_clinic.contains(code) ? CodeMeaning{table, std::string(code), {}, {}}
                                              : meaning_of(table, code, catalogue));
  }
  return list;
}

}  // namespace psoas::reports
