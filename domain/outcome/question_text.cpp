// What an analysis asks and by which rules it answers, in words.

#include "domain/base/number.h"
#include "domain/base/side_word.h"
#include "domain/catalogue/spelled_out.h"
#include "domain/outcome/outcome_text.h"
#include "domain/patient/sex_word.h"

namespace psoas {

namespace {

using Lines = std::vector<std::string>;

std::string joined(const Lines& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : std::string(between)) + part;
  return text;
}

constexpr std::string_view no_side = "no side";

// Without a heading "Sex" before it.
std::string_view sex_alone(Sex sex) { return sex == Sex::other ? "other sex" : sex_word(sex, "sex not known"); }

std::string treatments_text(const Analysis& analysis, const Catalogue& catalogue) {
  if (analysis.treatments.empty()) return "all treatments";
  Lines names;
  for (const std::string& code : analysis.treatments) {
    const TreatmentDefinition* definition = catalogue.treatment(code);
    names.push_back(definition ? definition->short_name() : code);
  }
  return joined(names, ", ");
}

// The label of a target among the choices of the treatments; the code in words otherwise.
std::string target_text(const std::string& target, const Catalogue& catalogue) {
  for (const TreatmentDefinition& treatment : catalogue.treatments())
    for (const FieldDefinition& field : treatment.fields)
      if (const Choice* choice = field.choice(target); choice && !choice->label.empty()) return choice->label;
  return spelled_out(target);
}

// "RFA, medial branch, L4, right".
std::string treated_text(const Analysis& analysis, const Catalogue& catalogue) {
  Lines parts{treatments_text(analysis, catalogue)};
  if (!analysis.target.empty()) parts.push_back(target_text(analysis.target, catalogue));
  if (!analysis.level.empty()) parts.push_back(analysis.level);
  if (analysis.side) parts.emplace_back(side_word(*analysis.side, no_side));
  if (!analysis.clinician.empty()) parts.push_back("by " + analysis.clinician);
  return joined(parts, ", ");
}

std::string range_text(const Range& range) {
  if (range.low && range.high) return to_text(*range.low) + " to " + to_text(*range.high);
  return range.low ? "from " + to_text(*range.low) : "up to " + to_text(*range.high);
}

std::string finding_text(const FindingFilter& filter, const Catalogue& catalogue) {
  const FindingDefinition* definition = catalogue.finding(filter.code);
  std::string text = definition ? definition->label : filter.code;
  if (filter.side) text.append(", ").append(side_word(*filter.side, no_side));
  if (!filter.choice.empty()) {
    const Choice* choice = definition ? definition->main_field().choice(filter.choice) : nullptr;
    return text + ": " + (choice && !choice->label.empty() ? choice->label : spelled_out(filter.choice));
  }
  if (filter.range.low || filter.range.high) return text + ": " + range_text(filter.range);
  return text + ": there";
}

std::string ages_text(const Analysis& analysis) {
  if (analysis.youngest && analysis.oldest)
    return std::to_string(*analysis.youngest) + " to " + std::to_string(*analysis.oldest) + " years";
  if (analysis.youngest) return "from " + std::to_string(*analysis.youngest) + " years";
  return "up to " + std::to_string(*analysis.oldest) + " years";
}

Lines who_parts(const Analysis& analysis, const Catalogue& catalogue) {
  Lines parts;
  if (analysis.sex) parts.emplace_back(sex_alone(*analysis.sex));
  if (analysis.youngest || analysis.oldest) parts.push_back(ages_text(analysis));
  if (!analysis.diagnosis.empty()) parts.push_back("diagnosis " + analysis.diagnosis);
  for (const FindingFilter& filter : analysis.findings) parts.push_back(finding_text(filter, catalogue));
  if (analysis.baseline.low || analysis.baseline.high) parts.push_back("baseline " + range_text(analysis.baseline));
  return parts;
}

std::string days_text(const Analysis& analysis) {
  if (analysis.from && analysis.to) return to_string(*analysis.from) + " to " + to_string(*analysis.to);
  if (analysis.from) return "from " + to_string(*analysis.from);
  if (analysis.to) return "until " + to_string(*analysis.to);
  return {};
}

std::string grouping_text(const Analysis& analysis, const Catalogue& catalogue) {
  switch (analysis.group_by) {
    case GroupBy::none: return {};
    case GroupBy::treatment: return "treatment";
    case GroupBy::target: return "target";
    case GroupBy::side: return "side";
    case GroupBy::sex: return "sex";
    case GroupBy::age: return "age";
    case GroupBy::clinician: return "clinician";
    case GroupBy::severity: return "pain at baseline";
    case GroupBy::block: return "diagnostic block";
    case GroupBy::profile: return "diagnostic blocks by the profile";
    case GroupBy::adherence: return "what was done of the programme";
    case GroupBy::finding: break;
  }
  const FindingDefinition* finding = catalogue.finding(analysis.group_finding);
  return finding ? finding->label : analysis.group_finding;
}

std::string index_text(IndexRule rule) {
  switch (rule) {
    case IndexRule::marked: return "treatments marked as index start a course";
    case IndexRule::first: return "the first treatment of each patient and target starts a course";
    case IndexRule::every: break;
  }
  return "every treatment starts a course";
}

std::string measured_side(const OutcomeResult& result) {
  if (!result.measure.is_finding || !result.measure.has_sides) return {};
  const std::optional<Side>& side = result.analysis.measure_side;
  return std::string(side ? side_word(*side, no_side) : "treated side");
}

std::string direction_text(Direction direction) {
  switch (direction) {
    case Direction::lower_is_better: return "lower is better";
    case Direction::higher_is_better: return "higher is better";
    case Direction::neither: break;
  }
  return "neither lower nor higher is better";
}

std::string windows_text(const OutcomeSettings& settings) {
  Lines parts;
  for (const FollowUpWindow& window : settings.windows)
    parts.push_back(window.label + " day " + std::to_string(window.first_day) + " to " +
                    std::to_string(window.last_day));
  return joined(parts, "; ");
}

std::string days_word(int days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

}  // namespace

std::string measure_axis_title(const OutcomeResult& result) {
  const AnalysedMeasure& measure = result.measure;
  Lines parts;
  parts.push_back(measure.code.starts_with("nrs_") ? "Pain, NRS" : measure.label);
  if (const std::string side = measured_side(result); !side.empty()) parts.push_back(side);
  std::string text = joined(parts, ", ");
  if (measure.unit.empty()) return text;
  return text + (measure.code.starts_with("nrs_") ? " " : ", ") + measure.unit;
}

std::string question_text(const Analysis& analysis, const Catalogue& catalogue) {
  Lines parts{treated_text(analysis, catalogue)};
  const Lines who = who_parts(analysis, catalogue);
  parts.insert(parts.end(), who.begin(), who.end());
  if (const std::string days = days_text(analysis); !days.empty()) parts.push_back(days);
  if (const std::string by = grouping_text(analysis, catalogue); !by.empty()) parts.push_back("compared by " + by);
  return joined(parts, "; ");
}

std::vector<std::string> question_lines(const OutcomeResult& result, const Catalogue& catalogue) {
  const Analysis& analysis = result.analysis;
  Lines lines{"Treatment: " + treated_text(analysis, catalogue) + "; " + index_text(analysis.index)};
  const Lines who = who_parts(analysis, catalogue);
  lines.push_back("Patients: " + (who.empty() ? std::string("all") : joined(who, "; ")));
  const std::string days = days_text(analysis);
  lines.push_back("Days of treatment: " + (days.empty() ? std::string("all") : days) +
                  "; nothing recorded for a day after " + to_string(analysis.as_of) + " is looked at");
  std::string measure = "Measure: " + result.measure.label;
  if (const std::string side = measured_side(result); !side.empty()) measure += ", " + side;
  if (!result.measure.unit.empty()) measure += ", " + result.measure.unit;
  lines.push_back(measure + "; " + direction_text(result.measure.direction));
  if (const std::string by = grouping_text(analysis, catalogue); !by.empty()) lines.push_back("Compared by: " + by);
  return lines;
}

std::vector<std::string> rule_lines(const OutcomeResult& result) {
  const OutcomeSettings& settings = result.analysis.settings;
  const std::string better = substantial_text(settings);
  Lines lines;
  lines.push_back("Baseline: the last value in the " + days_word(settings.baseline_days_before) +
                  " before treatment that was not taken after a procedure" +
                  (settings.least_baseline ? "; only courses from " + to_text(*settings.least_baseline) : ""));
  lines.push_back("Windows: " + windows_text(settings) +
                  "; of each the value nearest to its target day; judged once its last day has passed");
  lines.push_back("Responder: " + better + " than baseline; moderate from " + to_text(settings.responder.moderate) +
                  " %. A baseline of 0 has no percentage and never responds");
  lines.push_back(
      "NRI (non-responder imputation), the headline: of all with baseline and closed window; who is missing, "
      "withdrew, died or was treated again counts as not better");
  lines.push_back(
      "Observed: of those with a value before any re-treatment. Treatment policy: of all with a value, "
      "treated again or not. Worst to best case: none, or all, of the missing are better; told when more "
      "than " +
      to_text(settings.large_loss_percent) + " % are missing");
  lines.push_back("Intervals are 95 %: Wilson's for proportions, Student's t for means. Completeness below " +
                  to_text(settings.low_completeness_percent) + " % is called low");
  lines.push_back("Duration of relief: of those " + better + " by day " +
                  std::to_string(settings.initial_response_by_day) +
                  "; lost at the first later assessment below; the watch ends at the last assessment, re-treatment, "
                  "surgery, death or the cut day. Kaplan–Meier with log-log limits; curves are drawn down to " +
                  std::to_string(settings.least_at_risk_drawn) + " at risk");
  return lines;
}

}  // namespace psoas
