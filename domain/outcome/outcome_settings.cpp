#include "domain/outcome/outcome_settings.h"

#include <algorithm>

#include "domain/base/number.h"

namespace psoas {

namespace {

constexpr int most_days = 36500;

class Checking {
 public:
  explicit Checking(const OutcomeSettings& settings) : x_settings(settings) {}

  Problems take() {
    within("baseline/days_before", x_settings.baseline_days_before, 1, 90);
    within("baseline/finding_days_before", x_settings.finding_days_before, 0, 3650);
    thresholds();
    windows();
    within("relapse/initial_response_by", x_settings.initial_response_by_day, 1, 3650);
    within("relapse/return_margin", x_settings.return_margin, 0, 1000);
    within("report/low_completeness", x_settings.low_completeness_percent, 0, 100);
    within("report/large_loss", x_settings.large_loss_percent, 0, 100);
    within("report/least_at_risk_drawn", x_settings.least_at_risk_drawn, 1, 1000);
    within("composite/grave_grade", x_settings.grave_grade, 1, 5);
    for (const Reliability& reliability : x_settings.reliabilities) check_one(reliability);
    for (const BlockProfile& profile : x_settings.block_profiles) check_one(profile);
    if (!x_settings.chosen_profile()) unknown_profile();
    return std::move(x_problems);
  }

 private:
  void add(ProblemCode code, std::string path, std::string given, std::string low = "", std::string high = "",
           std::string other = "") {
    Problem problem;
    problem.code = code;
    problem.field = std::move(path);
    problem.given = std::move(given);
    problem.low = std::move(low);
    problem.high = std::move(high);
    problem.other = std::move(other);
    x_problems.push_back(std::move(problem));
  }

  void within(const std::string& path, double number, double low, double high) {
    if (!(number >= low && number <= high))
      add(ProblemCode::out_of_range, path, to_text(number), to_text(low), to_text(high));
  }

  // More than nothing, at most all.
  bool percentage(const std::string& path, double percent) {
    if (percent > 0 && percent <= 100) return true;
    add(ProblemCode::out_of_range, path, to_text(percent), "1", "100");
    return false;
  }

  void thresholds() {
    const ResponderThresholds& responder = x_settings.responder;
    const bool minimal = percentage("responder/minimal", responder.minimal);
    const bool moderate = percentage("responder/moderate", responder.moderate);
    const bool substantial = percentage("responder/substantial", responder.substantial);
    if (minimal && moderate && responder.minimal >= responder.moderate)
      add(ProblemCode::out_of_range, "responder/moderate", to_text(responder.moderate), to_text(responder.minimal + 1),
          "100");
    if (moderate && substantial && responder.moderate >= responder.substantial)
      add(ProblemCode::out_of_range, "responder/substantial", to_text(responder.substantial),
          to_text(responder.moderate + 1), "100");
  }

  static std::string days(const FollowUpWindow& window) {
    return std::to_string(window.first_day) + "–" + std::to_string(window.last_day);
  }

  void windows() {
    if (x_settings.windows.empty()) add(ProblemCode::required, "window", "");
    std::vector<const FollowUpWindow*> in_order;
    for (const FollowUpWindow& window : x_settings.windows) {
      const std::string path = "window/" + window.code + "/";
      within(path + "first", window.first_day, 1, most_days);
      within(path + "target", window.target_day, window.first_day, most_days);
      within(path + "last", window.last_day, window.target_day, most_days);
      for (const FollowUpWindow* other : in_order)
        if (other->code == window.code) add(ProblemCode::already_used, path + "code", window.code);
      in_order.push_back(&window);
    }
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const FollowUpWindow* a, const FollowUpWindow* b) { return a->first_day < b->first_day; });
    for (std::size_t i = 1; i < in_order.size(); ++i)
      if (in_order[i]->first_day <= in_order[i - 1]->last_day)
        add(ProblemCode::already_used, "window/" + in_order[i]->code + "/first", days(*in_order[i]), "", "",
            in_order[i - 1]->label + ", " + days(*in_order[i - 1]));
  }

  void check_one(const Reliability& reliability) {
    const std::string path = "reliability/" + reliability.measure + "/";
    if (!(reliability.baseline_deviation > 0))
      add(ProblemCode::out_of_range, path + "sd0", to_text(reliability.baseline_deviation), "0", "");
    if (!(reliability.test_retest >= 0 && reliability.test_retest < 1))
      add(ProblemCode::out_of_range, path + "r", to_text(reliability.test_retest), "0", "0.99");
    if (reliability.source.empty()) add(ProblemCode::required, path + "source", "");
  }

  void check_one(const BlockProfile& profile) {
    const std::string path = "block_profile/" + profile.code + "/";
    percentage(path + "relief", profile.relief_percent);
    percentage(path + "repeat_relief", profile.repeat_percent);
    within(path + "blocks", profile.blocks, 0, 10);
    within(path + "least_hours", profile.least_hours, 0, 1000);
    within(path + "repeat_days", profile.repeat_days, 0, most_days);
    within(path + "days_since_last", profile.days_since_last, 0, most_days);
    within(path + "most_per_year", profile.most_per_year, 0, 366);
  }

  void unknown_profile() {
    std::string known;
    for (const BlockProfile& profile : x_settings.block_profiles)
      known.append(known.empty() ? "" : ", ").append(profile.code);
    add(ProblemCode::unknown_code, "block/profile", x_settings.block_profile, "", "", known);
  }

  const OutcomeSettings& x_settings;
  Problems x_problems;
};

}  // namespace

const BlockProfile* OutcomeSettings::chosen_profile() const {
  for (const BlockProfile& profile : block_profiles)
    if (profile.code == block_profile) return &profile;
  return nullptr;
}

const Reliability* OutcomeSettings::reliability_of(std::string_view measure) const {
  for (const Reliability& reliability : reliabilities)
    if (reliability.measure == measure) return &reliability;
  return nullptr;
}

Problems check(const OutcomeSettings& settings) { return Checking(settings).take(); }

}  // namespace psoas
