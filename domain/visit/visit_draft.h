#pragma once

// A visit while it is being typed: every field the text that stands in it, right or wrong. A draft is kept on
// disk as it is; check() turns it into a Visit or names everything that is wrong at once. Import builds drafts
// too, so one set of rules serves keyboard and file.
//
// Paths of the fields:
//   date  kind  clinician  episode  note
//   score/INSTRUMENT/ITEM             item code of the catalogue ("value" for a single item); "d" says the patient
//                                     declined the instrument, "n" that it was not asked
//   score/INSTRUMENT/status           "declined" or "not_asked"; then the items stay empty
//   score/INSTRUMENT/phase            "pre_procedure", "post_procedure"; absent: routine
//   score/INSTRUMENT/total            of a paper form whose items are not known
//   score/INSTRUMENT/version  /language  /mode
//   finding/CODE/SIDE/ROW/FIELD       SIDE is - L R B M; ROW from 0; FIELD "value" or a qualifier; a qualifier that
//                                     both sides share may stand once under SIDE -
//   study/FIELD                       of every image finding of the visit that does not say its own
//   treatment/N/code                  N numbers the treatments of the form, any number
//   treatment/N/entry                 of a stored treatment its number, which it keeps for good: others may point to it
//   treatment/N/side  /date  /end_date  /status  /performer  /indication  /index  /note
//   treatment/N/link/ROLE             numbers of the earlier treatments it rests on, between commas
//   treatment/N/warning/RULE          why one goes on despite the warning (domain/safety/override_draft.h)
//   treatment/N/GROUP/ROW/FIELD       GROUP "-" and ROW 0 for what does not repeat

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "domain/base/checked.h"
#include "domain/base/id.h"
#include "domain/catalogue/catalogue.h"
#include "domain/episode/episode.h"
#include "domain/patient/patient.h"
#include "domain/visit/visit.h"

namespace psoas {

struct VisitDraft {
  DraftId id;
  std::string uuid;  // becomes the visit's
  PatientId patient;
  std::optional<VisitId> visit;                           // when a stored visit is being corrected
  int revision = 0;                                       // of that visit when it was opened
  std::string reason;                                     // for the correction
  std::map<std::string, std::string, std::less<>> typed;  // path → text
  std::vector<std::string> confirmed;                     // paths whose warning was confirmed
  Moment kept_at{};                                       // set by the store

  std::string text(std::string_view path) const;  // "" when absent
  void put(std::string path, std::string text);   // an empty text removes the path
};

std::string score_path(std::string_view instrument, std::string_view item);
std::string finding_path(std::string_view code, Side side, int row, std::string_view field);
std::string study_path(std::string_view field);
std::string treatment_path(int number, std::string_view part);
std::string treatment_path(int number, std::string_view group, int row, std::string_view field);

struct CheckedVisit {
  Visit visit;        // meaningful when no problem refuses
  Problems problems;  // all of them; a warning on a confirmed path is left out

  bool acceptable() const { return problems.empty(); }
};

// Checks a draft for this patient against the catalogue. Refused among others: a date in the future or before
// birth, values outside hard ranges, unknown codes, a side that is missing or not allowed. Warned: values outside
// soft ranges, least pain above average or average above worst. An item, finding or parameter left blank is not
// recorded; a treatment's required parameter left blank is refused.
// A day outside the chosen one of the patient's `episodes` is warned of.
CheckedVisit check(const VisitDraft& draft, const Catalogue& catalogue, const Patient& patient, Date today,
                   const std::vector<Episode>& episodes = {});

// The draft that, checked, gives this visit back.
VisitDraft draft_of(const Visit& visit, const Catalogue& catalogue);

// What was typed as a new visit, as a correction of the stored one that was made of the same draft: its treatments keep
// the numbers of those of the same kind.
VisitDraft correction_of(const Visit& stored, VisitDraft typed, const Catalogue& catalogue);

}  // namespace psoas
