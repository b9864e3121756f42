#pragma once

// The words that catalogue files, and the tables a file describes itself with, use for kinds, sides and rules.

#include <array>
#include <string_view>

#include "domain/catalogue/catalogue.h"

namespace psoas::storage {

template <class Meaning>
struct Word {
  std::string_view code;
  Meaning meaning;
};

inline constexpr std::array<Word<FindingKind>, 6> finding_kinds{{{"symptom", FindingKind::symptom},
                                                                 {"exam", FindingKind::exam},
                                                                 {"posture_gait", FindingKind::posture_gait},
                                                                 {"imaging", FindingKind::imaging},
                                                                 {"risk", FindingKind::risk},
                                                                 {"red_flag", FindingKind::red_flag}}};
inline constexpr std::array<Word<Laterality>, 4> lateralities{{{"none", Laterality::none},
                                                               {"left_right", Laterality::left_right},
                                                               {"any", Laterality::any},
                                                               {"required", Laterality::required}}};
inline constexpr std::array<Word<Direction>, 3> directions{{{"lower_is_better", Direction::lower_is_better},
                                                            {"higher_is_better", Direction::higher_is_better},
                                                            {"neither", Direction::neither}}};
inline constexpr std::array<Word<TreatmentMark>, 4> marks{{{"procedure", TreatmentMark::procedure},
                                                           {"diagnostic_block", TreatmentMark::diagnostic_block},
                                                           {"course", TreatmentMark::course},
                                                           {"medication", TreatmentMark::medication}}};
inline constexpr std::array<Word<ScoringRule>, 5> scoring_rules{{{"single", ScoringRule::single},
                                                                 {"mean", ScoringRule::mean},
                                                                 {"sum", ScoringRule::sum},
                                                                 {"count", ScoringRule::count},
                                                                 {"percentage", ScoringRule::percentage}}};
inline constexpr std::array<Word<ValueKind>, 6> value_kinds{{{"presence", ValueKind::presence},
                                                             {"number", ValueKind::number},
                                                             {"choice", ValueKind::choice},
                                                             {"choices", ValueKind::choices},
                                                             {"text", ValueKind::text},
                                                             {"date", ValueKind::date}}};

inline constexpr std::array<Word<Derivation>, 4> derivations{{{"none", Derivation::none},
                                                              {"psoas_index", Derivation::psoas_index},
                                                              {"psoas_asymmetry", Derivation::psoas_asymmetry},
                                                              {"body_mass_index", Derivation::body_mass_index}}};
inline constexpr std::array<Word<SideDifference>, 3> side_differences{
    {{"none", SideDifference::none}, {"percent", SideDifference::percent}, {"points", SideDifference::points}}};

template <class Meaning, std::size_t Count>
constexpr std::string_view word_of(Meaning meaning, const std::array<Word<Meaning>, Count>& words) {
  for (const Word<Meaning>& word : words)
    if (word.meaning == meaning) return word.code;
  return "";
}

}  // namespace psoas::storage
