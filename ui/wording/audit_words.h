#pragma once

// The words of the audit trail: what was done, to what, and the labels of the views that show it. "&" marks the access
// key.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/store/audit.h"

namespace psoas::wording::audit {

// "corrected"; an action of a later version by its own name.
std::string action_word(std::string_view action);
// "adverse event".
std::string entity_word(std::string_view entity);
// "Visit corrected".
std::string what(const AuditEntry& entry);
// "Rivera, Ana (DEMO-0001)"; "" when it is about nobody.
std::string whose(const AuditLine& line);

// For the console: a line for each entry, then how many there are.
std::vector<std::string> lines(const AuditPage& page);
std::string exported(std::int64_t entries);

// A field's path and value as a person knows them: "Thomas test, right", "positive".
std::string field_of(std::string_view path, const Catalogue& catalogue);
std::string value_of(std::string_view path, std::string_view value, const Catalogue& catalogue);

// The views.
inline constexpr const char* section = "Audit";
inline constexpr const char* history = "History";
inline constexpr const char* label_mrn = "&MRN";
inline constexpr const char* label_user = "&Person";
inline constexpr const char* label_action = "&Done";
inline constexpr const char* label_entity = "&To what";
inline constexpr const char* label_from = "&From";
inline constexpr const char* label_to = "&Until";
inline constexpr const char* everyone = "everyone";
inline constexpr const char* anything = "anything";
inline constexpr const char* save = "Sa&ve as CSV…";
inline constexpr const char* older = "&Older entries";
inline constexpr const char* csv_files = "CSV (*.csv)|*.csv";
inline constexpr const char* file_name = "audit-trail.csv";
inline constexpr const char* writing = "Writing the audit trail";
inline constexpr const char* nobody_has_it = "no patient has this number";
inline constexpr const char* ends_before = "before the first day";

inline constexpr const char* entries_table = "Entries of the audit trail";
inline constexpr const char* column_when = "When";
inline constexpr const char* column_who = "Who";
inline constexpr const char* column_role = "Role";
inline constexpr const char* column_workstation = "Computer";
inline constexpr const char* column_what = "What";
inline constexpr const char* column_whose = "Patient";
inline constexpr const char* column_reason = "Reason";
inline constexpr const char* comparison = "Before and after";
inline constexpr const char* column_field = "Field";
inline constexpr const char* column_before = "Before";
inline constexpr const char* column_after = "After";

inline constexpr const char* choose_an_entry = "Choose an entry to see what it changed.";
inline constexpr const char* nothing_to_compare = "This entry replaced nothing.";
inline constexpr const char* after_not_kept = "This stood there before; what took its place is not kept in the trail.";
inline constexpr const char* nothing_differs = "Nothing that is shown differs.";
// "Showing 500 of 12345 entries", "18 entries", "No entry fits."
std::string shown(std::size_t shown, std::int64_t matching);
// "Visit corrected, 2026-03-03 12:00 by hale"
std::string heading(const AuditLine& line);
std::string saved_as(std::int64_t entries, const std::string& file);

// When this computer last compared the whole record with the trail, and checked the file.
std::string care(const std::optional<Moment>& compared, const std::optional<Moment>& checked);

}  // namespace psoas::wording::audit
