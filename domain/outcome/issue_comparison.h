#pragma once

// An issued quarter beside what the record says now: which figures moved, and which later entries can have moved each.

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/outcome/quarter_figures.h"
#include "domain/store/issued_quarters.h"

namespace psoas {

struct MovedFigure {
  std::string key;
  std::optional<IssuedFigure> then;   // nothing: there was none of the key
  std::optional<IssuedFigure> now;    // nothing: there is none any more
  std::vector<std::int64_t> entries;  // of the audit trail; empty: none of the record, so another program did
};

struct IssueComparison {
  IssuedQuarter issued;
  std::vector<MovedFigure> moved;      // by key
  std::vector<QuarterChange> changes;  // every entry since that touches the quarter, moved or not
};

// As an issued quarter keeps them: by key, nothing hidden.
std::vector<IssuedFigure> issued_figures(const QuarterFigures& figures);

// `now` must have been made for the day and by the rules of the issue, so that only the record can differ.
IssueComparison compare(IssuedQuarter issued, const QuarterFigures& now, std::vector<QuarterChange> changes);

// True when an entry can have moved the figure of this key.
bool touches(const QuarterChange& change, std::string_view key);

}  // namespace psoas
