#include "storage/catalogue/own_catalogue.h"

#include <algorithm>

#include "storage/catalogue/embedded_catalogue.h"
#include "storage/catalogue/succession.h"

namespace psoas::storage {

namespace {

void complete(const std::vector<FieldDefinition>& known, std::vector<FieldDefinition>& fields) {
  for (const FieldDefinition& field : known) {
    const auto own = std::find_if(fields.begin(), fields.end(), [&](const FieldDefinition& each) {
      return each.code == field.code && each.group == field.group;
    });
    if (own == fields.end()) {
      fields.push_back(field);
      continue;
    }
    for (const Choice& choice : field.choices)
      if (own->choice(choice.code) == nullptr) own->choices.push_back(choice);
  }
}

void complete(const FindingDefinition& known, FindingDefinition& own) { complete(known.fields, own.fields); }

void complete(const TreatmentDefinition& known, TreatmentDefinition& own) {
  for (const GroupDefinition& group : known.groups)
    if (own.group(group.code) == nullptr) own.groups.push_back(group);
  complete(known.fields, own.fields);
}

template <class Definition>
const Definition* with_code(const std::vector<Definition>& definitions, const std::string& code) {
  const auto found =
      std::find_if(definitions.begin(), definitions.end(), [&](const Definition& each) { return each.code == code; });
  return found == definitions.end() ? nullptr : &*found;
}

template <class Definition>
void complete_all(const std::vector<Definition>& known, std::vector<Definition>& own) {
  for (Definition& entry : own)
    if (const Definition* base = with_code(known, entry.code)) complete(*base, entry);
}

}  // namespace

CatalogueFile own_catalogue_of(std::string_view name, std::string_view text) {
  CatalogueFile own = parse_catalogue_file(name, text, embedded_shared_lists());
  const CatalogueContent& known = embedded_catalogue_shared()->content();
  complete_all(known.findings, own.findings);
  complete_all(known.treatments, own.treatments);
  return own;
}

Catalogue with_own(const CatalogueFile& own) { return merged(*embedded_catalogue_shared(), own); }

void check_succession(const Catalogue& before, const Catalogue& after, const CatalogueFile& own, const InUse& in_use) {
  std::vector<CatalogueFault> faults;
  for_each_list(before.content(), after.content(), [&](const auto& old_list, const auto& new_list) {
    for (const auto& old : old_list) {
      Succession succession(own);
      const auto* now = with_code(new_list, old.code);
      if (now == nullptr) succession.note_removed(old.code);
      else if (!(*now == old)) succession.check(old, *now);
      if (!succession.faults.empty() && in_use(kind_of(old), old.code))
        faults.insert(faults.end(), succession.faults.begin(), succession.faults.end());
    }
  });
  if (!faults.empty()) throw CatalogueError(std::move(faults));
}

}  // namespace psoas::storage
