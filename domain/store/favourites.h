#pragma once

// Parameters of treatments a clinician saved under a name, to be offered when such a treatment is added. No part of a
// patient's record.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/id.h"

namespace psoas {

using FavouriteId = Id<struct FavouriteSubject>;

struct Favourite {
  FavouriteId id;
  std::string clinician;
  std::string name;       // of one clinician there is one of a name and treatment
  std::string treatment;  // code
  // What was typed, by the part of the path after treatment/N/: "side", "-/0/target", "agent/0/volume_ml".
  std::map<std::string, std::string> typed;

  bool operator==(const Favourite&) const = default;
};

class Favourites {
 public:
  virtual ~Favourites() = default;

  // By name. All clinicians' when `clinician` is empty.
  virtual std::vector<Favourite> favourites(std::string_view clinician) = 0;
};

class FavouriteChanges : public Favourites {
 public:
  // Keeps one, in the place of the clinician's one of the same name and treatment, or of the one whose id it has.
  virtual FavouriteId keep(const Favourite& favourite) = 0;

  virtual void remove(FavouriteId id) = 0;
};

}  // namespace psoas
