#pragma once

// An adverse event of a patient and the treatments it is linked to; the draft it is typed in and the rules it is held
// against. Grades after CTCAE, in our own words (docs/methods.md, section 9, `ae_grades`).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/catalogue/catalogue.h"
#include "domain/patient/patient.h"
#include "domain/store/series.h"

namespace psoas {

using AdverseEventId = Id<struct AdverseEventSubject>;

enum class Causality { unrelated, unlikely, possible, probable, definite };
std::string_view code_of(Causality causality);
std::optional<Causality> causality_of(std::string_view code);

enum class EventOutcome { ongoing, resolving, resolved, sequelae, fatal };
std::string_view code_of(EventOutcome outcome);
std::optional<EventOutcome> event_outcome_of(std::string_view code);

// Surgical complications by the treatment they need (Clavien and Dindo 2004): I, II, IIIa, IIIb, IVa, IVb, V.
const std::vector<std::string_view>& clavien_dindo_grades();

struct AdverseEvent {
  AdverseEventId id;
  std::string uuid;  // of the unit of work that made it
  PatientId patient;
  std::string code;  // of the catalogue
  Date onset{};
  std::string onset_time;  // "14:30"; "" not known
  std::vector<TreatmentId> treatments;
  int grade = 1;  // 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death
  bool hospitalised = false;
  bool disability = false;
  bool serious_to_reporter = false;
  std::optional<Causality> causality;
  std::optional<bool> expected;
  std::string action;
  EventOutcome outcome = EventOutcome::ongoing;
  std::optional<Date> resolved_on;
  std::string clavien_dindo;  // "" not graded
  std::string note;
  Moment entered_at{};     // set by the store
  std::string entered_by;  // set by the store
  int revision = 0;        // 0: not stored yet
  std::optional<Moment> voided_at;
  std::string void_reason;

  // Grade 3 or more, a stay in hospital, lasting disability, or the reporter's view.
  bool serious() const { return grade >= 3 || hospitalised || disability || serious_to_reporter; }

  bool operator==(const AdverseEvent&) const = default;
};

// What a grade means, in our own words: "mild; no treatment needed".
std::string_view meaning_of_grade(int grade);

// An event as it is typed: each field the text that stands in it. Fields: code, onset, onset_time, treatments (numbers
// between commas), grade, hospitalised, disability, serious (each "yes" or ""), causality, expected ("yes", "no",
// ""), action, outcome, resolved_on, clavien_dindo, note.
struct AdverseEventDraft {
  AdverseEventId id;  // when a stored event is corrected
  std::string uuid;
  PatientId patient;
  int revision = 0;
  std::map<std::string, std::string, std::less<>> typed;

  std::string text(std::string_view field) const;
  void put(std::string field, std::string text);  // an empty text removes the field
};

AdverseEventDraft draft_of(const AdverseEvent& event);

// A new event of this patient today, after these treatments.
AdverseEventDraft new_adverse_event(PatientId patient, Date today, const std::vector<TreatmentId>& treatments);

// The event, or all that is wrong with it. `known` are the patient's treatments. Refused among others: an onset in the
// future, before birth or before a linked treatment (before_treatment); no treatment, or one that is not the
// patient's; resolved before onset; grade 5 without the outcome fatal or the other way round, and a Clavien-Dindo
// grade where no linked treatment is a procedure (contradiction, `other` says which).
Checked<AdverseEvent> check(const AdverseEventDraft& draft, const Catalogue& catalogue, const Patient& patient,
                            const std::vector<TreatmentRecord>& known, Date today);

// What `other` of a contradiction says.
inline constexpr std::string_view grade_5_is_fatal = "grade_5_is_fatal";
inline constexpr std::string_view procedures_only = "procedures_only";
inline constexpr std::string_view resolved_has_no_end = "resolved_has_no_end";

}  // namespace psoas
