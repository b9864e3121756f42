#include "domain/outcome/quarter_figures.h"

#include <array>

namespace psoas {

namespace {

std::string or_all(std::string_view code) { return std::string(code.empty() ? std::string_view("all") : code); }

// The counts that each window tells, in their order.
constexpr std::array<std::pair<const char*, std::int64_t WindowResult::*>, 7> window_counts{{
    {"closed", &WindowResult::closed},
    {"observed", &WindowResult::observed},
    {"retreated", &WindowResult::retreated},
    {"missed", &WindowResult::missed},
    {"withdrawn", &WindowResult::withdrawn},
    {"died", &WindowResult::died},
    {"open", &WindowResult::open},
}};

}  // namespace

namespace figure_key {
std::string visits_of(std::string_view kind) { return "visits/" + std::string(kind); }
std::string treatments_of(std::string_view code) { return "treatments/" + std::string(code); }
std::string follow_up_of_protocol(std::string_view code) { return "follow_up/protocol/" + std::string(code); }
std::string follow_up_of_clinician(std::string_view name) { return "follow_up/clinician/" + std::string(name); }
std::string outcome(std::string_view treatment, std::string_view figure) {
  return "outcome/" + or_all(treatment) + "/" + std::string(figure);
}
std::string outcome(std::string_view treatment, std::string_view window, std::string_view figure) {
  return outcome(treatment, std::string(window) + "/" + std::string(figure));
}
std::string adverse_event(std::string_view code, std::string_view figure) {
  return "adverse_event/" + or_all(code) + "/" + std::string(figure);
}
std::string treatment_safety(std::string_view code, std::string_view figure) {
  return "treatment_safety/" + or_all(code) + "/" + std::string(figure);
}
}  // namespace figure_key

// Puts the figures of a period into their list, and their counts into the table that says how they hang together.
class FiguresMaking {
 public:
  FiguresMaking(QuarterFigures& figures, const PeriodFigures& period, const OutcomeSettings& rules)
      : x_figures(figures), x_period(period), x_rules(rules) {}

  void make() {
    volume();
    completeness();
    outcomes();
    adverse_events();
  }

 private:
  CountTable& counts() { return x_figures.x_counts; }

  void add(QuarterFigure figure) {
    x_figures.x_places.emplace(figure.key, x_figures.x_figures.size());
    x_figures.x_figures.push_back(std::move(figure));
  }

  void count(const std::string& key, std::int64_t number) {
    counts().tell(key, number);
    QuarterFigure figure;
    figure.key = key;
    figure.part = number;
    figure.value = static_cast<double>(number);
    figure.part_count = key;
    add(std::move(figure));
  }

  // Both counts are told beside the share.
  void share(const std::string& key, const std::string& part, std::int64_t part_number, const std::string& whole,
             std::int64_t whole_number) {
    counts().tell(part, part_number);
    counts().tell(whole, whole_number);
    counts().part_of(part, whole);
    const Proportion proportion{part_number, whole_number};
    QuarterFigure figure;
    figure.key = key;
    figure.kind = FigureKind::share;
    figure.part = part_number;
    figure.whole = whole_number;
    figure.value = proportion.fraction();
    figure.interval = proportion.interval();
    figure.part_count = part;
    figure.whole_count = whole;
    add(std::move(figure));
  }

  // `n` and `whole` are counts told already.
  void mean(const std::string& key, const MeanOf& mean, const std::string& n, const std::string& whole) {
    QuarterFigure figure;
    figure.key = key;
    figure.kind = FigureKind::mean;
    figure.part = mean.n;
    figure.whole = counts().counts().at(whole).number;
    figure.value = mean.mean;
    figure.interval = mean.interval;
    figure.deviation = mean.deviation;
    figure.part_count = n;
    figure.whole_count = whole;
    add(std::move(figure));
  }

