#pragma once

// Entries of the audit trail as CSV, one row each, newest first. The columns are described in docs/formats.md; their
// names stay.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "domain/store/audit.h"

namespace psoas::reports {

// Gives the entries that come before the one with this sequence, newest first, 0 for the first; none at the end.
using NextAuditEntries = std::function<std::vector<AuditLine>(std::int64_t before)>;

inline constexpr int audit_entries_at_once = 2000;

std::string audit_csv(const std::vector<AuditLine>& lines);

// Asks for entries until there are none, so that a long trail is never whole in memory. Gives how many were written.
// Throws FileError and what `next` throws; then there is no file.
std::int64_t write_audit_csv(const NextAuditEntries& next, const std::filesystem::path& file);

}  // namespace psoas::reports
