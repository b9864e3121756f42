#pragma once

// The end of the audit trail as reports carry it in their footers: short enough to be copied from paper, and held
// against the trail later. Who cuts the trail or puts an old copy of the file in place cannot change what is printed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/store/protection.h"
#include "domain/store/store.h"

namespace psoas {

struct PrintedAnchor {
  std::int64_t sequence = 0;  // of the trail's last entry when the report was made
  std::string beginning;      // of that entry's hash: 16 hexadecimal digits

  bool operator==(const PrintedAnchor&) const = default;
};

// "1234:9f3a-22c1-0b7e-51d0". "" for a file without accounts: the key of its trail lies open in it, so that whoever
// changes the file can make any end fit. Throws StoreError.
std::string printed_anchor(Store& store);

// What follows "PsoasTrack 0.1.0" in a footer: " · trail 1234:9f3a-…"; "" without an anchor.
inline std::string footer_mark(const std::string& anchor) { return anchor.empty() ? anchor : " · trail " + anchor; }

// As above, or typed with blanks or nothing between the groups. Nothing for anything else.
std::optional<PrintedAnchor> parse_printed_anchor(std::string_view typed);

// none: the trail still holds what was its end; cut: it is shorter; other_trail: something else stands there. Whether
// the trail is whole up to there is for check_trail() to say.
TrailFault fault_against(const PrintedAnchor& anchor, Protection& protection);

}  // namespace psoas
