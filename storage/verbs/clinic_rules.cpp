// The clinic's rules for outcomes: kept as the text of a rules file, so that the same reader and writer serve both.

#include "domain/base/version.h"
#include "storage/analysis_file.h"
#include "storage/engine/query.h"
#include "storage/text.h"
#include "storage/verbs/clinic_verbs.h"

namespace psoas::storage {

namespace {

struct StoredRules {
  std::string text;
  std::string written_by_version;
  int revision = 0;
};

StoredRules stored_rules(Connection& connection) {
  Query query(connection, "SELECT text, written_by_version, revision FROM outcome_rules");
  if (!query.next()) throw StoreError(StoreFault::damaged, "the clinic's rules for outcomes are not there");
  return {query.text(0), query.text(1), query.small(2)};
}

}  // namespace

ClinicOutcomeSettings ClinicVerbs::outcome_settings() {
  const StoredRules stored = stored_rules(x_connection);
  ClinicOutcomeSettings settings;
  settings.revision = stored.revision;
  try {
    static_cast<OutcomeSettings&>(settings) = read_outcome_settings(stored.text, "outcome rules");
  } catch (const SettingsError& error) {
    throw StoreError(StoreFault::unknown_catalogue,
                     "outcome rules written by version " + stored.written_by_version + ": " + error.what());
  }
  return settings;
}

void ClinicVerbs::change_outcome_settings(const OutcomeSettings& settings, int revision, std::string_view reason) {
  permit(x_gate, Permission::change_rules);
  const StoredRules old = stored_rules(x_connection);
  if (old.revision != revision) throw StoreError(StoreFault::stale, "outcome rules");
  x_gate->require_untouched("outcome rules", 1);
  std::vector<SettingsFault> faults;
  for (const Problem& problem : check(settings)) faults.push_back({0, problem.field, problem, "", "", ""});
  if (!faults.empty()) throw SettingsError({}, std::move(faults));
  const std::string text = nfc(outcome_settings_text(settings));
  read_outcome_settings(text, "outcome rules");  // what is stored is what the next reading understands
  if (text == old.text) return;
  run(x_connection, "UPDATE outcome_rules SET text = $1, written_by_version = $2, revision = revision + 1 WHERE id = 1",
      text, program_version);
  x_gate->append({"correct", "outcome rules", 1, {}, reason, old.text});
}

}  // namespace psoas::storage
