#pragma once

// A random identity (version 4) of a unit of work: a visit typed once is stored once, however often Save is
// pressed or retried.

#include <string>

namespace psoas {

// "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx", from the system's random source.
std::string new_uuid();

}  // namespace psoas
