#pragma once

// An outcome analysis in words and printed figures, the same on the screen, on paper and in workbooks. Figures are
// rounded for reading here and nowhere else; every one is made elsewhere in domain/outcome.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/outcome_result.h"

namespace psoas {

// --- figures

std::string percent_text(double fraction);                            // "57.4 %"
std::string part_text(const Proportion& proportion);                  // "70/122 · 57.4 %"; "0/0" of nobody
std::string interval_text(const std::optional<Interval>& fractions);  // "48.5–65.8 %"; "–" for none

// Decimals of a mean: one more than those of its measure, at most two.
int mean_decimals(const AnalysedMeasure& measure);
std::string mean_text(const MeanOf& mean, int decimals);           // "3.4"; "–" for none
std::string mean_interval_text(const MeanOf& mean, int decimals);  // "3.1 to 3.7"; "–" for none
std::string change_text(const MeanOf& change, int decimals);  // "−2.9 (−4.7 to −1.1)", "+0.4"; "–" for none

std::string median_text(const SurvivalCurve& curve);    // "286 d", "not reached"
std::string median_limits(const SurvivalCurve& curve);  // "240–330", "118 to not reached"; "" where there are none
std::string p_text(double p);                           // "0.003", "< 0.001"

// Worst to best case, "41.0–69.7 %"; "–" of nobody.
std::string band_text(const Estimands& estimands);

// --- names

std::string group_label(const OutcomeGroup& group);             // "all" for that of all
std::string short_window_label(const FollowUpWindow& window);   // "6 mo" for "6 months"; other labels as they are
std::string substantial_text(const OutcomeSettings& settings);  // "≥ 50 % better"
std::string measure_axis_title(const OutcomeResult& result);    // "Pain, NRS 0–10"; "Thomas angle, treated side, °"

// The groups that are told apart: each but that of all, or that of all alone when nothing was grouped. Places in
// OutcomeResult::groups.
std::vector<std::size_t> compared_groups(const OutcomeResult& result);

// --- sentences

// "RFA, medial branch; 2023-10-01 to 2025-09-30; compared by diagnostic block". One line, without a full stop.
std::string question_text(const Analysis& analysis, const Catalogue& catalogue);

// What was asked, a line each: treatments, who, days, measure, comparison.
std::vector<std::string> question_lines(const OutcomeResult& result, const Catalogue& catalogue);

// The rules behind the figures, a line each: baseline, windows, response, who counts, how long relief lasts.
std::vector<std::string> rule_lines(const OutcomeResult& result);

// "Loss of relief: log-rank χ² 4.21, 1 degree of freedom, p 0.040"; why there is no test when there is none; "" when
// nothing was compared.
std::string log_rank_text(const OutcomeResult& result);

// What has to be said beside every comparison.
inline constexpr const char* association_text = "Associations in routine care, not proof of effect.";

// Why there is nothing to tell at all (no treatment fits, no baseline …) and what to change; "" when there is.
std::string nothing_text(const OutcomeResult& result);
// Why a mean course, responders, or the duration of relief cannot be shown, or is hardly to be read; "" when fine.
std::string no_course_text(const OutcomeResult& result);
std::string no_responders_text(const OutcomeResult& result);
std::string no_relief_text(const OutcomeResult& result);

}  // namespace psoas
