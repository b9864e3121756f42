#include "domain/store/printed_anchor.h"

#include <charconv>

#include "domain/base/text.h"
#include "domain/store/entrance.h"

namespace psoas {

namespace {

constexpr std::size_t digits = 16;
constexpr std::size_t digits_of_group = 4;

// '\0' for what is no hexadecimal digit.
char digit_of(char typed) {
  if (typed >= 'A' && typed <= 'F') return static_cast<char>(typed - 'A' + 'a');
  const bool known = (typed >= '0' && typed <= '9') || (typed >= 'a' && typed <= 'f');
  return known ? typed : '\0';
}

// The first 64 bits of a hash, which the trail keeps as base64; "" for what is none.
std::string beginning_of(std::string_view hash) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string text;
  std::size_t bits = 0;
  std::size_t held = 0;
  for (const char each : hash) {
    const std::size_t value = alphabet.find(each);
    if (value == std::string_view::npos) return {};
    bits = bits << 6 | value;
    for (held += 6; held >= 4 && text.size() < digits; held -= 4) text += hexadecimal[bits >> (held - 4) & 15];
    if (text.size() == digits) return text;
    bits &= 15;
  }
  return {};
}

}  // namespace

std::string printed_anchor(Store& store) {
  if (!store.entrance().has_accounts()) return {};
  const TrailHead head = store.protection().head();
  const std::string beginning = beginning_of(head.hash);
  if (beginning.empty()) return {};
  std::string text = std::to_string(head.sequence) + ":";
  for (std::size_t i = 0; i < digits; i += digits_of_group)
    text += (i == 0 ? "" : "-") + beginning.substr(i, digits_of_group);
  return text;
}

std::optional<PrintedAnchor> parse_printed_anchor(std::string_view typed) {
  typed = trimmed(typed);
  const std::size_t colon = typed.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  PrintedAnchor anchor;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + colon, anchor.sequence);
  if (error != std::errc() || end != typed.data() + colon || anchor.sequence <= 0) return std::nullopt;
  for (const char typed_digit : typed.substr(colon + 1)) {
    if (typed_digit == '-' || typed_digit == ' ') continue;
    const char digit = digit_of(typed_digit);
    if (digit == '\0') return std::nullopt;
    anchor.beginning += digit;
  }
  if (anchor.beginning.size() != digits) return std::nullopt;
  return anchor;
}

TrailFault fault_against(const PrintedAnchor& anchor, Protection& protection) {
  if (protection.head().sequence < anchor.sequence) return TrailFault::cut;
  const std::string there = beginning_of(protection.hash_of(anchor.sequence));
  return there == anchor.beginning ? TrailFault::none : TrailFault::other_trail;
}

}  // namespace psoas
