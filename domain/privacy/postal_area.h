#pragma once

// Addresses of the United States, as far as they may be told. Anything else gives "": what is typed into an address is
// text and does not leave the clinic.

#include <string>
#include <string_view>

namespace psoas {

// "OH" of "OH", "oh" or "Ohio"; "" for what is no state, district or territory.
std::string us_state_of(std::string_view typed);

// "43004" of "43004" or "43004-1234".
std::string us_zip_of(std::string_view typed);

}  // namespace psoas
