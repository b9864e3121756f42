#pragma once

// One visit with all that was recorded at it: scores, findings, treatments, a note. It is stored, corrected and
// voided as a whole.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/base/side.h"
#include "domain/catalogue/catalogue.h"
#include "domain/catalogue/field.h"
#include "domain/treatment/treatment.h"

namespace psoas {

// Codes of the kinds of visit, in the order they are offered.
struct VisitKind {
  std::string_view code;
  std::string_view label;
};
const std::vector<VisitKind>& visit_kinds();  // new_patient, follow_up, procedure, therapy, phone, other
std::string_view label_of_visit_kind(std::string_view code);  // the code itself when unknown

// Why a score has no number. Never stored as 0.
enum class ScoreStatus { answered, declined, not_asked };
std::string_view code_of(ScoreStatus status);  // "answered", "declined", "not_asked"
std::optional<ScoreStatus> score_status_of(std::string_view code);

// Where a score stands to a procedure of the same day. Only `routine` and `pre_procedure` make a baseline.
enum class ScorePhase { routine, pre_procedure, post_procedure };
std::string_view code_of(ScorePhase phase);  // "routine", "pre_procedure", "post_procedure"
std::optional<ScorePhase> score_phase_of(std::string_view code);

// One instrument answered at one visit. `items` has the instrument's items in order; an unanswered one is empty.
// `total` is computed from the items by the instrument's rule, never typed over them; without any items it was taken
// from a paper form of which no more is known.
struct ScoreEntry {
  ScoreId id;
  std::string instrument;
  ScoreStatus status = ScoreStatus::answered;
  ScorePhase phase = ScorePhase::routine;
  std::vector<std::optional<double>> items;
  std::optional<double> total;
  std::string version;   // of the form
  std::string language;  // of the form, BCP 47; "" as the clinic's
  std::string mode;      // "", "paper", "app", "interview", "phone"

  bool total_from_form() const { return items.empty() && total.has_value(); }

  bool operator==(const ScoreEntry&) const = default;
};

// One finding on one side. Qualifiers (method, familiar pain) are the catalogue's further fields. Where several
// choices may be made, the first is the value and the others are qualifiers of the field "value".
struct FindingEntry {
  FindingId id;
  std::string code;
  Side side = Side::none;
  int row = 0;  // for findings that repeat
  Value value;  // of the main field
  std::vector<FieldValue> qualifiers;

  bool operator==(const FindingEntry&) const = default;
};

struct Visit {
  VisitId id;
  std::string uuid;  // of the unit of work that made it
  PatientId patient;
  std::optional<EpisodeId> episode;
  Date date{};
  std::string kind = "follow_up";
  std::string clinician;
  std::string note;
  std::vector<ScoreEntry> scores;
  std::vector<FindingEntry> findings;
  std::vector<Treatment> treatments;
  std::vector<std::string> confirmed;  // field paths whose unusual value was confirmed
  Moment entered_at{};                 // set by the store; in a demo clinic a moment given is kept
  std::string entered_by;              // set by the store
  int revision = 0;                    // 0: not stored yet
  std::optional<Moment> voided_at;
  std::string void_reason;

  const ScoreEntry* score(std::string_view instrument) const;
  const FindingEntry* finding(std::string_view code, Side side, int row = 0) const;
};

// True when a visit of that date was entered more than one day (UTC) after it.
bool entered_late(Date visit, Moment entered_at);

}  // namespace psoas
