#pragma once

// Two records of one person made one, and taken apart again. What was recorded under one of them goes on under the
// other; the record it came from is voided and stands for the other from then on, under its number too.

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/patient/patient.h"
#include "domain/safety/health.h"

namespace psoas {

// Why two records cannot be merged, or taken apart.
enum class MergeRefusal {
  same_record,
  gone,                // one of them is voided, or merged into another already
  draft_open,          // a visit was begun, and not saved, for the record that goes, or that stays when it is undone
  details_clash,       // what is taken over does not go together, as a death before the birth
  taken_onward,        // what it took over was taken over again by a later merge: that one comes apart first
  stands_for_another,  // it is to be voided, but others were merged into it
  merged_onward,       // the record it went into was itself merged: that one comes apart first
  tied                 // what goes back and what stays hang together
};

std::string_view code_of(MergeRefusal refusal);  // "same_record", …
std::optional<MergeRefusal> merge_refusal_of(std::string_view code);

// A field of the persons' details that the records say differently, as in forms.
struct DifferingDetail {
  std::string field;  // a member of PatientDraft; never the record number
  std::string from;
  std::string into;  // "" for many: only the record that goes says something

  bool operator==(const DifferingDetail&) const = default;
};

// A health fact that the record which stays does not have, or has otherwise.
struct DifferingFact {
  HealthFact from;
  std::optional<HealthFact> into;

  bool operator==(const DifferingFact&) const = default;
};

// What merging `from` into `into` would do. Counts are of what goes over, with what is voided.
struct MergePreview {
  Patient from;
  Patient into;
  int from_health_revision = 0;
  int into_health_revision = 0;
  int visits = 0;
  int episodes = 0;
  int adverse_events = 0;
  int red_flags = 0;
  int contact_attempts = 0;
  int drafts = 0;                   // of visits begun for `from` and not saved
  std::vector<Date> days_of_both;   // on which both have a visit
  bool visits_after_death = false;  // one has visits after the other's death
  std::vector<DifferingDetail> details;
  std::vector<DifferingFact> facts;
  std::vector<std::string> studies_of_both;  // exported under two study numbers: that of `into` goes on
};

// Why the store would refuse it; nothing when it would not.
std::optional<MergeRefusal> refusal(const MergePreview& preview);

// What speaks for two persons, or for entries made twice.
enum class MergeDoubt {
  birth_dates_differ,
  sexes_differ,
  names_differ,
  visits_after_death,
  visits_on_same_days,
  health_differs  // facts that both have, otherwise: what is not taken over is not in the record that stays
};

std::vector<MergeDoubt> doubts(const MergePreview& preview);

struct MergeRequest {
  PatientId from;
  PatientId into;
  int from_revision = 0;  // of what the preview showed
  int into_revision = 0;
  int from_health_revision = 0;
  int into_health_revision = 0;
  std::set<std::string> details_taken;  // of preview.details: what `from` says takes the place
  std::set<std::string> facts_taken;    // of preview.facts, codes
  std::string reason;
};

// What is proposed: details and facts that only `from` has, and what is present in it but not in `into`.
MergeRequest request_of(const MergePreview& preview);

// Those among the details and facts of two records that differ.
std::vector<DifferingDetail> differing_details(const Patient& from, const Patient& into);
std::vector<DifferingFact> differing_facts(const HealthRecord& from, const HealthRecord& into);

// A merge that stands.
struct PatientMerge {
  PatientMergeId id;
  PatientId from;
  PatientId into;
  std::string from_mrn;
  std::string from_name;  // display name
  Moment at{};
  std::string by;
  std::string reason;
};

// What a person says goes back or stays. Red flags and contact attempts follow their visit.
enum class MergedKind { visit, episode, adverse_event };

std::string_view code_of(MergedKind kind);  // as the trail names it: "visit", "episode", "adverse_event"

struct MergedKey {
  MergedKind kind = MergedKind::visit;
  std::int64_t number = 0;

  auto operator<=>(const MergedKey&) const = default;
};

enum class MergedOrigin {
  came,   // with the merge: it goes back
  since,  // entered after it: it goes back or stays
  own     // was there before: it stays
};

struct MergedSubject {
  MergedKey key;
  MergedOrigin origin = MergedOrigin::own;
  Date day{};         // of the visit, the opening or the onset
  std::string label;  // code of a visit's kind or of an adverse event; an episode's label
  bool voided = false;
  std::vector<MergedKey> leans_on;  // the episode of a visit; visits with treatments that it names
};

// What taking a merge apart would do.
struct MergeSeparation {
  PatientMerge merge;
  Patient from;
  Patient into;
  bool taken_onward = false;              // a later merge took over what this one took over: that one comes apart first
  int drafts = 0;                         // of visits begun for `into` and not saved
  std::vector<MergedSubject> subjects;    // of `into`, newest first
  std::vector<std::string> details_back;  // taken over then and unchanged since: what `into` said before comes back
  std::vector<std::string> details_stay;  // taken over then and changed since
  std::vector<std::string> facts_back;
  std::vector<std::string> facts_stay;
};

// Whether a subject goes back when `along`, of those entered since, go back too.
bool goes_back(const MergedSubject& subject, const std::set<MergedKey>& along);

// Why the store would refuse it, whatever goes along; nothing when it would not.
std::optional<MergeRefusal> refusal(const MergeSeparation& separation);

// Entered since, and hanging together with what goes back: proposed to go along.
std::set<MergedKey> leaning_on_what_came(const MergeSeparation& separation);

// One that goes back and one that stays, where one leans on the other.
struct MergeTie {
  MergedSubject goes;
  MergedSubject stays;
};

// What keeps the records from being taken apart when `along`, of those entered since, go back too.
std::vector<MergeTie> ties(const MergeSeparation& separation, const std::set<MergedKey>& along);

}  // namespace psoas
