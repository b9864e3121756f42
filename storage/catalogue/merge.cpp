#include <algorithm>

#include "storage/catalogue/catalogue_file.h"
#include "storage/catalogue/safety_entries.h"
#include "storage/catalogue/succession.h"

namespace psoas::storage {

namespace {

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

// Codes that entries name and none of the files defines.
class UnknownReferences {
 public:
  UnknownReferences(const CatalogueFile& file, const Catalogue& catalogue) : x_file(file), x_catalogue(catalogue) {}

  std::vector<CatalogueFault> all() && {
    for (const FindingSet& set : x_file.sets) {
      for (const std::string& code : set.findings) expect(x_catalogue.finding(code), set.code, code);
      if (!set.after_treatment.empty())
        expect(x_catalogue.treatment(set.after_treatment), set.code, set.after_treatment);
    }
    for (const FollowUpProtocol& protocol : x_file.protocols) {
      for (const std::string& code : protocol.treatments) expect(x_catalogue.treatment(code), protocol.code, code);
      for (const ProtocolStep& step : protocol.steps)
        for (const std::string& code : step.instruments) expect(x_catalogue.instrument(code), protocol.code, code);
    }
    return std::move(x_faults);
  }

 private:
  void expect(const void* found, const std::string& entry, const std::string& code) {
    if (found == nullptr)
      x_faults.push_back({x_file.name, line_in(x_file, entry), entry, "unknown_reference", code, ""});
  }

  const CatalogueFile& x_file;
  const Catalogue& x_catalogue;
  std::vector<CatalogueFault> x_faults;
};

void throw_if_any(std::vector<CatalogueFault> faults) {
  if (!faults.empty()) throw CatalogueError(std::move(faults));
}

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

int line_in(const CatalogueFile& file, const std::string& code) {
  const auto found = file.line_of.find(code);
  return found == file.line_of.end() ? 0 : found->second;
}

Catalogue catalogue_of(const std::vector<CatalogueFile>& files) {
  Gathering gathering;
  for (const CatalogueFile& file : files) gathering.add(file);
  std::vector<CatalogueFault> faults = std::move(gathering.duplicates);
  Catalogue catalogue = std::move(gathering).catalogue();
  for (const CatalogueFile& file : files)
    for (CatalogueFault& fault : UnknownReferences(file, catalogue).all()) faults.push_back(std::move(fault));
  for (const CatalogueFile& file : files)
    for (CatalogueFault& fault : unknown_in_rules(file, catalogue)) faults.push_back(std::move(fault));
  throw_if_any(std::move(faults));
  return catalogue;
}

Catalogue merged(const Catalogue& base, const CatalogueFile& clinic) {
  Succession succession(clinic);
  CatalogueContent content = base.content();
  for_each_list(content, clinic, [&](auto& ours, const auto& theirs) { overlay(ours, theirs, succession); });
  Catalogue catalogue(std::move(content));
  for (CatalogueFault& fault : UnknownReferences(clinic, catalogue).all())
    succession.faults.push_back(std::move(fault));
  for (CatalogueFault& fault : unknown_in_rules(clinic, catalogue)) succession.faults.push_back(std::move(fault));
  throw_if_any(std::move(succession.faults));
  return catalogue;
}

}  // namespace psoas::storage
