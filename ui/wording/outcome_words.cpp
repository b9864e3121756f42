#include "ui/wording/outcome_words.h"

#include "domain/base/number.h"
#include "domain/outcome/outcome_text.h"
#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording {

namespace {

std::string said(const SettingsFault& fault) {
  if (fault.problem) {
    const Problem& problem = *fault.problem;
    if (problem.code == ProblemCode::already_used && !problem.other.empty())
      return "days " + problem.given + " are also those of " + problem.other + ". Part the two windows.";
    if (problem.code == ProblemCode::already_used) return in_quotes(problem.given) + " stands twice. Rename one.";
    if (problem.code == ProblemCode::out_of_range && problem.low.empty())
      return "the end " + in_quotes(problem.given) + " lies below the beginning. Turn them round.";
    if (problem.code == ProblemCode::out_of_range && problem.high.empty())
      return in_quotes(problem.given) + " is too little. Give more than " + problem.low + ".";
    if (problem.code == ProblemCode::out_of_range)
      return in_quotes(problem.given) + " is not possible. Give " + problem.low + " to " + problem.high + ".";
    if (problem.code == ProblemCode::unknown_code && problem.other.empty())
      return in_quotes(problem.given) + " is not in the catalogue, or has no numbers. Check the spelling of its code.";
    if (problem.code == ProblemCode::unknown_code)
      return in_quotes(problem.given) + " is not known. Use one of: " + problem.other + ".";
    if (problem.code == ProblemCode::end_before_start)
      return "the last day (" + problem.given + ") lies before the first. Turn them round.";
    return "this is needed. Give it.";
  }
  if (fault.reason == "unreadable") return "it cannot be read. Check its name and that you may read it.";
  if (fault.reason == "syntax") return "it is no TOML (" + fault.detail + "). Correct the line.";
  if (fault.reason == "unknown_kind")
    return in_quotes(fault.detail) + " is not possible. Use one of: " + fault.allowed + ".";
  if (fault.reason == "bad_range") return "the end lies below the beginning. Turn them round.";
  if (fault.reason == "bad_date") return in_quotes(fault.detail) + " is no calendar day. Write YYYY-MM-DD.";
  if (fault.reason == "unknown_key")
    return in_quotes(fault.detail) + " is nothing that can be set here. Remove it, or check its spelling.";
  if (fault.reason == "missing") return in_quotes(fault.detail) + " is missing. Give it.";
  if (fault.reason == "wrong_type") return in_quotes(fault.detail) + " must hold: " + fault.allowed + ". Correct it.";
  return in_quotes(fault.detail) + " cannot be used (" + fault.reason + "). Correct it.";
}

}  // namespace

std::string sentence(const SettingsError& error) {
  std::string text = path_in_quotes(error.file()) + " was not used and nothing was written:";
  for (const SettingsFault& fault : error.faults()) {
    text += "\n";
    if (fault.line > 0) text += "line " + std::to_string(fault.line) + ", ";
    if (!fault.key.empty()) text += fault.key + ": ";
    text += said(fault);
  }
  return text;
}

std::string wrong_question(const Problem& problem) {
  if (problem.code == ProblemCode::end_before_start)
    return "The last day (" + problem.given + ") lies before the first. Give the earlier day as --from.";
  if (problem.code == ProblemCode::unknown_code)
    return "--" + problem.field + ": " + in_quotes(problem.given) +
           " is not in the catalogue, or has no numbers. Check the spelling of its code.";
  return "--" + problem.field + ": " + in_quotes(problem.given) + " is not possible. Correct it.";
}

std::string wrong_finding_filter(std::string_view given) {
  return "--finding: " + in_quotes(given) +
         " cannot be read. Write CODE, CODE=present, CODE=CHOICE, or CODE=LOW..HIGH for numbers.";
}

std::string part_of_whole(const Proportion& proportion) { return part_text(proportion); }

std::vector<std::string> lines(const OutcomeResult& result) {
  const OutcomeGroup& all = result.groups.front();
  std::vector<std::string> lines;
  lines.push_back(counted(all.indexed, "index treatment") + " of " + counted(all.patients, "patient") + ", " +
                  std::to_string(all.with_baseline) + " with baseline; " + result.measure.label);
  const OutcomeSettings& settings = result.analysis.settings;
  for (std::size_t i = 0; i < all.windows.size(); ++i) {
    const WindowResult& window = all.windows[i];
    std::string line = settings.windows[i].label + ": at least " + to_text(settings.responder.substantial) +
                       " % better " + part_of_whole(window.substantial.non_responder_imputation) + "; observed " +
                       part_of_whole(window.completeness());
    const std::optional<double> complete = window.completeness().fraction();
    if (complete && 100 * *complete < settings.low_completeness_percent) line += ", low completeness";
    lines.push_back(std::move(line));
  }
  if (const std::string nothing = nothing_text(result); !nothing.empty()) lines.push_back(nothing);
  const SurvivalCurve& curve = all.losses.front().curve;
  lines.push_back(
      "Relief lasted, median: " + (curve.median ? to_text(*curve.median) + " days" : std::string("not reached")) +
      " (" + std::to_string(curve.subjects) + " who responded, " + std::to_string(curve.events) + " lost it)");
  return lines;
}

std::string line(const SavedAnalysisLine& saved) {
  return saved.name + "  (" + saved.changed_by + ", " + to_string(saved.changed_at).substr(0, 10) + ", revision " +
         std::to_string(saved.revision) + ")";
}

std::string no_saved_analyses() {
  return "No analysis has been saved. Save one on the page Outcomes, or add one with psoasctl analyses FILE add.";
}

std::string analysis_saved(std::string_view name) { return "Saved as " + in_quotes(name) + "."; }

std::string analysis_removed(std::string_view name) {
  return in_quotes(name) + " was taken out of the list. It stays in the audit trail.";
}

std::string analysis_needs_name() {
  return "The file gives the analysis no name. Give one with --name, or as name = \"…\" in its first line.";
}

}  // namespace psoas::wording
