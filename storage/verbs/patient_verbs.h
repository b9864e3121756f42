#pragma once

// Patients and episodes in SQL. Search is in patient_search.cpp, changes are in patient_changes.cpp and
// episode_verbs.cpp.

#include "domain/store/patients.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class PatientVerbs final : public PatientChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Patients.
  PatientVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  std::vector<PatientLine> find(std::string_view typed, int most) override;
  Patient get(PatientId id) override;
  std::optional<PatientId> with_mrn(std::string_view mrn) override;
  std::vector<PatientLine> much_like(const Patient& patient) override;
  std::int64_t count() override;
  std::vector<Episode> episodes(PatientId patient) override;

  PatientId add(const Patient& patient) override;
  void correct(const Patient& patient, std::string_view reason) override;
  void void_patient(PatientId id, int revision, std::string_view reason) override;
  EpisodeId add_episode(const Episode& episode) override;
  void correct_episode(const Episode& episode, std::string_view reason) override;

 private:
  Connection& x_connection;
  Gate* x_gate;
};

// The line of a list for each patient, in the order given.
std::vector<PatientLine> patient_lines(Connection& connection, const std::vector<PatientId>& patients);

// What a patient is found by, made anew from the names, the MRN and the birth date; or taken away.
void write_search_words(Connection& connection, const Patient& patient);
void remove_search_words(Connection& connection, PatientId patient);

// Folded name and birth date: equal for patients who may be the same person.
std::string name_and_birth(const Patient& patient);

}  // namespace psoas::storage
