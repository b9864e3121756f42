#pragma once

// domain/store/red_flags.h in SQL, and the raising of flags when a visit is stored.

#include "domain/catalogue/catalogue.h"
#include "domain/store/red_flags.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class RedFlagVerbs final : public RedFlagChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only RedFlags.
  RedFlagVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  std::vector<RedFlag> of_patient(PatientId patient) override;
  std::vector<RedFlagLine> unacknowledged() override;
  void acknowledge(RedFlagId id, int revision, std::string_view action, std::optional<Moment> at) override;
  void resolve(RedFlagId id, int revision, std::string_view reason, std::optional<Moment> at) override;

 private:
  RedFlag stored(RedFlagId id, int revision);

  Connection& x_connection;
  Gate* x_gate;
};

// Raises what a visit that was just added or corrected raises, each flag with its entry in the trail. Flags this visit
// raised before stay, and say when it raises them no longer.
void raise_red_flags(Connection& connection, const Catalogue& catalogue, Gate& gate, const Visit& visit,
                     bool corrected);

// The visit was voided: its flags say that what raised them is gone.
void note_trigger_gone(Connection& connection, Gate& gate, const Visit& visit);

// Every flag of a patient, latest first.
std::vector<RedFlag> red_flags_of(Connection& connection, PatientId patient);

}  // namespace psoas::storage
