#pragma once

// How well an invented patient takes to a treatment, and the relief that follows from it.

#include "domain/demo/pain_course.h"
#include "domain/demo/random.h"

namespace psoas {

enum class DrawnResponse { full, partial, none, worse };

// Drawn anew for each treatment of a patient; `odds` in percent of a full response, the rest shared out.
DrawnResponse drawn_response(int odds, Random& random);

// What a treatment with this response takes away from day `from` on. `months` is how long a full response lasts
// on average.
Relief relief_after(DrawnResponse response, int from, double months, Random& random);

}  // namespace psoas
