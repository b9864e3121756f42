#pragma once

// Visits in the store, whole or by the line, and the drafts of visits being typed.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/id.h"
#include "domain/visit/visit.h"
#include "domain/visit/visit_draft.h"

namespace psoas {

// What stands beside the fields of a new visit: for each instrument, finding side and treatment kind, the latest
// earlier entry.
struct LastEntries {
  struct LastScore {
    Date date{};
    ScoreEntry score;
  };
  struct LastFinding {
    Date date{};
    FindingEntry finding;
  };
  struct LastTreatment {
    Date date{};
    Treatment treatment;
  };
  struct LastRows {
    Date date{};
    std::vector<FindingEntry> rows;
  };
  std::optional<Date> visit_date;
  std::map<std::string, LastScore> scores;                       // by instrument
  std::map<std::pair<std::string, Side>, LastFinding> findings;  // by code and side, row 0
  std::map<std::string, LastRows> rows;                          // of findings that repeat, by code, with all sides
  std::map<std::string, LastTreatment> treatments;               // by code, done ones
  std::string latest_procedure;                                  // code of the latest procedure; "" none
};

struct DraftLine {
  DraftId id;
  PatientId patient;
  std::string patient_name;
  std::string mrn;
  std::optional<VisitId> visit;
  std::string visit_date;  // as typed
  Moment kept_at{};
  bool whole = true;  // false: it was changed outside the program, and can only be discarded
};

class Visits {
 public:
  virtual ~Visits() = default;

  // Throws StoreError missing.
  virtual Visit get(VisitId id) = 0;

  // All visits of a patient with their content, latest first; voided ones only when asked for.
  virtual std::vector<Visit> of_patient(PatientId patient, bool with_voided = false) = 0;

  // Latest entries on visits dated on or before `on`, leaving out the visit `except`.
  virtual LastEntries last_entries(PatientId patient, Date on, std::optional<VisitId> except) = 0;

  virtual std::optional<VisitId> with_uuid(std::string_view uuid) = 0;

  virtual std::vector<DraftLine> drafts() = 0;
  // Throws StoreError tampered.
  virtual std::optional<VisitDraft> draft(DraftId id) = 0;

  // Names of clinicians used so far, most used first.
  virtual std::vector<std::string> clinicians() = 0;
};

class VisitChanges : public Visits {
 public:
  // Stores a new visit with everything on it. A visit with the same uuid and content that is there already is not
  // stored again; its id is given. With other content it throws stale. Also removes the draft with this uuid. It counts
  // as entered now; in a demo clinic, at the moment it bears, if any, so that invented visits are not all entered late.
  virtual VisitId add(const Visit& visit) = 0;

  // Replaces a visit's content; `visit.revision` must be the stored one (else stale). The old content stays in
  // the audit trail with the reason. Also removes the draft with this uuid.
  virtual void correct(const Visit& visit, std::string_view reason) = 0;

  virtual void void_visit(VisitId id, int revision, std::string_view reason) = 0;

  // Keeps a draft (a new one gets an id, which is returned). Drafts are not part of the record: not audited.
  virtual DraftId keep_draft(const VisitDraft& draft) = 0;
  virtual void discard_draft(DraftId id) = 0;
};

}  // namespace psoas
