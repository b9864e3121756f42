#include "domain/privacy/postal_area.h"

#include <algorithm>

#include "domain/base/text.h"

namespace psoas {

namespace {

struct State {
  std::string_view code;
  std::string_view name;
};

constexpr State states[] = {{"AL", "Alabama"},        {"AK", "Alaska"},       {"AZ", "Arizona"},
                            {"AR", "Arkansas"},       {"CA", "California"},   {"CO", "Colorado"},
                            {"CT", "Connecticut"},    {"DE", "Delaware"},     {"DC", "District of Columbia"},
                            {"FL", "Florida"},        {"GA", "Georgia"},      {"HI", "Hawaii"},
                            {"ID", "Idaho"},          {"IL", "Illinois"},     {"IN", "Indiana"},
                            {"IA", "Iowa"},           {"KS", "Kansas"},       {"KY", "Kentucky"},
                            {"LA", "Louisiana"},      {"ME", "Maine"},        {"MD", "Maryland"},
                            {"MA", "Massachusetts"},  {"MI", "Michigan"},     {"MN", "Minnesota"},
                            {"MS", "Mississippi"},    {"MO", "Missouri"},     {"MT", "Montana"},
                            {"NE", "Nebraska"},       {"NV", "Nevada"},       {"NH", "New Hampshire"},
                            {"NJ", "New Jersey"},     {"NM", "New Mexico"},   {"NY", "New York"},
                            {"NC", "North Carolina"}, {"ND", "North Dakota"}, {"OH", "Ohio"},
                            {"OK", "Oklahoma"},       {"OR", "Oregon"},       {"PA", "Pennsylvania"},
                            {"PR", "Puerto Rico"},    {"RI", "Rhode Island"}, {"SC", "South Carolina"},
                            {"SD", "South Dakota"},   {"TN", "Tennessee"},    {"TX", "Texas"},
                            {"UT", "Utah"},           {"VT", "Vermont"},      {"VA", "Virginia"},
                            {"VI", "Virgin Islands"}, {"WA", "Washington"},   {"WV", "West Virginia"},
                            {"WI", "Wisconsin"},      {"WY", "Wyoming"}};

bool same_letters(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace

std::string us_state_of(std::string_view typed) {
  const std::string_view text = trimmed(typed);
  for (const State& state : states)
    if (same_letters(text, state.code) || same_letters(text, state.name)) return std::string(state.code);
  return {};
}

std::string us_zip_of(std::string_view typed) {
  const std::string_view text = trimmed(typed);
  const auto digits = [](std::string_view part) {
    return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  const bool plain = text.size() == 5 && digits(text);
  const bool extended = text.size() == 10 && text[5] == '-' && digits(text.substr(0, 5)) && digits(text.substr(6));
  return plain || extended ? std::string(text.substr(0, 5)) : std::string();
}

}  // namespace psoas
