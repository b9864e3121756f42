#pragma once

// Dated values across visits in SQL. What a report on a period reads is in period_rows.cpp and period_counts.cpp.

#include "domain/catalogue/catalogue.h"
#include "domain/store/series.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class SeriesVerbs final : public Series {
 public:
  SeriesVerbs(Connection& connection, const Catalogue& catalogue, Gate* gate)
      : x_connection(connection), x_catalogue(catalogue), x_gate(gate) {}

  std::vector<DatedValue> scores(PatientId patient, std::string_view instrument) override;
  std::vector<FindingPoint> findings(PatientId patient, std::string_view code) override;
  std::vector<FindingWord> finding_words(PatientId patient, std::string_view code) override;
  std::vector<TreatmentRecord> treatments(PatientId patient) override;
  std::vector<FoundTreatment> find_treatments(const TreatmentSearch& search) override;
  std::vector<std::string> instruments_with_values(PatientId patient) override;
  std::vector<std::string> findings_with_values(PatientId patient) override;
  PeriodRecord period(Date from, Date to, Progress& progress) override;
  PeriodCounts period_counts(Date from, Date to) override;

 private:
  Connection& x_connection;
  const Catalogue& x_catalogue;
  Gate* x_gate;
};

}  // namespace psoas::storage
