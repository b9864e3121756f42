#pragma once

// Dated values across visits: what trends and reports read. Voided visits and patients are never in them.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/base/progress.h"
#include "domain/outcome/period_record.h"
#include "domain/outcome/trend.h"
#include "domain/treatment/treatment.h"

namespace psoas {

// A treatment with the visit it was recorded at.
struct TreatmentRecord {
  VisitId visit;
  Treatment treatment;
};

// What treatments are looked for by. Empty parts ask for anything; several parts must all be so.
struct TreatmentSearch {
  std::string code{};    // "tx_nerve_block"
  std::string target{};  // a choice of its first target field: "psoas_compartment"
  std::string level{};   // one of its levels: "L2"
  std::string agent{};   // one of its agents: "ropivacaine"
  std::optional<Side> side{};
  std::optional<Date> from{};  // both ends included
  std::optional<Date> to{};
};

struct FoundTreatment {
  PatientId patient;
  VisitId visit;
  TreatmentId treatment;
  std::string code;
  Date date{};
  Side side = Side::none;
  std::string same_target_key;
};

struct FindingPoint {
  DatedValue value;  // number, or the numeric twin of a choice
  Side side = Side::none;
  std::string method;        // code of the finding's "method" qualifier, when it has one
  bool pelvis_free = false;  // its "pelvis_controlled" is absent
};

// A word that stood where a number would: "not_limited".
struct FindingWord {
  Date date{};
  Side side = Side::none;
  std::string word;  // code of the choice
};

class Series {
 public:
  virtual ~Series() = default;

  // Answered scores of one instrument, by date and entry.
  virtual std::vector<DatedValue> scores(PatientId patient, std::string_view instrument) = 0;

  // Numeric values of one finding, every side, row 0, by date and entry.
  virtual std::vector<FindingPoint> findings(PatientId patient, std::string_view code) = 0;

  // The words of one finding that has numbers, every side, row 0, by date and entry.
  virtual std::vector<FindingWord> finding_words(PatientId patient, std::string_view code) = 0;

  // Treatments with all parameters, by date.
  virtual std::vector<TreatmentRecord> treatments(PatientId patient) = 0;

  // Done treatments of the whole clinic, by day. "Which patients had a psoas compartment block of both sides at L2
  // with ropivacaine": {.code = "tx_nerve_block", .target = "psoas_compartment", .level = "L2",
  // .agent = "ropivacaine", .side = Side::bilateral}. Costs as much as there are treatments of the code and the days.
  virtual std::vector<FoundTreatment> find_treatments(const TreatmentSearch& search) = 0;

  // Codes of instruments and findings with at least one numeric value for this patient.
  virtual std::vector<std::string> instruments_with_values(PatientId patient) = 0;
  virtual std::vector<std::string> findings_with_values(PatientId patient) = 0;

  // Everything the rows of patients in a quarterly workbook show of the visits from `from` to `to`, both included.
  // Throws Cancelled.
  virtual PeriodRecord period(Date from, Date to, Progress& progress) = 0;

  // Volumes from `from` to `to`, both included, without the rows.
  virtual PeriodCounts period_counts(Date from, Date to) = 0;
};

}  // namespace psoas
