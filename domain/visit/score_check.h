#pragma once

// The rules the typed answers of one instrument are held against; a part of check(VisitDraft).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/visit/visit_draft.h"

namespace psoas {

// The ways a form can be answered: "" not said, "paper", "app", "interview", "phone".
const std::vector<std::string_view>& answer_modes();

// "d" or "declined", "n" or "not asked" in place of a number.
std::optional<ScoreStatus> status_typed(std::string_view typed);

// The answers typed so far that can be read, in the order of the items; problems are left to check_score.
std::vector<std::optional<double>> readable_answers(const VisitDraft& draft, const InstrumentDefinition& instrument);

// Reads what was typed under score/CODE; nothing when nothing was answered, declined or not asked. Problems are
// appended. A total from a paper form counts where no item is typed; beside items it must be what they give.
std::optional<ScoreEntry> check_score(const VisitDraft& draft, const InstrumentDefinition& instrument,
                                      Problems& problems);

// The index that follows from levels answered at the same visit, where the catalogue has a value set.
std::optional<ScoreEntry> derived_index(const Visit& visit, const InstrumentDefinition& instrument);

}  // namespace psoas
