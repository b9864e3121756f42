#include "domain/outcome/outcome_rules_draft.h"

#include <algorithm>
#include <cmath>

#include "domain/base/number.h"
#include "domain/base/text.h"

namespace psoas {

namespace {

constexpr TextRule label_rule{60, false, true};

class RulesReader {
 public:
  RulesReader(const OutcomeRulesDraft& draft, OutcomeSettings settings)
      : x_draft(draft), x_settings(std::move(settings)) {}

  Checked<OutcomeSettings> read() {
    whole("baseline/days_before", x_draft.baseline_days, x_settings.baseline_days_before);
    number("responder/substantial", x_draft.substantial, x_settings.responder.substantial);
    number("responder/moderate", x_draft.moderate, x_settings.responder.moderate);
    number("responder/minimal", x_draft.minimal, x_settings.responder.minimal);
    number("report/low_completeness", x_draft.low_completeness, x_settings.low_completeness_percent);
    x_settings.block_profile = x_draft.block_profile;
    read_windows();
    if (!x_problems.empty()) return x_problems;
    for (Problem& problem : psoas::check(x_settings)) x_problems.push_back(by_place(std::move(problem)));
    if (!x_problems.empty()) return x_problems;
    std::stable_sort(x_settings.windows.begin(), x_settings.windows.end(),
                     [](const FollowUpWindow& a, const FollowUpWindow& b) { return a.first_day < b.first_day; });
    return x_settings;
  }

 private:
  void number(const std::string& path, const std::string& typed, double& value) {
    const Checked<double> parsed = parse_number(typed, path);
    if (parsed) value = parsed.value();
    else x_problems.insert(x_problems.end(), parsed.problems().begin(), parsed.problems().end());
  }

  void whole(const std::string& path, const std::string& typed, int& value) {
    double parsed = value;
    number(path, typed, parsed);
    if (parsed != std::floor(parsed) || std::abs(parsed) > 1e6) {
      Problem problem;
      problem.code = ProblemCode::not_a_whole_number;
      problem.field = path;
      problem.given = typed;
      x_problems.push_back(std::move(problem));
    } else {
      value = static_cast<int>(parsed);
    }
  }

  void read_windows() {
    x_settings.windows.clear();
    for (std::size_t place = 0; place < x_draft.windows.size(); ++place) {
      const WindowDraft& typed = x_draft.windows[place];
      if (typed.empty()) continue;
      const std::string path = "window/" + std::to_string(place) + "/";
      FollowUpWindow window;
      const Checked<std::string> label = check_text(typed.label, label_rule, path + "label");
      if (label) window.label = label.value();
      else x_problems.insert(x_problems.end(), label.problems().begin(), label.problems().end());
      whole(path + "first", typed.first, window.first_day);
      whole(path + "target", typed.target, window.target_day);
      whole(path + "last", typed.last, window.last_day);
      window.code = typed.code.empty() ? free_code(window.target_day) : typed.code;
      x_settings.windows.push_back(std::move(window));
      x_places.push_back(place);
    }
  }

  // "day90", and "day90b" when a window of that name is there.
  std::string free_code(int target) const {
    std::string code = "day" + std::to_string(target);
    const auto taken = [&] {
      const auto is_it = [&](const auto& window) { return window.code == code; };
      return std::any_of(x_draft.windows.begin(), x_draft.windows.end(), is_it) ||
             std::any_of(x_settings.windows.begin(), x_settings.windows.end(), is_it);
    };
    while (taken()) code += 'b';
    return code;
  }

  // "window/6mo/first" → "window/2/first".
  Problem by_place(Problem problem) const {
    for (std::size_t i = 0; i < x_settings.windows.size(); ++i) {
      const std::string path = "window/" + x_settings.windows[i].code + "/";
      if (!problem.field.starts_with(path)) continue;
      problem.field = "window/" + std::to_string(x_places[i]) + "/" + problem.field.substr(path.size());
      break;
    }
    return problem;
  }

  const OutcomeRulesDraft& x_draft;
  OutcomeSettings x_settings;
  std::vector<std::size_t> x_places;  // in the draft, of each window
  Problems x_problems;
};

}  // namespace

OutcomeRulesDraft draft_of(const OutcomeSettings& settings) {
  OutcomeRulesDraft draft;
  draft.baseline_days = std::to_string(settings.baseline_days_before);
  draft.substantial = to_text(settings.responder.substantial);
  draft.moderate = to_text(settings.responder.moderate);
  draft.minimal = to_text(settings.responder.minimal);
  draft.low_completeness = to_text(settings.low_completeness_percent);
  draft.block_profile = settings.block_profile;
  for (const FollowUpWindow& window : settings.windows)
    draft.windows.push_back({window.code, window.label, std::to_string(window.first_day),
                             std::to_string(window.target_day), std::to_string(window.last_day)});
  return draft;
}

Checked<OutcomeSettings> check(const OutcomeRulesDraft& draft, const OutcomeSettings& settings) {
  return RulesReader(draft, settings).read();
}

}  // namespace psoas
