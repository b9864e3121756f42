#include "domain/measure/score.h"

namespace psoas {

namespace {

struct Answers {
  double sum = 0;
  int count = 0;
};

Answers answers_of(const InstrumentDefinition& definition, const std::vector<std::optional<double>>& items) {
  Answers answers;
  for (std::size_t i = 0; i < items.size() && i < definition.items.size(); ++i) {
    if (!items[i]) continue;
    answers.sum += *items[i];
    ++answers.count;
  }
  return answers;
}

}  // namespace

std::optional<double> score_total(const InstrumentDefinition& definition,
                                  const std::vector<std::optional<double>>& items) {
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

}  // namespace psoas
