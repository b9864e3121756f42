#pragma once

// Which backups of a folder have had their day. Pure: it is told what there is and names what may go; who deletes, and
// whether a file is a backup of this clinic at all, is left to others.

#include <cstdint>
#include <vector>

#include "domain/base/date.h"

namespace psoas {

// How many are kept: the last ones, and besides the last of a day, month and year, of so many days, months and years
// that have one.
struct BackupRotation {
  int last = 10;
  int days = 30;
  int months = 12;
  int years = 7;

  bool operator==(const BackupRotation&) const = default;
};

struct BackupAge {
  Moment made_at{};
  std::int64_t audit_sequence = 0;
  bool whole = true;  // as far as is known, it can be restored
};

// Places, in ascending order, of those that may be deleted. Days are of UTC. The newer is the one with more
// entries in the trail, and only of as many the one made later: a clock may have been wrong. Never the newest that is
// whole, by that number or by its time (a record that was brought back has fewer entries than before); nor one that is
// not whole, which takes no other's place either: a person has to see it.
std::vector<std::size_t> to_delete(const std::vector<BackupAge>& backups, const BackupRotation& rotation);

}  // namespace psoas
