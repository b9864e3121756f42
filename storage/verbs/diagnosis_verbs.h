#pragma once

// domain/store/diagnoses.h in SQL.

#include "domain/store/diagnoses.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class DiagnosisVerbs final : public DiagnosisChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Diagnoses.
  DiagnosisVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  std::vector<DiagnosisCode> find(std::string_view typed, int most) override;
  std::optional<DiagnosisCode> with_code(std::string_view code) override;
  DiagnosisListState list() override;
  void replace(const std::vector<DiagnosisCode>& codes, std::string_view name, std::string_view reason) override;

 private:
  Connection& x_connection;
  Gate* x_gate;
};

// Puts the program's own list into a file that has none, or an older one of the program's; a list of the clinic's
// stays. Nothing is written when there is nothing to do.
void keep_own_diagnosis_list(Connection& connection, Moment now);
bool own_diagnosis_list_is_old(Connection& connection);

}  // namespace psoas::storage
