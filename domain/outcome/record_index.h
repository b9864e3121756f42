#pragma once

// A record's rows patient by patient and in order of time, so that one patient's are found without searching.

#include <algorithm>
#include <span>
#include <type_traits>
#include <vector>

#include "domain/outcome/outcome_record.h"

namespace psoas {

// Rows of one kind by patient; `earlier` orders those of one patient.
template <class Row>
class ByPatient {
 public:
  template <class Earlier>
  ByPatient(const std::vector<Row>& rows, std::size_t patients, Earlier earlier) : x_first(patients + 1, 0) {
    for (const Row& row : rows) ++x_first[static_cast<std::size_t>(row.patient) + 1];
    for (std::size_t i = 1; i < x_first.size(); ++i) x_first[i] += x_first[i - 1];
    std::vector<std::size_t> next(x_first.begin(), x_first.end() - 1);
    x_rows.resize(rows.size());
    if constexpr (copied) x_copies.resize(rows.size());
    for (const Row& row : rows) {
      const std::size_t place = next[static_cast<std::size_t>(row.patient)]++;
      if constexpr (copied) x_rows[place] = &(x_copies[place] = row);
      else x_rows[place] = &row;
    }
    for (std::size_t i = 0; i + 1 < x_first.size(); ++i)
      sort_if_needed(x_rows.begin() + static_cast<std::ptrdiff_t>(x_first[i]),
                     x_rows.begin() + static_cast<std::ptrdiff_t>(x_first[i + 1]),
                     [&](const Row* a, const Row* b) { return earlier(*a, *b); });
  }

  ByPatient(const ByPatient&) = delete;
  ByPatient& operator=(const ByPatient&) = delete;

  std::span<const Row* const> of(std::int32_t patient) const {
    const std::size_t place = static_cast<std::size_t>(patient);
    return {x_rows.data() + x_first[place], x_first[place + 1] - x_first[place]};
  }

 private:
  // Small rows are laid side by side: those of a patient lie all over the clinic's, and fetching each from where it is
  // takes longer than judging it.
  static constexpr bool copied = std::is_trivially_copyable_v<Row>;

  // The rows of a clinic come nearly in order: most patients' need no sorting.
  template <class Iterator, class Earlier>
  static void sort_if_needed(Iterator begin, Iterator end, Earlier earlier) {
    if (!std::is_sorted(begin, end, earlier)) std::sort(begin, end, earlier);
  }

  std::vector<std::size_t> x_first;
  std::vector<const Row*> x_rows;
  std::vector<Row> x_copies;  // in order of patients, where they are copied
};

struct RecordIndex {
  explicit RecordIndex(const OutcomeRecord& record);

  const OutcomeRecord& record;
  ByPatient<RecordedValue> values;          // by measure, then time
  ByPatient<RecordedTreatment> treatments;  // by time
  ByPatient<RecordedFinding> findings;      // by time
  ByPatient<RecordedDetail> details;        // by time
  ByPatient<RecordedLink> links;
  ByPatient<RecordedDay> withdrawals;
  ByPatient<RecordedDay> adverse_events;
  ByPatient<RecordedDiagnosis> diagnoses;

  // One measure of a patient, and of one side when it is given, by time.
  std::span<const RecordedValue* const> values_of(std::int32_t patient, std::int32_t measure) const;
};

}  // namespace psoas
