#pragma once

// Quarters that were issued: every figure as it was, by which rules and on which day, so that a quarter never changes
// without a word. Issuing again is a further edition with a reason; none is ever changed or removed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/outcome/outcome_settings.h"

namespace psoas {

// Which figure, and what it was made from. A count has its value alone.
struct IssuedFigure {
  std::string key;  // "outcome/tx_rfa/6mo/resp50/nri"
  std::optional<std::int64_t> numerator;
  std::optional<std::int64_t> denominator;
  std::optional<double> value;

  bool operator==(const IssuedFigure&) const = default;
};

struct IssuedQuarter {
  std::int64_t number = 0;  // 0: not stored yet
  Quarter quarter;
  int edition = 1;  // of this quarter, from 1
  Moment issued_at{};
  std::string issued_by;
  std::string reason;           // why again, or why with rows of patients; "" none was asked for
  Date as_of{};                 // the day on which windows were found open or closed
  std::int64_t last_entry = 0;  // of the audit trail when the figures were read
  OutcomeSettings rules;
  std::string program_version;
  std::string figures_digest;         // SHA-256, hexadecimal, of canonical_text()
  std::string workbook_digest;        // of the file that was written
  std::vector<IssuedFigure> figures;  // by key
};

// What the digest of the figures is made of: a line for each, the same on every machine.
std::string canonical_text(const IssuedQuarter& issued);

// An entry of the audit trail that can have moved figures of a quarter, and which kinds of them.
struct QuarterChange {
  std::int64_t sequence = 0;
  Moment at{};
  std::string actor;
  std::string action;  // "add", "correct", "void", …
  std::string entity;  // "visit", "patient", "adverse_event", …
  std::int64_t entity_id = 0;
  PatientId patient;
  std::string mrn;  // this and the reason are "" for those who are not told who it is
  std::string reason;
  std::optional<Date> date;      // of the visit or the event's onset as it is now
  std::optional<Date> old_date;  // as it was, where that is another
  bool visits = false;           // it can have moved counts of visits and patients
  bool treatments = false;
  bool adverse_events = false;
  bool follow_ups = false;
  std::vector<std::string> outcomes_of;  // codes of index treatments of the quarter whose outcomes it can have moved
};

class IssuedQuarters {
 public:
  virtual ~IssuedQuarters() = default;

  // Latest first, without their figures.
  virtual std::vector<IssuedQuarter> list() = 0;

  // The latest edition with its figures, if the quarter was ever issued. Quarters of the calendar and of a fiscal year
  // that span the same days are one.
  virtual std::optional<IssuedQuarter> latest(Quarter quarter) = 0;

  // The number of the latest entry of the audit trail.
  virtual std::int64_t last_entry() = 0;

  // Entries after this one that can have moved figures of the quarter, in their order.
  virtual std::vector<QuarterChange> changes_since(std::int64_t entry, Quarter quarter) = 0;
};

class IssuedQuarterChanges : public IssuedQuarters {
 public:
  // Keeps an edition; `number`, `edition`, `issued_at` and `issued_by` are set by the store. Throws StoreError stale
  // when the record was changed after `last_entry`, and duplicate when the quarter was issued before and no reason is
  // given.
  virtual IssuedQuarter issue(const IssuedQuarter& issued) = 0;
};

}  // namespace psoas
