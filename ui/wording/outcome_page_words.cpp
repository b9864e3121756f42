#include "ui/wording/outcome_page_words.h"

#include <algorithm>

#include "domain/base/number.h"
#include "domain/base/side_word.h"
#include "domain/catalogue/spelled_out.h"
#include "domain/outcome/outcome_text.h"
#include "domain/patient/sex_word.h"
#include "ui/wording/phrases.h"

namespace psoas::wording::outcome {

namespace {

constexpr std::size_t most_named = 3;

std::string label_or_code(const Choice* choice, const std::string& code) {
  return choice && !choice->label.empty() ? choice->label : spelled_out(code);
}

std::string treatments(const Analysis& analysis, const Catalogue& catalogue) {
  if (analysis.treatments.empty()) return "all";
  std::string text;
  for (std::size_t i = 0; i < std::min(most_named, analysis.treatments.size()); ++i) {
    const TreatmentDefinition* definition = catalogue.treatment(analysis.treatments[i]);
    text += (i == 0 ? "" : ", ") + (definition ? definition->short_name() : analysis.treatments[i]);
  }
  if (analysis.treatments.size() > most_named)
    text += " and " + std::to_string(analysis.treatments.size() - most_named) + " more";
  return text;
}

std::string target(const std::string& code, const Catalogue& catalogue) {
  for (const TreatmentDefinition& treatment : catalogue.treatments())
    for (const FieldDefinition& field : treatment.fields)
      if (const Choice* choice = field.choice(code)) return label_or_code(choice, code);
  return spelled_out(code);
}

template <class T, class Text>
std::string range(const std::optional<T>& low, const std::optional<T>& high, const Text& text) {
  if (low && high) return text(*low) + " to " + text(*high);
  if (low) return "from " + text(*low);
  return high ? "up to " + text(*high) : std::string("all");
}

std::string number_range(const Range& of) {
  return range(of.low, of.high, [](double number) { return to_text(number); });
}

std::string measure(const Analysis& analysis, const Catalogue& catalogue) {
  std::string text = analysis.measure;
  bool sided = false;
  if (const InstrumentDefinition* instrument = catalogue.instrument(analysis.measure)) {
    text = instrument->label;
  } else if (const FindingDefinition* finding = catalogue.finding(analysis.measure)) {
    text = finding->short_name();
    sided = finding->laterality != Laterality::none;
  }
  if (!sided) return text;
  return text + ", " + (analysis.measure_side ? label_of(*analysis.measure_side) : std::string(treated_side));
}

std::string diagnosis(const std::string& code, const Catalogue& catalogue) {
  const ConditionDefinition* condition = catalogue.condition(code);
  return condition ? condition->label : code;
}

std::string group_by(const Analysis& analysis, const Catalogue& catalogue) {
  if (analysis.group_by != GroupBy::finding) return label_of(analysis.group_by);
  const FindingDefinition* finding = catalogue.finding(analysis.group_finding);
  return finding ? finding->short_name() : analysis.group_finding;
}

}  // namespace

std::string label_of(QuestionPart part) {
  switch (part) {
    case QuestionPart::treatment: return "Treatment";
    case QuestionPart::target: return "Target";
    case QuestionPart::level: return "Level";
    case QuestionPart::side: return "Side";
    case QuestionPart::finding: return "Finding";
    case QuestionPart::diagnosis: return "Diagnosis";
    case QuestionPart::clinician: return "Clinician";
    case QuestionPart::age: return "Age";
    case QuestionPart::sex: return "Sex";
    case QuestionPart::dates: return "Treated";
    case QuestionPart::baseline: return "Baseline";
    case QuestionPart::index: return "Course starts with";
    case QuestionPart::measure: return "Measure";
    case QuestionPart::group_by: break;
  }
  return "Compare by";
}

std::string label_of(IndexRule rule) {
  switch (rule) {
    case IndexRule::first: return "the first at a target";
    case IndexRule::every: return "every treatment";
    case IndexRule::marked: break;
  }
  return "index treatments";
}

std::string label_of(GroupBy group_by) {
  switch (group_by) {
    case GroupBy::none: return "nothing";
    case GroupBy::treatment: return "treatment";
    case GroupBy::target: return "target";
    case GroupBy::side: return "side";
    case GroupBy::sex: return "sex";
    case GroupBy::age: return "age";
    case GroupBy::clinician: return "clinician";
    case GroupBy::finding: return "a finding";
    case GroupBy::severity: return "pain at baseline";
    case GroupBy::block: return "diagnostic block";
    case GroupBy::profile: return "blocks by the profile";
    case GroupBy::adherence: break;
  }
  return "adherence";
}

std::string label_of(Side side) { return std::string(side_word(side, "no side")); }

std::string label_of(Sex sex) { return std::string(sex_word(sex)); }

std::string value_of(const FindingFilter& filter, const Catalogue& catalogue) {
  const FindingDefinition* definition = catalogue.finding(filter.code);
  std::string text = definition ? definition->short_name() : filter.code;
  if (filter.side) text += " " + label_of(*filter.side);
  if (!filter.choice.empty()) {
    const Choice* choice = definition ? definition->main_field().choice(filter.choice) : nullptr;
    return text + " " + label_or_code(choice, filter.choice);
  }
  return filter.range.low || filter.range.high ? text + " " + number_range(filter.range) : text;
}

std::string value_of(const Analysis& analysis, QuestionPart part, const Catalogue& catalogue) {
  const auto or_all = [](const std::string& text) { return text.empty() ? std::string("all") : text; };
  switch (part) {
    case QuestionPart::treatment: return treatments(analysis, catalogue);
    case QuestionPart::target: return analysis.target.empty() ? "all" : target(analysis.target, catalogue);
    case QuestionPart::level: return or_all(analysis.level);
    case QuestionPart::side: return analysis.side ? label_of(*analysis.side) : "all";
    case QuestionPart::finding: break;
    case QuestionPart::diagnosis: return or_all(diagnosis(analysis.diagnosis, catalogue));
    case QuestionPart::clinician: return or_all(analysis.clinician);
    case QuestionPart::age:
      return range(analysis.youngest, analysis.oldest, [](int years) { return std::to_string(years); });
    case QuestionPart::sex: return analysis.sex ? label_of(*analysis.sex) : "all";
    case QuestionPart::dates: return range(analysis.from, analysis.to, [](Date day) { return to_string(day); });
    case QuestionPart::baseline: return number_range(analysis.baseline);
    case QuestionPart::index: return label_of(analysis.index);
    case QuestionPart::measure: return measure(analysis, catalogue);
    case QuestionPart::group_by: return group_by(analysis, catalogue);
  }
  std::string text;
  for (const FindingFilter& filter : analysis.findings)
    text += (text.empty() ? "" : ", ") + value_of(filter, catalogue);
  return or_all(text);
}

std::string on_button(const std::string& label, const std::string& value) { return label + ": " + value + " ▾"; }

std::string chosen_one(const std::string& label) { return label + " ✕"; }
std::string take_out(const std::string& label) { return "Take out " + label; }

std::string wrong_part(const Problem& problem) {
  const std::string given = in_quotes(problem.given);
  if (problem.code == ProblemCode::unknown_code)
    return "The analysis asks for " + given + ", which is not in the catalogue any more. Choose another.";
  if (problem.code == ProblemCode::end_before_start)
    return "The last day of treatment, " + problem.given + ", lies before the first. Turn them round.";
  return "The analysis cannot be asked: " + problem.field + " " + given + " is not possible. Correct it.";
}

std::string would_fit(const Loosened& loosened, const Analysis& analysis, const Catalogue& catalogue) {
  return "Without “" + label_of(loosened.part) + ": " + value_of(analysis, loosened.part, catalogue) + "” " +
         std::to_string(loosened.courses) + (loosened.courses == 1 ? " course fits." : " courses fit.");
}

std::string nothing_in(const WindowResult& window, const std::string& window_label) {
  if (window.with_baseline == 0 || window.closed > 0) return {};
  return "The window of " + window_label + " has not passed for any of the " + std::to_string(window.with_baseline) +
         " courses with baseline. Choose an earlier window, or look again later.";
}

std::string heading_of(OutcomeFigure figure) {
  switch (figure) {
    case OutcomeFigure::indexed: return "Indexed";
    case OutcomeFigure::with_baseline: return "Baseline";
    case OutcomeFigure::closed: return "Window closed";
    case OutcomeFigure::observed: return "Observed / closed";
    case OutcomeFigure::retreated: return "Treated again";
    case OutcomeFigure::missed: return "Missed";
    case OutcomeFigure::withdrawn: return "Withdrawn";
    case OutcomeFigure::died: return "Died";
    case OutcomeFigure::open: return "Window open";
    case OutcomeFigure::responders_of_all: return "Responders / all (NRI)";
    case OutcomeFigure::moderate_of_all: return "Moderate / all (NRI)";
    case OutcomeFigure::responders_of_observed: return "Responders / observed";
    case OutcomeFigure::treatment_policy: return "Treatment policy";
    case OutcomeFigure::change: return "Mean change";
    case OutcomeFigure::relief_lost: break;
  }
  return "Median relief";
}

std::string footer(const OutcomeResult& result, std::size_t window) {
  const OutcomeSettings& settings = result.analysis.settings;
  const FollowUpWindow& when = settings.windows[window];
  const WindowResult& all = result.groups.front().windows[window];
  const Proportion complete = all.completeness();
  std::string text = "Completeness " + part_text(complete);
  if (!all.is_complete_enough(settings)) text += ", low";
  text += ". Underlined numbers open to their patients. Baseline: last value in the " +
          std::to_string(settings.baseline_days_before) + " days before; " + when.label + ": day " +
          std::to_string(when.first_day) + " to " + std::to_string(when.last_day) + ", nearest to day " +
          std::to_string(when.target_day) + "; missing or re-treated counts as not better. ";
  return text + association_text;
}

std::string members_heading(const std::string& group, const std::string& window, OutcomeFigure figure,
                            const FigureMembers& members) {
  std::string text = group + ", ";
  if (figure != OutcomeFigure::relief_lost && figure != OutcomeFigure::indexed &&
      figure != OutcomeFigure::with_baseline)
    text += window + ", ";
  switch (figure) {
    case OutcomeFigure::responders_of_all: text += "responders of all"; break;
    case OutcomeFigure::moderate_of_all: text += "moderate responders of all"; break;
    case OutcomeFigure::responders_of_observed: text += "responders of the observed"; break;
    case OutcomeFigure::treatment_policy: text += "responders by any value"; break;
    case OutcomeFigure::relief_lost: text += "lost relief"; break;
    case OutcomeFigure::change: text += "observed"; break;
    case OutcomeFigure::with_baseline: text += "with baseline"; break;
    case OutcomeFigure::closed: text += "window closed"; break;
    case OutcomeFigure::observed: text += "observed"; break;
    case OutcomeFigure::withdrawn: text += "withdrawn"; break;
    default: {
      std::string heading = heading_of(figure);
      heading.front() = static_cast<char>(heading.front() - 'A' + 'a');
      text += heading;
    }
  }
  text += ": " + std::to_string(members.part.size());
  if (!members.rest.empty()) text += " of " + std::to_string(members.whole());
  return text;
}

std::string treated(const std::string& treatment, Side side) {
  return side == Side::none ? treatment : treatment + " " + std::string(code_of(side));
}

std::string status_of(const CaseWindow& window) {
  switch (window.status) {
    case CaseStatus::observed: return "observed";
    case CaseStatus::retreated: return "treated again";
    case CaseStatus::withdrawn: return "withdrawn";
    case CaseStatus::died: return "died";
    case CaseStatus::missed: return "missed";
    case CaseStatus::open: break;
  }
  return window.closed ? "missed" : "window open";
}

std::string response_of(const OutcomeCase& one, const CaseWindow& window) {
  if (!one.base_day || !window.day) return "";
  if (!window.response.improvement_percent) return "no percentage: baseline " + to_text(one.base_value);
  const double percent = *window.response.improvement_percent;
  const std::string amount = to_text(percent < 0 ? -percent : percent, 0) + " %";
  const std::string change = to_text(percent, 0) == "0" ? "unchanged" : amount + (percent < 0 ? " worse" : " better");
  return (window.response.substantial ? "✓ " : "") + change;
}

std::string relief_of(const OutcomeCase& one) {
  const std::optional<Relapse>& relapse = one.relapses[0];
  if (!relapse) return "";
  return (relapse->event ? "lost on day " : "lasting on day ") + std::to_string(relapse->day);
}

std::string saved(const std::string& name) { return "The analysis is saved as " + in_quotes(name) + "."; }
std::string renamed(const std::string& name) { return "The analysis is called " + in_quotes(name) + " now."; }
std::string removed(const std::string& name) {
  return in_quotes(name) + " was taken out of the list. It stays in the audit trail.";
}

}  // namespace psoas::wording::outcome
