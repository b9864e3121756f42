#pragma once

// What is found out about a file whose trail and records may have been changed outside the program. Nothing is
// repaired.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/id.h"
#include "domain/base/progress.h"
#include "domain/patient/patient.h"
#include "domain/store/check_depth.h"

namespace psoas {

// The end of an audit trail: what an anchor keeps.
struct TrailHead {
  std::int64_t sequence = 0;  // of the last entry; 0: none
  std::string hash;

  bool operator==(const TrailHead&) const = default;
};

// What is wrong with an entry of the trail.
enum class TrailFault {
  none,
  changed,     // the entry, or its hash, is not what was written
  missing,     // the number before it is not there
  added,       // an entry without a hash where every one has one
  earlier,     // those older than the chain are not what they were when it began
  cut,         // shorter than an anchor says
  other_trail  // as long as the anchor says, and not the same
};
std::string_view code_of(TrailFault fault);

struct TrailCheck {
  std::int64_t entries = 0;
  TrailHead head;
  TrailFault fault = TrailFault::none;
  std::int64_t first_broken = 0;  // sequence; 0: none
};

// What is wrong with a subject of the record.
enum class RecordFault {
  changed,  // not what the last entry about it says
  removed,  // in the trail and not in the record
  added     // in the record and not in the trail
};
std::string_view code_of(RecordFault fault);

struct TamperedSubject {
  RecordFault fault{};
  std::string entity;  // as in the trail: "visit", "patient", …
  std::int64_t id = 0;
  PatientId patient;  // whose it is; not stored() when it is about no patient

  bool operator==(const TamperedSubject&) const = default;
};

struct SweepReport {
  std::int64_t subjects = 0;  // compared
  std::vector<TamperedSubject> tampered;
};

// Kept outside the file, to be held against its trail.
struct TrailAnchor {
  std::string clinic;  // the file's identity
  TrailHead head;
  Moment at{};
};

// What is known and can be found out about a store's trail and records. Everything throws StoreError locked_out while
// nobody is logged in.
class Protection {
 public:
  virtual ~Protection() = default;

  virtual std::string clinic_identity() = 0;
  virtual TrailHead head() = 0;
  // Of the entry with this number; "" when there is none.
  virtual std::string hash_of(std::int64_t sequence) = 0;

  // The anchor that was found beside the program's settings did not fit the trail when the file was opened: what was
  // wrong; none when all is well or there was no anchor.
  virtual TrailFault anchor_fault() const = 0;

  // Walks the whole trail. Throws Cancelled.
  virtual TrailCheck check_trail(Progress& progress) = 0;

  // Compares every subject of the record with the trail. Throws Cancelled.
  virtual SweepReport sweep(Progress& progress) = 0;

  // The same for the next few patients after those it compared last, for idle time; true when it came round to the
  // beginning.
  virtual bool sweep_some(int patients) = 0;

  // The first thing the database itself finds wrong with the file; "" for nothing. Reads the whole file.
  virtual std::string damage(CheckDepth depth) = 0;

  // Keeps the trail's end outside the file now, as closing does.
  virtual void keep_anchor() = 0;

  // All that was found and not yet seen to be well again.
  virtual const std::vector<TamperedSubject>& tampered() = 0;

  // What was found of this patient when the chart was opened, or by the last sweep: the record of such a patient can
  // be read and not changed.
  virtual std::vector<TamperedSubject> tampered(PatientId patient) = 0;
};

}  // namespace psoas
