#include "ui/outcome/asking.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "domain/store/clinic.h"

namespace psoas::ui {

bool answers(const KeptRecordPointer& kept, const Analysis& asked, const Catalogue& catalogue) {
  return kept && is_enough(kept->wanted, wanted_by(asked, catalogue));
}

namespace {

KeptRecordPointer read(Store& store, const Session& session, const Catalogue& catalogue, const Analysis& asked,
                       Progress& progress) {
  auto kept = std::make_shared<KeptRecord>();
  kept->wanted = wanted_for_more(asked, catalogue);
  kept->record =
      store.read(session, [&](Reading& reading) { return reading.outcomes().record(kept->wanted, progress); });
  return kept;
}

}  // namespace

Answer answer(Store& store, const Session& session, const Catalogue& catalogue, Analysis asked, RulesOf rules,
              KeptRecordPointer kept, Progress& progress) {
  try {
    Answer answer;
    if (rules == RulesOf::clinic)
      asked.settings = store.read(session, [](Reading& reading) { return reading.clinic().outcome_settings(); });
    if (!answers(kept, asked, catalogue)) kept = read(store, session, catalogue, asked, progress);
    progress.check();
    answer.kept = std::move(kept);
    answer.result = std::make_shared<const OutcomeResult>(analyse(asked, answer.kept->record, catalogue, progress));
    if (answer.result->cases.empty()) answer.loosened = loosened(asked, answer.kept->record);
    answer.clinicians = clinicians_in(answer.kept->record);
    return answer;
  } catch (const Cancelled&) {
    return {};
  }
}

std::vector<Member> named_members(Store& store, const Session& session, const OutcomeResult& result,
                                  const FigureMembers& members, Progress& progress) {
  std::vector<Member> named;
  for (const std::size_t place : members.part) named.push_back({place, true, {}});
  for (const std::size_t place : members.rest) named.push_back({place, false, {}});
  store.read(session, [&](Reading& reading) {
    std::map<std::int32_t, std::string> names;
    for (Member& member : named) {
      const std::int32_t patient = result.cases[member.place].patient;
      auto [name, is_new] = names.try_emplace(patient);
      if (is_new) {
        progress.at("patients", static_cast<std::int64_t>(names.size()), 0);
        progress.check();
        name->second = reading.patients().get(result.patients[static_cast<std::size_t>(patient)].id).display_name();
      }
      member.name = name->second;
    }
  });
  std::stable_sort(named.begin(), named.end(), [](const Member& a, const Member& b) {
    return std::tuple(!a.in_part, a.name) < std::tuple(!b.in_part, b.name);
  });
  return named;
}

}  // namespace psoas::ui
