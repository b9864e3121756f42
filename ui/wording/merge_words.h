#pragma once

// The words of merging two records of one patient, and of taking them apart again. "&" marks the access key.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/patient/patient_merge.h"

namespace psoas::wording::merge {

inline constexpr const char* menu = "&Merge with another record…";
inline constexpr const char* button_begin = "Merge with another record…";

// "Rivera, Ana · P-001".
std::string record(const Patient& patient);
// "P-001 · F · b. 1971-08-02 · 3 visits".
std::string particulars(const PatientLine& line);

// Why it is refused and what to do about it; of a code that is not known, in general.
std::string what(std::optional<MergeRefusal> refusal);
std::string remedy(std::optional<MergeRefusal> refusal);

// ---- Merging
inline constexpr const char* heading = "Merge two records of one person";
inline constexpr const char* about =
    "Everything under one record goes on under the other. Nothing happens before you press Merge, and a merge can be "
    "undone.";
inline constexpr const char* find = "The &other record of this person";
inline constexpr const char* find_hint = "Name, MRN or birth date";
inline constexpr const char* nobody_found = "No other patient like this";
inline constexpr const char* much_like = "Same name and birth date";
inline constexpr const char* nobody_like = "Nobody else has this name and birth date.";
inline std::string choose(const std::string& line) { return "Choose " + line; }

inline constexpr const char* which_stays = "Which record stays";
inline std::string keep(const std::string& record) { return "Keep " + record; }
inline constexpr const char* column_stays = "Stays";
inline constexpr const char* column_goes = "Goes";
inline constexpr const char* take_over = "Take over";
inline constexpr const char* nothing_said = "–";
inline constexpr const char* records_heading = "Both records";
inline constexpr const char* facts_heading = "Health facts that differ";
inline constexpr const char* doubts_heading = "Please look first";

// For readers: "Take over Telephone: 555-0100, in place of 555-0199".
std::string take_over_instead(const std::string& name, const std::string& taken, const std::string& replaced);

// A member of PatientDraft as it is shown: "Female" for "F".
std::string detail_value(std::string_view field, const std::string& text);
// "Anticoagulant".
std::string fact_name(std::string_view code);
// "absent, as of 2026-04-07": records that differ may differ in the day alone.
std::string fact_value(const HealthFact& fact);

// What goes over, counted, and what becomes of the record that goes.
std::string what_goes(const MergePreview& preview);
std::string doubt(MergeDoubt doubt, const MergePreview& preview);
// "" unless both were exported for a study.
std::string studies(const MergePreview& preview);

inline constexpr const char* reason = "&Reason for merging";
inline constexpr const char* reason_hint = "Stands in the audit trail and on the patient's page.";
inline constexpr const char* button_merge = "&Merge";
std::string merged(const MergePreview& preview);
inline constexpr const char* changed_meanwhile =
    "Not merged: one of the records was changed meanwhile. Both were read again; please look once more, then merge.";
inline constexpr const char* not_merged_yet = "The records are not merged yet.";

// ---- What stands on the page of the record that stayed
// "Merged from P-002 (Rivera, Ana) on 2026-10-05 by osei: entered twice"; `day` is that of the merge here.
std::string merged_from(const PatientMerge& merge, const std::string& day);
inline constexpr const char* button_undo = "&Undo merge…";
inline std::string undo_of(const PatientMerge& merge) { return "Undo the merge of " + merge.from_mrn + "…"; }
// Somebody asked for a record that another stands for.
std::string stands_for(const Patient& gone);

// ---- Undoing it
std::string undo_heading(const PatientMerge& merge);
inline constexpr const char* undo_about =
    "Both records stand apart again. Nothing happens before you press Undo the merge.";
inline constexpr const char* goes_back_heading = "What goes back";
inline constexpr const char* since_heading = "Entered since the merge";
inline constexpr const char* since_about = "Tick what belongs to the record that comes back; the rest stays here.";
inline constexpr const char* nothing_since = "No visit, episode or adverse event was entered since the merge.";
inline constexpr const char* ties_heading = "What hangs together";

// "visit of 2026-03-01 (Follow-up)", "episode “right psoas” of 2026-01-05, voided".
std::string subject(const MergedSubject& subject, const Catalogue& catalogue);
// For readers: "Visit of 2026-03-01 (Follow-up) goes back too".
std::string goes_back_too(const MergedSubject& subject, const Catalogue& catalogue);
// Counted, with what goes along.
std::string what_goes_back(const MergeSeparation& separation, const std::set<MergedKey>& along);
// A sentence for what comes back, and one for what stays because it was changed since.
std::vector<std::string> details_after(const MergeSeparation& separation, const Catalogue& catalogue);
// What hangs together and what to do about it.
std::string tie(const MergeTie& tie, const Catalogue& catalogue);

inline constexpr const char* undo_reason = "&Reason for undoing it";
inline constexpr const char* undo_reason_hint = "Stands in the audit trail.";
inline constexpr const char* button_undo_now = "&Undo the merge";
std::string undone(const MergeSeparation& separation);
inline std::string open(const Patient& patient) { return "Open " + patient.mrn; }
inline constexpr const char* undo_changed_meanwhile =
    "Not undone: the record was changed meanwhile. It was read again; please look once more, then undo the merge.";
inline constexpr const char* not_undone_yet = "The merge is not undone yet.";

}  // namespace psoas::wording::merge
