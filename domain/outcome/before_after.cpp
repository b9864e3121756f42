#include "domain/outcome/before_after.h"

#include <algorithm>

#include "domain/outcome/change.h"

namespace psoas {

namespace {

ValueAfter value_after(const DatedValue& value, Date treated, std::optional<Date> treated_again,
                       const std::optional<DatedValue>& base, Direction direction) {
  ValueAfter after;
  after.day = days_between(treated, value.date);
  after.value = value.value;
  if (base) after.improvement_percent = improvement_percent(base->value, value.value, direction);
  after.treated_again = treated_again && *treated_again < value.date;
  return after;
}

// The last value after the treatment, and not later than its repeat.
const DatedValue* last_value(const std::vector<DatedValue>& values, Date treated, std::optional<Date> treated_again) {
  const DatedValue* last = nullptr;
  for (const DatedValue& value : values) {
    if (value.date <= treated || value.phase == ScorePhase::post_procedure) continue;
    if (treated_again && value.date > *treated_again) continue;
    const bool later =
        !last || value.date > last->date || (value.date == last->date && value.entered_at >= last->entered_at);
    if (later) last = &value;
  }
  return last;
}

std::vector<DatedValue> values_of(const std::vector<Visit>& visits, const std::string& instrument) {
  std::vector<DatedValue> values;
  for (const Visit& visit : visits)
    for (const ScoreEntry& score : visit.scores)
      if (score.instrument == instrument && score.status == ScoreStatus::answered && score.total)
        values.push_back({visit.date, *score.total, score.phase, visit.entered_at, visit.id});
  return values;
}

std::string band_of(const InstrumentDefinition& definition, double value) {
  std::string band;
  for (const ScoreBand& each : definition.bands)
    if (value >= each.from) band = each.label;
  return band;
}

const DatedValue& latest_of(const std::vector<DatedValue>& values) {
  return *std::max_element(values.begin(), values.end(), [](const DatedValue& a, const DatedValue& b) {
    return a.date < b.date || (a.date == b.date && a.entered_at < b.entered_at);
  });
}

InstrumentStanding standing_of(const InstrumentDefinition& definition, const std::vector<DatedValue>& values,
                               std::optional<Date> index_day) {
  InstrumentStanding standing;
  standing.code = definition.code;
  standing.label = definition.label;
  standing.unit = definition.unit;
  standing.decimals = definition.decimals;
  standing.direction = definition.direction;
  standing.important_change = definition.important_change;
  standing.latest = latest_of(values);
  standing.band = band_of(definition, standing.latest.value);
  if (!index_day) return standing;
  standing.baseline = baseline(values, *index_day);
  if (!standing.baseline || standing.latest.date <= *index_day) return standing;
  standing.change = change(standing.baseline->value, standing.latest.value);
  standing.improvement_percent =
      improvement_percent(standing.baseline->value, standing.latest.value, definition.direction);
  standing.is_important =
      definition.important_change > 0 && improved_by_points(standing.baseline->value, standing.latest.value,
                                                            definition.important_change, definition.direction);
  return standing;
}

}  // namespace

BeforeAfter before_and_after(const std::vector<DatedValue>& values, Date treated, std::optional<Date> treated_again,
                             Direction direction) {
  BeforeAfter result;
  result.baseline = baseline(values, treated);
  const auto after = [&](const DatedValue* value) -> std::optional<ValueAfter> {
    if (!value) return std::nullopt;
    return value_after(*value, treated, treated_again, result.baseline, direction);
  };
  for (std::size_t i = 0; i < follow_up_windows.size(); ++i)
    result.windows[i] = after(follow_up(values, treated, follow_up_windows[i]));
  result.latest = after(last_value(values, treated, treated_again));
  return result;
}

std::vector<InstrumentStanding> instrument_standings(const std::vector<Visit>& visits, std::optional<Date> index_day,
                                                     const Catalogue& catalogue) {
  std::vector<InstrumentStanding> standings;
  for (const InstrumentDefinition& definition : catalogue.instruments()) {
    const std::vector<DatedValue> values = values_of(visits, definition.code);
    if (!values.empty()) standings.push_back(standing_of(definition, values, index_day));
  }
  return standings;
}

}  // namespace psoas
