#pragma once

// domain/store/favourites.h in SQL.

#include "domain/store/favourites.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class FavouriteVerbs final : public FavouriteChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Favourites.
  FavouriteVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  std::vector<Favourite> favourites(std::string_view clinician) override;
  FavouriteId keep(const Favourite& favourite) override;
  void remove(FavouriteId id) override;

 private:
  void take_away(FavouriteId id);
  Favourite stored_for_change(FavouriteId id);  // throws StoreError missing, tampered

  Connection& x_connection;
  Gate* x_gate;
};

}  // namespace psoas::storage
