#include "domain/measure/score.h"

#include <algorithm>

#include "domain/base/number.h"

namespace psoas {

namespace {

struct Answers {
  double sum = 0;
  int count = 0;
};

Answers answers_of(const InstrumentDefinition& definition, const ItemAnswers& items) {
  Answers answers;
  for (std::size_t i = 0; i < items.size() && i < definition.items.size(); ++i) {
    if (!items[i]) continue;
    answers.sum += *items[i];
    ++answers.count;
  }
  return answers;
}

}  // namespace

std::optional<double> score_total(const InstrumentDefinition& definition, const ItemAnswers& items) {
  const Answers answers = answers_of(definition, items);
  if (answers.count == 0 || answers.count < definition.least_answered) return std::nullopt;
  switch (definition.rule) {
    case ScoringRule::single: return answers.sum;
    case ScoringRule::count: return answers.sum;
    case ScoringRule::mean: return answers.sum / answers.count;
    case ScoringRule::sum: return answers.sum * static_cast<double>(definition.items.size()) / answers.count;
    case ScoringRule::percentage:
      if (!definition.item_range.high || *definition.item_range.high <= 0) return std::nullopt;
      return 100 * answers.sum / (*definition.item_range.high * answers.count);
  }
  return std::nullopt;
}

int answered(const ItemAnswers& items) {
  return static_cast<int>(std::count_if(items.begin(), items.end(), [](const auto& item) { return item.has_value(); }));
}

std::optional<double> subscale_total(const InstrumentDefinition& definition, const SubscaleDefinition& subscale,
                                     const ItemAnswers& items) {
  double sum = 0;
  for (const std::size_t place : subscale.items) {
    if (place >= items.size() || !items[place]) return std::nullopt;
    sum += *items[place];
  }
  if (definition.rule == ScoringRule::mean) return sum / static_cast<double>(subscale.items.size());
  return sum;
}

std::string_view band_of(const std::vector<ScoreBand>& bands, double total) {
  std::string_view label;
  for (const ScoreBand& band : bands)
    if (total >= band.from) label = band.label;
  return label;
}

std::string_view label_of_answer(const InstrumentDefinition& definition, double answer) {
  for (const AnswerLabel& label : definition.answers)
    if (label.number == answer) return label.label;
  return {};
}

std::optional<double> index_of(const ValueSet& set, const ItemAnswers& levels) {
  if (levels.size() < set.losses.size()) return std::nullopt;
  double index = set.full_health;
  for (std::size_t i = 0; i < set.losses.size(); ++i) {
    if (!levels[i] || *levels[i] < 1 || *levels[i] > static_cast<double>(set.losses[i].size())) return std::nullopt;
    index -= set.losses[i][static_cast<std::size_t>(*levels[i]) - 1];
  }
  return index;
}

std::string profile_of(const ItemAnswers& levels) {
  std::string profile;
  for (const std::optional<double>& level : levels) {
    if (!level) return {};
    profile += to_text(*level);
  }
  return profile;
}

}  // namespace psoas
