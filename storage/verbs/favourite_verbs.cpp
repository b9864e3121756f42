#include "storage/verbs/favourite_verbs.h"

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
  FavouriteId id = favourite.id;
  if (id.stored()) {
    run(x_connection, "DELETE FROM favourite WHERE clinician = $1 AND name = $2 AND treatment = $3 AND id <> $4",
        favourite.clinician, favourite.name, favourite.treatment, id);
    const auto renamed =
        one_integer(x_connection, "UPDATE favourite SET name = $1 WHERE id = $2 RETURNING id", favourite.name, id);
    if (!renamed) throw StoreError(StoreFault::missing, "favourite");
  } else {
    id.number = one_integer(x_connection,
                            "INSERT INTO favourite (clinician, name, treatment) VALUES ($1, $2, $3)"
                            " ON CONFLICT (clinician, name, treatment) DO UPDATE SET name = excluded.name"
                            " RETURNING id",
                            favourite.clinician, favourite.name, favourite.treatment)
                    .value();
  }
  run(x_connection, "DELETE FROM favourite_field WHERE favourite = $1", id);
  for (const auto& [path, typed] : favourite.typed)
    run(x_connection, "INSERT INTO favourite_field (favourite, path, typed) VALUES ($1, $2, $3)", id, path, typed);
  x_gate->append({"keep", "favourite", id.number, {}, {}, {}});
  return id;
}

void FavouriteVerbs::remove(FavouriteId id) {
  permit(x_gate, Permission::log_visits);
  run(x_connection, "DELETE FROM favourite WHERE id = $1", id);
  x_gate->append({"remove", "favourite", id.number, {}, {}, {}});
}

}  // namespace psoas::storage
