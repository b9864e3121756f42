#pragma once

// One course of a complaint, such as "right psoas": when it began, what it is held to be, and how it ended. Visits
// and treatments belong to it. Risk factors and the sites of pain are findings of its visits and not repeated here.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/base/side.h"
#include "domain/catalogue/field.h"

namespace psoas {

enum class Certainty { confirmed, probable, suspected, exclusion };
std::string_view code_of(Certainty certainty);  // "confirmed", "probable", "suspected", "exclusion"
std::optional<Certainty> certainty_of(std::string_view code);

// What the complaint is held to be: a condition of the catalogue, a code of the diagnosis list, or both.
struct EpisodeDiagnosis {
  std::string condition;   // "dx_iliopsoas_tendinopathy"; "" none
  std::string code;        // "M76.11"; "" none
  std::string code_label;  // what the list called the code when it was chosen: readable after the list is replaced
  Side side = Side::none;
  Certainty certainty = Certainty::probable;
  bool primary = false;
  std::optional<Date> since;
  std::optional<Date> until;

  bool operator==(const EpisodeDiagnosis&) const = default;
};

// A code with what a person calls it, in the order offered.
struct EpisodeWord {
  std::string_view code;
  std::string_view label;
};
const std::vector<EpisodeWord>& pain_courses();     // constant, intermittent, episodic
const std::vector<EpisodeWord>& closing_reasons();  // resolved, goal_reached, referred, …

// The clinician's hypotheses of how the pain comes about, in the order they are asked.
inline constexpr std::array<EpisodeWord, 3> mechanisms{{{"mech_psoas_traction", "Psoas traction on lumbar vertebrae"},
                                                        {"mech_disc_compression", "Disc compression load"},
                                                        {"mech_facet_loading", "Facet joint loading"}}};

std::string_view label_in(const std::vector<EpisodeWord>& words, std::string_view code);  // the code when unknown

struct Episode {
  EpisodeId id;
  PatientId patient;
  std::string label;            // "right psoas"
  std::optional<Date> onset;    // the first day of what is known
  std::string onset_precision;  // "day", "month", "year"; "" unknown
  Date opened_on{};
  std::optional<Date> closed_on;
  std::string closing_reason;               // of closing_reasons(); "" while open
  std::optional<int> pain_duration_months;  // when the episode was opened
  std::string pain_course;                  // of pain_courses(); "" not said
  Side dominant_side = Side::none;
  std::string dominant_site;  // a region of the body chart; "" not said
  std::array<std::string, mechanisms.size()> hypotheses{std::string(not_assessed), std::string(not_assessed),
                                                        std::string(not_assessed)};  // presence of each mechanism
  std::vector<EpisodeDiagnosis> diagnoses;
  std::string note;
  int revision = 0;

  bool includes(Date day) const { return day >= opened_on && (!closed_on || day <= *closed_on); }
  bool operator==(const Episode&) const = default;
};

// The onset as far as it is known: "2024", "2024-03", "2024-03-15", "".
std::string onset_text(const Episode& episode);

// Open ones first, then the latest opened.
std::vector<Episode> open_first(std::vector<Episode> episodes);

// The one open episode, for a new visit; nothing when there are none or several.
std::optional<EpisodeId> only_open(const std::vector<Episode>& episodes);

}  // namespace psoas
