#include "domain/store/audit.h"

#include "domain/base/minute_text.h"

namespace psoas {

AuditPage newest_page(AuditTrail& trail, const AuditFilter& filter, int most) {
  AuditPage page;
  page.lines = trail.entries(filter, 0, most);
  page.matching = static_cast<std::int64_t>(page.lines.size());
  if (page.matching == most) page.matching = trail.count(filter);
  return page;
}

std::string local_time(const AuditEntry& entry) { return minute_text(entry.at, entry.offset_minutes); }

}  // namespace psoas
