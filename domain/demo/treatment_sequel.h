#pragma once

// What stands beside the treatments of an invented patient: which earlier ones an ablation or implant rests on, and
// what went wrong with some. Told of the finished story by chance of its own, so that the story stays as it is without
// it.

#include <cstddef>
#include <vector>

#include "domain/adverse_event/adverse_event.h"
#include "domain/demo/demo_clinic.h"
#include "domain/store/favourites.h"
#include "domain/treatment/treatment_link.h"

namespace psoas {

// Of a story: visit and treatment by place.
struct PlaceInStory {
  std::size_t visit = 0;
  std::size_t treatment = 0;

  bool operator==(const PlaceInStory&) const = default;
};

struct DemoLink {
  PlaceInStory from;
  LinkRole role = LinkRole::diagnostic_block;
  PlaceInStory to;
};

struct DemoAdverseEvent {
  PlaceInStory after;
  AdverseEvent event;  // without patient and treatments
};

// By the place of `from`.
std::vector<DemoLink> links_in(const DemoPatient& patient, const Catalogue& catalogue);

// Rare, and as rare as for each kind of treatment: about one in thirty procedures. The worked example, number 1, has
// none. By onset.
std::vector<DemoAdverseEvent> adverse_events_in(const DemoPatient& patient, int number, const DemoOptions& options);

// A few that the clinic's physicians would keep.
std::vector<Favourite> demo_favourites();

}  // namespace psoas
