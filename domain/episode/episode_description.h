#pragma once

// An episode and its diagnoses in a few words, for lists, headers and reports.

#include <string>

#include "domain/catalogue/catalogue.h"
#include "domain/diagnosis/diagnosis_code.h"
#include "domain/episode/episode.h"

namespace psoas {

// "Iliopsoas tendinopathy, right · M76.11 · probable"; with the code's own label when there is no condition. An ended
// one ends in "until 2026-03-01".
std::string describe(const EpisodeDiagnosis& diagnosis, const Catalogue& catalogue);

// The diagnosis an episode is counted under: the primary one that has not ended, else the first that has not; nullptr
// when there is none.
const EpisodeDiagnosis* leading_diagnosis(const Episode& episode);

// "constant pain, mainly right lower back, 18 months when opened"; "" when nothing of it is known.
std::string describe_pain(const Episode& episode, const Catalogue& catalogue);

// "Psoas traction on lumbar vertebrae; no disc compression load"; only what was assessed.
std::string describe_hypotheses(const Episode& episode);

}  // namespace psoas
