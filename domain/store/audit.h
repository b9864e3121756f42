#pragma once

// The audit trail as it is read: who changed what, when, at which computer and why; and what a change replaced beside
// what it put there. The trail is written by the verbs that change the record, never through here.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/store/store.h"

namespace psoas {

// What entries are asked for; what is left as it is leaves out none.
struct AuditFilter {
  PatientId patient;
  std::string user;
  std::optional<Date> from;  // days as they were where the entry was made, both belong to it
  std::optional<Date> to;
  std::string action;
  std::string entity;
};

// An entry with the patient it is about, as named now.
struct AuditLine {
  AuditEntry entry;
  std::string mrn;      // "" when it is about no patient
  std::string patient;  // display name
};

struct AuditPage {
  std::vector<AuditLine> lines;  // newest first
  std::int64_t matching = 0;     // entries that fit the filter, on this page or not
};

// A field of what an entry is about, before and after. The path names it as in drafts ("city", "score/peg/pain",
// "finding/exam_stinchfield/R/0/value"), with "#2" behind it where it occurs a second time; the values are as stored:
// numbers, days, codes, words. "" where there was nothing.
struct AuditField {
  std::string path;
  std::string before;
  std::string after;

  bool operator==(const AuditField&) const = default;
};

// What a change did. What stands after it is what the next change of the same subject replaced, else what is stored.
struct AuditComparison {
  AuditLine line;
  bool known = false;              // the trail has what was there before, or that nothing was
  bool after_known = false;        // and what came after; else the fields are those that were replaced
  std::vector<AuditField> fields;  // those that differ
};

// The actions the program's verbs write; a filter asks for one of them.
inline constexpr std::array<std::string_view, 34> audit_actions{
    "add",      "correct",   "change",   "void",          "import", "raise",    "acknowledge",
    "resolve",  "give_up",   "keep",     "take_up_again", "export", "written",  "not written",
    "identify", "replace",   "remove",   "issue",         "open",   "search",   "print",
    "log_in",   "log_out",   "recover",  "grant",         "review", "password", "protect",
    "backup",   "emergency", "set_back", "refuse",        "merge",  "separate"};

class AuditTrail {
 public:
  virtual ~AuditTrail() = default;

  // At most `most` entries older than the one whose sequence is `before`, newest first; 0 begins with the newest.
  virtual std::vector<AuditLine> entries(const AuditFilter& filter, std::int64_t before, int most) = 0;

  virtual std::int64_t count(const AuditFilter& filter) = 0;

  // Throws StoreError missing.
  virtual AuditComparison comparison(std::int64_t sequence) = 0;

  // Those who made entries, and what entries are about; each in order.
  virtual std::vector<std::string> users() = 0;
  virtual std::vector<std::string> entities() = 0;
};

// The newest entries and how many there are.
AuditPage newest_page(AuditTrail& trail, const AuditFilter& filter, int most);

// What readings of a store with a trail are besides; the Reading itself stays free of it.
class AuditReading {
 public:
  virtual ~AuditReading() = default;
  virtual AuditTrail& audit_trail() = 0;
};

// Throws std::bad_cast for a store without.
inline AuditTrail& audit_trail_of(Reading& reading) { return dynamic_cast<AuditReading&>(reading).audit_trail(); }

// The day and the time of day of an entry where it was made: "2026-03-02 14:05".
std::string local_time(const AuditEntry& entry);

}  // namespace psoas
