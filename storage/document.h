#pragma once

// A subject as it was, in one piece of text for the audit trail: JSON with every field in a fixed order, so that
// the same content always gives the same text. Nothing reads it back into the record.

#include <string>

#include "domain/adverse_event/adverse_event.h"
#include "domain/episode/episode.h"
#include "domain/patient/patient.h"
#include "domain/safety/red_flag.h"
#include "domain/store/clinic.h"
#include "domain/store/favourites.h"
#include "domain/store/saved_analyses.h"
#include "domain/visit/visit.h"

namespace psoas::storage {

std::string document_of(const Patient& patient);
std::string document_of(const Episode& episode);
std::string document_of(const Visit& visit);
std::string document_of(const ClinicSettings& settings);
std::string document_of(const AdverseEvent& event);
std::string document_of(const HealthRecord& health);
std::string document_of(const RedFlag& flag);
std::string document_of(const Favourite& favourite);
std::string document_of(const SavedAnalysisLine& line, std::string_view question);

}  // namespace psoas::storage
