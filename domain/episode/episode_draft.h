#pragma once

// An episode as typed: every field a text, right or wrong. check() turns it into an Episode or names everything that
// is wrong at once. Fields of problems are the members' names; a diagnosis' are "diagnosis/N/MEMBER", N from 0.

#include <string>
#include <vector>

#include "domain/base/checked.h"
#include "domain/catalogue/catalogue.h"
#include "domain/diagnosis/diagnosis_code.h"
#include "domain/episode/episode.h"
#include "domain/patient/patient.h"

namespace psoas {

struct DiagnosisDraft {
  std::string condition;  // code of the catalogue
  std::string code;       // of the diagnosis list, with or without its dot
  std::string side;
  std::string certainty;  // "" probable
  std::string rank;       // "primary", "secondary"; "" secondary
  std::string since;
  std::string until;

  bool empty() const { return condition.empty() && code.empty(); }
  bool operator==(const DiagnosisDraft&) const = default;
};

struct EpisodeDraft {
  std::string label;
  std::string onset;  // 2024, 2024-03 or 2024-03-15
  std::string opened_on;
  std::string closed_on;
  std::string closing_reason;
  std::string pain_duration_months;
  std::string pain_course;
  std::string dominant_side;
  std::string dominant_site;
  std::string mech_psoas_traction;
  std::string mech_disc_compression;
  std::string mech_facet_loading;
  std::string note;
  std::vector<DiagnosisDraft> diagnoses;

  bool operator==(const EpisodeDraft&) const = default;
};

struct CheckedEpisode {
  Episode episode;    // meaningful when no problem refuses
  Problems problems;  // refusals and warnings, all at once
};

// Refused: no label, no opening day, an onset or opening in the future or before birth, a closing before the opening or
// without a reason, an unknown word or code, a side that is missing or not allowed, a second primary diagnosis. Warned:
// a code used outside its validity, a side other than the code names, the same diagnosis twice. `known` holds the codes
// of the draft that the diagnosis list has, or that the stored episode had already.
CheckedEpisode check(const EpisodeDraft& draft, const Catalogue& catalogue, const DiagnosisCodes& known,
                     const Patient& patient, Date today);

EpisodeDraft draft_of(const Episode& episode);

// The path of a diagnosis' field: "diagnosis/0/side".
std::string diagnosis_path(std::size_t number, std::string_view member);

// Whether a correction only fills what was empty, adds diagnoses, closes or reopens: then no reason is asked for.
bool only_adds(const Episode& before, const Episode& after);

}  // namespace psoas
