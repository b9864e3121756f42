#pragma once

// Follow-ups in words, the same on the screen, on paper and in tables.

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/base/side.h"
#include "domain/catalogue/catalogue.h"
#include "domain/followup/follow_up.h"

namespace psoas {

std::string label_of(FollowUpState state);     // "due", "not needed" when cancelled
std::string label_of(AttemptOutcome outcome);  // "left a message"
std::string label_of(FollowUpEnd end);         // "treated again at the same target"; "" for none

// "1-month review"; the days from the treatment when the protocol has the step no more.
std::string step_label(const Catalogue& catalogue, const FollowUp& follow_up);
// "RFA R".
std::string followed_treatment(const Catalogue& catalogue, std::string_view treatment, Side side);
// "1-month review after RFA R 2025-10-13".
std::string what_is_due(const Catalogue& catalogue, const FollowUp& follow_up, std::string_view treatment, Side side);
// The protocol's label; its code when the catalogue knows it no more.
std::string protocol_label(const Catalogue& catalogue, std::string_view code);
// The contact a step wants; a visit when the protocol has the step no more.
ContactKind contact_of(const Catalogue& catalogue, const FollowUpKey& key);

// "± 14 d", or "− 14 / + 30 d" when the window is lopsided.
std::string tolerance(int before, int after);
std::string tolerance(const FollowUp& follow_up);

// "in 3 days", "today", "5 days ago".
std::string days_from(Date today, Date day);

// How it stands: "due 2025-11-12 ± 14 d, in 3 days", "done 2025-11-20", "given up: moved abroad".
std::string standing(const FollowUp& follow_up, std::string_view given_up_reason, Date today);

// "call again 2025-11-20", "book a visit"; "" for nothing.
std::string next_step(NextAction action, const FollowUp& follow_up, const ContactAttempt* last);

// "2: left a message 2025-11-18"; "–" for none.
std::string attempts_made(int count, const ContactAttempt* last, int offset_minutes);

// "60 %"; "–" when nothing closed.
std::string completeness(std::int64_t observed, std::int64_t closed);

}  // namespace psoas
