// Questions kept under a name: saved, changed, removed, and found in the audit trail.

#include "domain/store/saved_analyses.h"

#include <catch2/catch.hpp>

#include "domain/outcome/settings_error.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

NamedAnalysis by_block(const std::string& name) {
  NamedAnalysis named{name, {}};
  named.analysis.treatments = {"tx_rfa"};
  named.analysis.group_by = GroupBy::block;
  named.analysis.settings.baseline_days_before = 45;
  return named;
}

struct Saved : InFile {
  SavedAnalysisId add(const NamedAnalysis& named) {
    return store->write(staff(), [&](Writing& writing) { return writing.analyses().add(named); });
  }
  void change(SavedAnalysisId id, int revision, const NamedAnalysis& named) {
    store->write(staff(), [&](Writing& writing) { writing.analyses().change(id, revision, named); });
  }
  void remove(SavedAnalysisId id, int revision) {
    store->write(staff(), [&](Writing& writing) { writing.analyses().remove(id, revision, "asked twice"); });
  }
  SavedAnalysis get(SavedAnalysisId id) {
    return store->read(staff(), [&](Reading& reading) { return reading.analyses().get(id); });
  }
  std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const auto& line : store->read(staff(), [](Reading& reading) { return reading.analyses().lines(); }))
      names.push_back(line.name);
    return names;
  }
  std::vector<AuditEntry> audit_of(SavedAnalysisId id) {
    return store->read(staff(),
                       [&](Reading& reading) { return reading.clinic().audit_of("saved_analysis", id.number); });
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a saved analysis comes back as it was asked, with who saved it and when", "[storage]") {
  Saved clinic;
  const NamedAnalysis asked = by_block("Ablation by block");
  const SavedAnalysisId id = clinic.add(asked);
  const SavedAnalysis found = clinic.get(id);
  CHECK(found.name == asked.name);
  CHECK(found.analysis == asked.analysis);
  CHECK(found.author == "osei");
  CHECK(found.created_at == clinic.clock.now());
  CHECK(found.revision == 1);
  CHECK(clinic.store->read(staff(),
                           [](Reading& reading) { return reading.analyses().named("Ablation by block").id; }) == id);
}

TEST_CASE("a saved analysis is renamed and asks something else after a change", "[storage]") {
  Saved clinic;
  const SavedAnalysisId id = clinic.add(by_block("First"));
  NamedAnalysis changed = by_block("Second");
  changed.analysis.group_by = GroupBy::sex;
  clinic.clock.set(noon(day(2026, 4, 1)));
  clinic.change(id, 1, changed);
  const SavedAnalysis found = clinic.get(id);
  CHECK(found.name == "Second");
  CHECK(found.analysis.group_by == GroupBy::sex);
  CHECK(found.revision == 2);
  CHECK(found.created_at == noon(day(2026, 3, 2)));
  CHECK(found.changed_at == noon(day(2026, 4, 1)));
  CHECK_THROWS_AS(clinic.change(id, 1, changed), StoreError);
}

TEST_CASE("two saved analyses do not share a name until one is removed", "[storage]") {
  Saved clinic;
  const SavedAnalysisId first = clinic.add(by_block("Ablation"));
  const SavedAnalysisId other = clinic.add(by_block("Other"));
  CHECK_THROWS_AS(clinic.add(by_block("Ablation")), StoreError);
  CHECK_THROWS_AS(clinic.change(other, 1, by_block("Ablation")), StoreError);
  CHECK(clinic.names() == Names{"Ablation", "Other"});
  clinic.remove(first, 1);
  CHECK(clinic.names() == Names{"Other"});
  CHECK_THROWS_AS(clinic.get(first), StoreError);
  clinic.add(by_block("Ablation"));
  CHECK(clinic.names() == Names{"Ablation", "Other"});
}

TEST_CASE("each change of a saved analysis stands in the audit trail with what it replaced", "[storage]") {
  Saved clinic;
  const SavedAnalysisId id = clinic.add(by_block("Ablation"));
  clinic.change(id, 1, by_block("Ablation, all"));
  clinic.remove(id, 2);
  const std::vector<AuditEntry> entries = clinic.audit_of(id);
  REQUIRE(entries.size() == 3);
  std::vector<std::string> actions;
  for (const AuditEntry& entry : entries) actions.push_back(entry.action);
  std::sort(actions.begin(), actions.end());
  CHECK(actions == Names{"add", "change", "void"});
  for (const AuditEntry& entry : entries) {
    if (entry.action == "change") CHECK(entry.old_document.find("\"name\":\"Ablation\"") != std::string::npos);
    if (entry.action == "void") {
      CHECK(entry.reason == "asked twice");
      CHECK(entry.old_document.find("tx_rfa") != std::string::npos);
    }
  }
}

TEST_CASE("a question that could not be read again is not kept", "[storage]") {
  Saved clinic;
  NamedAnalysis asked = by_block("Ablation");
  asked.analysis.clinician = "O\xE2\x80\xAEsei";  // right-to-left override
  CHECK_THROWS_AS(clinic.add(asked), SettingsError);
  CHECK(clinic.names().empty());
}