  void volume() {
    count("patients_seen", x_period.patients_seen);
    count("new_patients", x_period.new_patients);
    counts().part_of("new_patients", "patients_seen");
    count("visits", x_period.visits);
    std::vector<std::string> parts;
    for (const auto& [kind, number] : x_period.visits_by_kind) {
      parts.push_back(figure_key::visits_of(kind));
      count(parts.back(), number);
    }
    if (!parts.empty()) counts().sum("visits", parts);
    count("treatments", x_period.treatments);
    parts.clear();
    for (const auto& [code, number] : x_period.treatments_by_code) {
      parts.push_back(figure_key::treatments_of(code));
      count(parts.back(), number);
    }
    if (!parts.empty()) counts().sum("treatments", parts);
  }

  void completeness() {
    share("visits_with_score", "visits_with_score", x_period.with_pain_score.part, "visits", x_period.visits);
    share("entered_late", "entered_late", x_period.entered_late.part, "visits", x_period.visits);
    const Proportion all = x_period.follow_up();
    share("follow_up", "follow_up/observed", all.part, "follow_up/closed", all.whole);
    follow_up(x_period.follow_up_by_protocol, figure_key::follow_up_of_protocol);
    follow_up(x_period.follow_up_by_clinician, figure_key::follow_up_of_clinician);
  }

  template <class KeyOf>
  void follow_up(const std::vector<FollowUpCompleteness>& rows, KeyOf key_of) {
    std::vector<std::string> observed, closed;
    for (const FollowUpCompleteness& row : rows) {
      const std::string key = key_of(row.of);
      observed.push_back(key + "/observed");
      closed.push_back(key + "/closed");
      share(key, observed.back(), row.observed, closed.back(), row.closed);
    }
    if (rows.empty()) return;
    counts().sum("follow_up/observed", observed);
    counts().sum("follow_up/closed", closed);
  }

  // What all index treatments have is the sum of what each treatment has.
  void sum_over_treatments(const std::string& figure) {
    std::vector<std::string> parts;
    for (std::size_t i = 1; i < x_period.outcomes.size(); ++i)
      parts.push_back(figure_key::outcome(x_period.outcomes[i].code, figure));
    if (!parts.empty()) counts().sum(figure_key::outcome("", figure), parts);
  }

  void outcomes() {
    for (const OutcomeGroup& group : x_period.outcomes) outcomes_of(group);
    if (x_period.outcomes.size() < 2) return;
    for (const char* figure : {"indexed", "with_baseline"}) sum_over_treatments(figure);
    for (const FollowUpWindow& window : x_rules.windows) {
      for (const auto& [name, number] : window_counts) sum_over_treatments(window.code + "/" + name);
      for (const char* name : {"resp30", "resp50"}) sum_over_treatments(window.code + "/" + name);
    }
  }

  void outcomes_of(const OutcomeGroup& group) {
    const std::string indexed = figure_key::outcome(group.code, "indexed");
    const std::string with_baseline = figure_key::outcome(group.code, "with_baseline");
    count(indexed, group.indexed);
    count(with_baseline, group.with_baseline);
    counts().part_of(with_baseline, indexed);
    mean(figure_key::outcome(group.code, "mean_baseline"), group.baseline, with_baseline, indexed);
    for (std::size_t i = 0; i < group.windows.size(); ++i) window_of(group, x_rules.windows[i], group.windows[i]);
  }

  void window_of(const OutcomeGroup& group, const FollowUpWindow& window, const WindowResult& result) {
    const auto key = [&](const char* figure) { return figure_key::outcome(group.code, window.code, figure); };
    for (const auto& [name, number] : window_counts) count(key(name), result.*number);
    counts().sum(figure_key::outcome(group.code, "with_baseline"), {key("closed"), key("open")});
    counts().sum(key("closed"), {key("observed"), key("retreated"), key("missed"), key("withdrawn"), key("died")});
    share(key("completeness"), key("observed"), result.observed, key("closed"), result.closed);
    mean(key("mean_baseline"), result.baseline, key("observed"), key("closed"));
    mean(key("mean_follow_up"), result.follow_up, key("observed"), key("closed"));
    mean(key("mean_change"), result.change, key("observed"), key("closed"));
    responders(key("resp30"), result.moderate, key("closed"), key("observed"));
    responders(key("resp50"), result.substantial, key("closed"), key("observed"));
    counts().part_of(key("resp50"), key("resp30"));
  }

