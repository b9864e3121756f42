#include "domain/store/audit.h"

namespace psoas {

AuditPage newest_page(AuditTrail& trail, const AuditFilter& filter, int most) {
  AuditPage page;
  page.lines = trail.entries(filter, 0, most);
  page.matching = static_cast<std::int64_t>(page.lines.size());
  if (page.matching == most) page.matching = trail.count(filter);
  return page;
}

std::string local_time(const AuditEntry& entry) {
  std::string text = to_string(entry.at + std::chrono::minutes(entry.offset_minutes)).substr(0, 16);
  text[10] = ' ';
  return text;
}

}  // namespace psoas
