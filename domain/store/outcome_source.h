#pragma once

// What outcome analyses read: of the whole clinic the columns they need and no others. Each table is walked once, or,
// where only a few days are asked for, the columns are read patient by patient. Voided visits and patients are never
// in it.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/progress.h"
#include "domain/outcome/outcome_record.h"

namespace psoas {

// How much of the record an analysis needs.
struct OutcomeWanted {
  std::vector<std::string> treatments;  // codes that may start a course; empty: all
  bool marked_only = true;              // only those recorded as index treatments
  std::optional<Date> from;             // only those done on these days, both ends included
  std::optional<Date> to;
  std::vector<std::string> instruments;  // at most `most_instruments`
  std::vector<std::string> findings;     // their numbers and choices
  std::vector<std::string> details;      // codes of treatments whose parameters are needed
  bool clinicians = false;               // names of those who treated
  bool diagnoses = false;
  bool patient_rows = false;  // for a file with rows of patients, which name them by their record numbers
};

inline constexpr std::size_t most_instruments = 12;

class OutcomeSource {
 public:
  virtual ~OutcomeSource() = default;

  // Values and findings of patients with a treatment that may start a course; of the others nothing. To those who may
  // not read charts it does not say who the patients are, unless rows of patients are asked for. Progress is told the
  // part being read and asked whether to stop.
  virtual OutcomeRecord record(const OutcomeWanted& wanted, Progress& progress) = 0;
};

}  // namespace psoas
