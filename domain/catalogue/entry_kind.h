#pragma once

// The kinds of entry a catalogue holds, by the names of their tables in a catalogue file.

#include <array>
#include <optional>
#include <string_view>

#include "domain/catalogue/catalogue.h"

namespace psoas {

enum class EntryKind {
  finding,
  treatment,
  instrument,
  finding_set,
  adverse_event,
  protocol,
  warning_rule,
  red_flag_rule,
  condition,
};

inline constexpr std::array<EntryKind, 9> entry_kinds{
    EntryKind::finding,      EntryKind::treatment,     EntryKind::instrument,
    EntryKind::finding_set,  EntryKind::adverse_event, EntryKind::protocol,
    EntryKind::warning_rule, EntryKind::red_flag_rule, EntryKind::condition};

constexpr std::string_view code_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::finding: return "finding";
    case EntryKind::treatment: return "treatment";
    case EntryKind::instrument: return "instrument";
    case EntryKind::finding_set: return "finding_set";
    case EntryKind::adverse_event: return "adverse_event";
    case EntryKind::protocol: return "protocol";
    case EntryKind::warning_rule: return "warning_rule";
    case EntryKind::condition: return "condition";
    case EntryKind::red_flag_rule: break;
  }
  return "red_flag_rule";
}

constexpr std::optional<EntryKind> entry_kind_with(std::string_view code) {
  for (const EntryKind kind : entry_kinds)
    if (code_of(kind) == code) return kind;
  return std::nullopt;
}

constexpr EntryKind kind_of(const FindingDefinition&) { return EntryKind::finding; }
constexpr EntryKind kind_of(const TreatmentDefinition&) { return EntryKind::treatment; }
constexpr EntryKind kind_of(const InstrumentDefinition&) { return EntryKind::instrument; }
constexpr EntryKind kind_of(const FindingSet&) { return EntryKind::finding_set; }
constexpr EntryKind kind_of(const AdverseEventDefinition&) { return EntryKind::adverse_event; }
constexpr EntryKind kind_of(const FollowUpProtocol&) { return EntryKind::protocol; }
constexpr EntryKind kind_of(const WarningRule&) { return EntryKind::warning_rule; }
constexpr EntryKind kind_of(const RedFlagRule&) { return EntryKind::red_flag_rule; }
constexpr EntryKind kind_of(const ConditionDefinition&) { return EntryKind::condition; }

}  // namespace psoas
