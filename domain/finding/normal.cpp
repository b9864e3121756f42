#include "domain/finding/normal.h"

#include <string>
#include <string_view>

#include "domain/base/number.h"
#include "domain/base/text.h"

namespace psoas {

namespace {

constexpr std::string_view at_most = "\xE2\x89\xA4";   // ≤
constexpr std::string_view at_least = "\xE2\x89\xA5";  // ≥
constexpr std::string_view dash = "\xE2\x80\x93";      // –

// A number, or the twin of a choice's code.
std::optional<double> number_meant(const FieldDefinition& field, std::string_view text) {
  const std::string_view word = trimmed(text);
  if (const Choice* choice = field.choice(word)) return choice->number;
  const Checked<double> number = parse_number(word, "");
  return number ? std::optional(number.value()) : std::nullopt;
}

std::optional<bool> within_limits(const FieldDefinition& field, std::string_view normal, double value) {
  const auto limit = [&](std::size_t after) { return number_meant(field, normal.substr(after)); };
  if (normal.starts_with(at_most)) {
    const auto high = limit(at_most.size());
    return high ? std::optional(value <= *high) : std::nullopt;
  }
  if (normal.starts_with(at_least)) {
    const auto low = limit(at_least.size());
    return low ? std::optional(value >= *low) : std::nullopt;
  }
  if (normal.starts_with("<")) {
    const auto high = limit(1);
    return high ? std::optional(value < *high) : std::nullopt;
  }
  if (const std::size_t at = normal.find(dash); at != std::string_view::npos) {
    const auto low = number_meant(field, normal.substr(0, at));
    const auto high = limit(at + dash.size());
    return low && high ? std::optional(value >= *low && value <= *high) : std::nullopt;
  }
  const auto exactly = number_meant(field, normal);
  return exactly ? std::optional(value == *exactly) : std::nullopt;
}

}  // namespace

std::optional<bool> is_normal(const FindingDefinition& definition, const Value& value) {
  // "0 (< 15 unremarkable)": what stands in brackets explains.
  const std::string_view normal = trimmed(std::string_view(definition.normal).substr(0, definition.normal.find('(')));
  const FieldDefinition& field = definition.main_field();
  if (normal.empty() || value.empty() || value.code == not_assessed) return std::nullopt;
  if (field.kind == ValueKind::presence) {
    if (normal == "absent" || normal == "negative") return value.code == absent;
    if (normal == "yes") return value.code == present;
    return std::nullopt;
  }
  if (!value.code.empty()) {
    const Choice* chosen = field.choice(value.code);
    if (chosen && (chosen->label == normal || chosen->code == normal)) return true;
    const bool a_choice = field.choice(normal) != nullptr;
    if (a_choice && field.kind != ValueKind::number) return false;
  }
  return value.number ? within_limits(field, normal, *value.number) : std::nullopt;
}

}  // namespace psoas