  void responders(const std::string& key, const Estimands& yes, const std::string& closed,
                  const std::string& observed) {
    const Proportion& of_closed = yes.non_responder_imputation;
    const Proportion& of_observed = yes.complete_case;
    share(key + "/nri", key, of_closed.part, closed, of_closed.whole);
    share(key + "/complete_case", key, of_observed.part, observed, of_observed.whole);
  }

  void adverse_events() {
    std::vector<std::string> codes;
    for (const AdverseEventCount& row : x_period.adverse_events.by_code) {
      const auto key = [&](const std::string& figure) { return figure_key::adverse_event(row.code, figure); };
      std::vector<std::string> grades;
      for (std::size_t grade = 0; grade < row.grades.size(); ++grade) {
        grades.push_back(key("grade" + std::to_string(grade + 1)));
        count(grades.back(), row.grades[grade]);
      }
      count(key("events"), row.events());
      counts().sum(key("events"), grades);
      count(key("serious"), row.serious);
      counts().part_of(key("serious"), key("events"));
      if (!row.code.empty()) codes.push_back(row.code);
    }
    for (const char* figure : {"grade1", "grade2", "grade3", "grade4", "grade5", "events", "serious"})
      sum_over(codes, figure, figure_key::adverse_event);
    treatment_safety();
  }

  void treatment_safety() {
    std::vector<std::string> codes;
    for (const TreatmentSafety& row : x_period.adverse_events.by_treatment) {
      const auto key = [&](const char* figure) { return figure_key::treatment_safety(row.treatment, figure); };
      const std::string done =
          row.treatment.empty() ? std::string("treatments") : figure_key::treatments_of(row.treatment);
      count(key("events"), row.events);
      count(key("serious"), row.serious);
      counts().part_of(key("serious"), key("events"));
      share(key("with_event"), key("treatments_with_event"), row.treatments_with_event, done, row.done);
      if (!row.treatment.empty()) codes.push_back(row.treatment);
    }
    sum_over(codes, "treatments_with_event", figure_key::treatment_safety);
    // The same events once more.
    for (const char* figure : {"events", "serious"})
      if (!x_period.adverse_events.by_code.empty() && !x_period.adverse_events.by_treatment.empty())
        counts().sum(figure_key::adverse_event("", figure), {figure_key::treatment_safety("", figure)});
  }

  template <class KeyOf>
  void sum_over(const std::vector<std::string>& codes, const char* figure, KeyOf key_of) {
    std::vector<std::string> parts;
    for (const std::string& code : codes) parts.push_back(key_of(code, figure));
    if (!parts.empty()) counts().sum(key_of("", figure), parts);
  }

  QuarterFigures& x_figures;
  const PeriodFigures& x_period;
  const OutcomeSettings& x_rules;
};

QuarterFigures::QuarterFigures(const PeriodFigures& period, const OutcomeSettings& rules) : x_quarter(period.quarter) {
  FiguresMaking(*this, period, rules).make();
}

const QuarterFigure& QuarterFigures::at(std::string_view key) const {
  static const QuarterFigure nothing = [] {
    QuarterFigure figure;
    figure.part = 0;
    figure.whole = 0;
    return figure;
  }();
  const auto found = x_places.find(key);
  return found == x_places.end() ? nothing : x_figures[found->second];
}

void QuarterFigures::hide(std::int64_t least) {
  x_least = least;
  const std::map<std::string, Told> told = disclose(x_counts, least);
  const auto told_of = [&](const std::string& count) { return count.empty() ? Told::number : told.at(count); };
  for (QuarterFigure& figure : x_figures) {
    figure.part_told = told_of(figure.part_count);
    figure.whole_told = told_of(figure.whole_count);
  }
}

}  // namespace psoas
