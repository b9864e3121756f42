#pragma once

// Shows what lets a clinic in when every administrator's password is lost.

#include "domain/store/entrance.h"
#include "ui/console/verb.h"

namespace psoas::console {

// Once. At a terminal two of its groups have to be typed back. Throws Failure when typing ends before.
void show_new_code(const Entered& entered, const Surroundings& with);

}  // namespace psoas::console
