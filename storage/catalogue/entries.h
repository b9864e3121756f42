#pragma once

// Reads and writes each kind of entry a catalogue file holds. What `write_entry` writes, the reader of the same kind
// reads back as the same definition.

#include "domain/catalogue/catalogue.h"
#include "storage/catalogue/field_entry.h"
#include "storage/catalogue/table_reader.h"
#include "storage/catalogue/toml_text.h"

namespace psoas::storage {

FindingDefinition read_finding(TableReader& reader, const ListsInReach& lists);
TreatmentDefinition read_treatment(TableReader& reader, const ListsInReach& lists);
InstrumentDefinition read_instrument(TableReader& reader);
FindingSet read_finding_set(TableReader& reader);
AdverseEventDefinition read_adverse_event(TableReader& reader);
FollowUpProtocol read_protocol(TableReader& reader);
WarningRule read_warning_rule(TableReader& reader);
RedFlagRule read_red_flag_rule(TableReader& reader);
ConditionDefinition read_condition(TableReader& reader);

void write_entry(TomlText& to, const FindingDefinition& finding);
void write_entry(TomlText& to, const TreatmentDefinition& treatment);
void write_entry(TomlText& to, const InstrumentDefinition& instrument);
void write_entry(TomlText& to, const FindingSet& set);
void write_entry(TomlText& to, const AdverseEventDefinition& event);
void write_entry(TomlText& to, const FollowUpProtocol& protocol);
void write_entry(TomlText& to, const WarningRule& rule);
void write_entry(TomlText& to, const RedFlagRule& rule);
void write_entry(TomlText& to, const ConditionDefinition& condition);

}  // namespace psoas::storage
