#pragma once

// What an invented patient's episodes are held to be, and the body charts of some: told from the story as it stands,
// with chances of their own, so that the story itself stays the same.

#include "domain/demo/demo_clinic.h"

namespace psoas {

// Diagnoses, course, mechanisms and reason of closing for each episode.
void add_complaints(DemoPatient& patient, std::uint64_t seed, int number);

// A body chart at every scored visit to a physician who draws them: the more pain, the more regions.
void add_body_charts(DemoPatient& patient, const Scribe& scribe);

}  // namespace psoas
