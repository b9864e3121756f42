#include "domain/patient/patient_merge.h"

#include <algorithm>
#include <array>
#include <map>

namespace psoas {

namespace {

constexpr std::array<std::string_view, 8> refusal_codes{"same_record",   "gone",         "draft_open",
                                                        "details_clash", "taken_onward", "stands_for_another",
                                                        "merged_onward", "tied"};

// What forms show of it: a sex that is not known is nothing said.
std::string said(PatientDraft& draft, std::string_view field) {
  const std::string& text = *member_of(draft, field);
  return field == "sex" && text == code_of(Sex::unknown) ? "" : text;
}

bool both_known_and_differ(Sex one, Sex other) { return one != other && one != Sex::unknown && other != Sex::unknown; }

bool is_present(const HealthFact& fact) { return fact.value.code == "present"; }

using Subjects = std::map<MergedKey, const MergedSubject*>;

Subjects by_key(const std::vector<MergedSubject>& subjects) {
  Subjects found;
  for (const MergedSubject& subject : subjects) found[subject.key] = &subject;
  return found;
}

}  // namespace

std::string_view code_of(MergeRefusal refusal) { return refusal_codes[static_cast<std::size_t>(refusal)]; }

std::string_view code_of(MergedKind kind) {
  switch (kind) {
    case MergedKind::visit: return "visit";
    case MergedKind::episode: return "episode";
    case MergedKind::adverse_event: break;
  }
  return "adverse_event";
}

std::optional<MergeRefusal> merge_refusal_of(std::string_view code) {
  const auto found = std::find(refusal_codes.begin(), refusal_codes.end(), code);
  if (found == refusal_codes.end()) return std::nullopt;
  return static_cast<MergeRefusal>(found - refusal_codes.begin());
}

std::optional<MergeRefusal> refusal(const MergePreview& preview) {
  if (preview.from.id == preview.into.id) return MergeRefusal::same_record;
  if (preview.from.voided_at || preview.into.voided_at) return MergeRefusal::gone;
  if (preview.drafts > 0) return MergeRefusal::draft_open;
  return std::nullopt;
}

std::vector<MergeDoubt> doubts(const MergePreview& preview) {
  const Patient& from = preview.from;
  const Patient& into = preview.into;
  std::vector<MergeDoubt> found;
  if (from.birth_date != into.birth_date) found.push_back(MergeDoubt::birth_dates_differ);
  if (both_known_and_differ(from.sex, into.sex)) found.push_back(MergeDoubt::sexes_differ);
  if (from.family_name != into.family_name && from.given_name != into.given_name)
    found.push_back(MergeDoubt::names_differ);
  if (preview.visits_after_death) found.push_back(MergeDoubt::visits_after_death);
  if (!preview.days_of_both.empty()) found.push_back(MergeDoubt::visits_on_same_days);
  if (std::any_of(preview.facts.begin(), preview.facts.end(), [](const DifferingFact& fact) { return fact.into; }))
    found.push_back(MergeDoubt::health_differs);
  return found;
}

MergeRequest request_of(const MergePreview& preview) {
  MergeRequest request;
  request.from = preview.from.id;
  request.into = preview.into.id;
  request.from_revision = preview.from.revision;
  request.into_revision = preview.into.revision;
  request.from_health_revision = preview.from_health_revision;
  request.into_health_revision = preview.into_health_revision;
  for (const DifferingDetail& detail : preview.details)
    if (detail.into.empty()) request.details_taken.insert(detail.field);
  for (const DifferingFact& fact : preview.facts)
    if (!fact.into || (is_present(fact.from) && !is_present(*fact.into))) request.facts_taken.insert(fact.from.code);
  return request;
}

std::vector<DifferingDetail> differing_details(const Patient& from, const Patient& into) {
  PatientDraft of_from = draft_of(from);
  PatientDraft of_into = draft_of(into);
  std::vector<DifferingDetail> differing;
  for (const std::string_view field : patient_fields()) {
    if (field == "mrn") continue;
    DifferingDetail detail{std::string(field), said(of_from, field), said(of_into, field)};
    if (!detail.from.empty() && detail.from != detail.into) differing.push_back(std::move(detail));
  }
  return differing;
}

std::vector<DifferingFact> differing_facts(const HealthRecord& from, const HealthRecord& into) {
  std::vector<DifferingFact> differing;
  for (const HealthFact& fact : from.facts) {
    const HealthFact* there = into.fact(fact.code);
    if (there == nullptr) differing.push_back({fact, std::nullopt});
    else if (*there != fact) differing.push_back({fact, *there});
  }
  return differing;
}

bool goes_back(const MergedSubject& subject, const std::set<MergedKey>& along) {
  return subject.origin == MergedOrigin::came || (subject.origin == MergedOrigin::since && along.contains(subject.key));
}

std::optional<MergeRefusal> refusal(const MergeSeparation& separation) {
  if (separation.into.voided_at) return MergeRefusal::merged_onward;
  if (separation.taken_onward) return MergeRefusal::taken_onward;
  if (separation.drafts > 0) return MergeRefusal::draft_open;
  return std::nullopt;
}

std::set<MergedKey> leaning_on_what_came(const MergeSeparation& separation) {
  const Subjects subjects = by_key(separation.subjects);
  std::set<MergedKey> along;
  // One that leans on another that goes along goes along too, until nothing is added.
  std::size_t before = 0;
  do {
    before = along.size();
    for (const MergedSubject& subject : separation.subjects) {
      const auto leans_on_one_that_goes = [&](const MergedKey& key) {
        const auto other = subjects.find(key);
        return other != subjects.end() && goes_back(*other->second, along);
      };
      if (subject.origin == MergedOrigin::since && !subject.voided &&
          std::any_of(subject.leans_on.begin(), subject.leans_on.end(), leans_on_one_that_goes))
        along.insert(subject.key);
    }
  } while (along.size() != before);
  return along;
}

std::vector<MergeTie> ties(const MergeSeparation& separation, const std::set<MergedKey>& along) {
  const Subjects subjects = by_key(separation.subjects);
  std::vector<MergeTie> found;
  for (const MergedSubject& subject : separation.subjects) {
    if (subject.voided) continue;  // it could not be corrected any more
    for (const MergedKey& key : subject.leans_on) {
      const auto other = subjects.find(key);
      if (other == subjects.end()) continue;
      const bool goes = goes_back(subject, along);
      if (goes == goes_back(*other->second, along)) continue;
      found.push_back(goes ? MergeTie{subject, *other->second} : MergeTie{*other->second, subject});
    }
  }
  return found;
}

}  // namespace psoas
