#include "storage/verbs/favourite_verbs.h"

#include "storage/document.h"
#include "storage/engine/query.h"

namespace psoas::storage {

std::vector<Favourite> FavouriteVerbs::favourites(std::string_view clinician) {
  std::vector<Favourite> found;
  Query query(x_connection,
              "SELECT id, clinician, name, treatment FROM favourite WHERE clinician = $1 OR $1 = ''"
              " ORDER BY clinician, name, treatment",
              clinician);
  while (query.next()) {
    Favourite& favourite = found.emplace_back();
    favourite.id = query.id<FavouriteId>(0);
    favourite.clinician = query.text(1);
    favourite.name = query.text(2);
    favourite.treatment = query.text(3);
    Query fields(x_connection, "SELECT path, typed FROM favourite_field WHERE favourite = $1 ORDER BY path",
                 favourite.id);
    while (fields.next()) favourite.typed.emplace(fields.text(0), fields.text(1));
  }
  return found;
}

FavouriteId FavouriteVerbs::keep(const Favourite& favourite) {
  permit(x_gate, Permission::log_visits);
  const FavouriteId of_that_name{
      one_integer(x_connection, "SELECT id FROM favourite WHERE clinician = $1 AND name = $2 AND treatment = $3",
                  favourite.clinician, favourite.name, favourite.treatment)
          .value_or(0)};
  FavouriteId id = favourite.id.stored() ? favourite.id : of_that_name;
  if (of_that_name.stored() && of_that_name != id) take_away(of_that_name);
  std::string old;
  if (id.stored()) {
    old = document_of(stored_for_change(id));
    run(x_connection, "UPDATE favourite SET name = $1 WHERE id = $2", favourite.name, id);
    run(x_connection, "DELETE FROM favourite_field WHERE favourite = $1", id);
  } else {
    id.number = inserted(x_connection, "INSERT INTO favourite (clinician, name, treatment) VALUES ($1, $2, $3)",
                         favourite.clinician, favourite.name, favourite.treatment)
                    .value();
  }
  for (const auto& [path, typed] : favourite.typed)
    run(x_connection, "INSERT INTO favourite_field (favourite, path, typed) VALUES ($1, $2, $3)", id, path, typed);
  x_gate->append({"keep", "favourite", id.number, {}, {}, old});
  return id;
}

void FavouriteVerbs::remove(FavouriteId id) {
  permit(x_gate, Permission::log_visits);
  take_away(id);
}

void FavouriteVerbs::take_away(FavouriteId id) {
  const std::string old = document_of(stored_for_change(id));
  run(x_connection, "DELETE FROM favourite WHERE id = $1", id);
  x_gate->append({"remove", "favourite", id.number, {}, {}, old});
}

Favourite FavouriteVerbs::stored_for_change(FavouriteId id) {
  x_gate->require_untouched("favourite", id.number);
  for (Favourite& favourite : favourites({}))
    if (favourite.id == id) return std::move(favourite);
  throw StoreError(StoreFault::missing, "favourite");
}

}  // namespace psoas::storage
