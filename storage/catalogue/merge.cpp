#include <algorithm>

#include "storage/catalogue/catalogue_file.h"

namespace psoas::storage {

namespace {

int line_in(const CatalogueFile& file, const std::string& code) {
  const auto found = file.line_of.find(code);
  return found == file.line_of.end() ? 0 : found->second;
}

// Gathers the files' entries and the faults that show only when they are put side by side.
class Gathering {
 public:
  void add(const CatalogueFile& file) {
    for_each_list(file, x_content, [&](const auto& from, auto& to) { append(file, from, to); });
  }

  std::vector<CatalogueFault> duplicates;

  Catalogue catalogue() && { return Catalogue(std::move(x_content)); }

 private:
  template <class Definition>
  void append(const CatalogueFile& file, const std::vector<Definition>& from, std::vector<Definition>& to) {
    for (const Definition& definition : from) {
      const auto [first, added] = x_first_file.emplace(definition.code, file.name);
      if (!added)
        duplicates.push_back({file.name, line_in(file, definition.code), definition.code, "duplicate_code",
                              definition.code, first->second});
      to.push_back(definition);
    }
  }

  CatalogueContent x_content;
  std::map<std::string, std::string> x_first_file;
};

std::vector<CatalogueFault> unknown_in_sets(const CatalogueFile& file, const Catalogue& catalogue) {
  std::vector<CatalogueFault> faults;
  const auto unknown = [&](const FindingSet& set, const std::string& code) {
    faults.push_back({file.name, line_in(file, set.code), set.code, "unknown_reference", code, ""});
  };
  for (const FindingSet& set : file.sets) {
    for (const std::string& code : set.findings)
      if (catalogue.finding(code) == nullptr) unknown(set, code);
    if (!set.after_treatment.empty() && catalogue.treatment(set.after_treatment) == nullptr)
      unknown(set, set.after_treatment);
  }
  return faults;
}

void throw_if_any(std::vector<CatalogueFault> faults) {
  if (!faults.empty()) throw CatalogueError(std::move(faults));
}

// What an entry may not change about the one it takes the place of, because stored values rest on it.
class Succession {
 public:
  explicit Succession(const CatalogueFile& file) : x_file(file) {}

  void check(const FindingDefinition& before, const FindingDefinition& after) {
    x_entry = after.code;
    if (before.kind != after.kind) changed("kind");
    if (before.laterality != after.laterality) changed("laterality");
    if (before.repeats != after.repeats) changed("repeats");
    check_fields(before.fields, after.fields);
  }

  void check(const TreatmentDefinition& before, const TreatmentDefinition& after) {
    x_entry = after.code;
    if (before.laterality != after.laterality) changed("laterality");
    if (before.target_fields != after.target_fields) changed("target_fields");
    for (const GroupDefinition& group : before.groups)
      if (after.group(group.code) == nullptr) removed(group.code);
    check_fields(before.fields, after.fields);
  }

  void check(const InstrumentDefinition& before, const InstrumentDefinition& after) {
    x_entry = after.code;
    if (before.rule != after.rule) changed("rule");
    if (before.direction != after.direction) changed("direction");
    const auto same = [](const ItemDefinition& a, const ItemDefinition& b) { return a.code == b.code; };
    if (!std::equal(before.items.begin(), before.items.end(), after.items.begin(), after.items.end(), same))
      changed("item");
  }

  // Nothing stored rests on the other kinds of entry but their codes.
  template <class Definition>
  void check(const Definition&, const Definition&) {}

  void check_new(const std::string& code) {
    x_entry = code;
    if (!code.starts_with("x_")) note("prefix_missing", code);
  }

  std::vector<CatalogueFault> faults;

 private:
  void check_fields(const std::vector<FieldDefinition>& before, const std::vector<FieldDefinition>& after) {
    for (const FieldDefinition& old : before) {
      const auto now = std::find_if(after.begin(), after.end(), [&](const FieldDefinition& each) {
        return each.code == old.code && each.group == old.group;
      });
      if (now == after.end()) {
        removed(old.code);
        continue;
      }
      if (now->kind != old.kind || now->unit != old.unit) changed(old.code);
      for (const Choice& choice : old.choices) check_choice(old, choice, *now);
    }
  }

  void check_choice(const FieldDefinition& field, const Choice& before, const FieldDefinition& now) {
    const Choice* after = now.choice(before.code);
    if (after == nullptr) removed(field.code + " = " + before.code);
    else if (after->number != before.number) changed(field.code + " = " + before.code);
  }

  void changed(const std::string& what) { note("kind_changed", what); }
  void removed(const std::string& what) { note("removed", what); }
  void note(const std::string& reason, const std::string& detail) {
    faults.push_back({x_file.name, line_in(x_file, x_entry), x_entry, reason, detail, ""});
  }

  const CatalogueFile& x_file;
  std::string x_entry;
};

template <class Definition>
void overlay(std::vector<Definition>& base, const std::vector<Definition>& clinic, Succession& succession) {
  for (const Definition& entry : clinic) {
    const auto before =
        std::find_if(base.begin(), base.end(), [&](const Definition& each) { return each.code == entry.code; });
    if (before == base.end()) {
      succession.check_new(entry.code);
      base.push_back(entry);
    } else {
      succession.check(*before, entry);
      *before = entry;
    }
  }
}

}  // namespace

Catalogue catalogue_of(const std::vector<CatalogueFile>& files) {
  Gathering gathering;
  for (const CatalogueFile& file : files) gathering.add(file);
  std::vector<CatalogueFault> faults = std::move(gathering.duplicates);
  Catalogue catalogue = std::move(gathering).catalogue();
  for (const CatalogueFile& file : files)
    for (CatalogueFault& fault : unknown_in_sets(file, catalogue)) faults.push_back(std::move(fault));
  throw_if_any(std::move(faults));
  return catalogue;
}

Catalogue merged(const Catalogue& base, const CatalogueFile& clinic) {
  Succession succession(clinic);
  CatalogueContent content = base.content();
  for_each_list(content, clinic, [&](auto& ours, const auto& theirs) { overlay(ours, theirs, succession); });
  Catalogue catalogue(std::move(content));
  for (CatalogueFault& fault : unknown_in_sets(clinic, catalogue)) succession.faults.push_back(std::move(fault));
  throw_if_any(std::move(succession.faults));
  return catalogue;
}

}  // namespace psoas::storage
