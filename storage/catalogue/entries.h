#pragma once

// Reads the four kinds of entry a catalogue file holds.

#include "domain/catalogue/catalogue.h"
#include "storage/catalogue/field_entry.h"
#include "storage/catalogue/table_reader.h"

namespace psoas::storage {

FindingDefinition read_finding(TableReader& reader, const ListsInReach& lists);
TreatmentDefinition read_treatment(TableReader& reader, const ListsInReach& lists);
InstrumentDefinition read_instrument(TableReader& reader);
FindingSet read_finding_set(TableReader& reader);

}  // namespace psoas::storage
