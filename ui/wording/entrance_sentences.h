#pragma once

// What is said about log-in, accounts, trail and records that were meddled with.

#include <string>
#include <string_view>
#include <vector>

#include "domain/access/account.h"
#include "domain/store/entrance.h"
#include "domain/store/printed_anchor.h"
#include "domain/store/protection.h"

namespace psoas::wording {

std::string sentence(const LogInError& error);

// What is wrong with a password somebody chose; "" for a problem that is not about one.
std::string password_sentence(const Problem& problem);

// The rule, where a password is chosen.
inline constexpr const char* password_rule =
    "At least 15 characters; a few words that belong together only for you do well. Blanks and any letters count.";

// What is wrong with a recovery code as it was typed.
std::string sentence(const WrongRecoveryCode& wrong);

std::string role_words(Roles roles);  // "physician, administrator"
std::string permission_words(Permission permission);

// "visit 12 of 0003: changed".
std::string line(const TamperedSubject& subject);
std::string sentence(const TrailCheck& check);
// What a report's footer says, held against the trail.
std::string against_anchor(TrailFault fault, const PrintedAnchor& anchor);
std::string no_anchor(const std::string& typed);
std::string sentence(TrailFault fault);

}  // namespace psoas::wording
