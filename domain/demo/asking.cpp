#include "domain/demo/asking.h"

#include <algorithm>
#include <cmath>

namespace psoas {

namespace {

constexpr double share_declined = 0.015;
constexpr double share_not_asked = 0.02;
constexpr double share_item_missing = 0.02;

double whole(double felt) { return std::clamp(std::round(felt), 0.0, 10.0); }

// One patient's answers of one day, made together so that least ≤ average ≤ worst.
struct PainAnswers {
  double average;
  double worst;
  double least;
  double now;
};

PainAnswers answers_to(double pain, Random& random) {
  PainAnswers answers{};
  answers.average = whole(random.bell(pain, 0.6));
  answers.worst = whole(answers.average + random.between(1, 3));
  answers.least = whole(answers.average - random.between(1, 3));
  answers.now = std::clamp(whole(random.bell(pain, 1.0)), answers.least, answers.worst);
  return answers;
}

void ask_one(Visit& visit, std::string_view instrument, double answer, const Scribe& scribe, Random& random) {
  if (random.chance(share_declined)) visit.scores.push_back(scribe.unanswered(instrument, ScoreStatus::declined));
  else if (random.chance(share_not_asked))
    visit.scores.push_back(scribe.unanswered(instrument, ScoreStatus::not_asked));
  else visit.scores.push_back(scribe.score(instrument, {answer}));
}

void ask_peg(Visit& visit, double average, const Scribe& scribe, Random& random) {
  std::vector<std::optional<double>> items{average, whole(random.bell(average * 0.95, 0.9)),
                                           whole(random.bell(average * 0.9, 0.9))};
  for (std::optional<double>& item : items)
    if (random.chance(share_item_missing)) item.reset();
  visit.scores.push_back(scribe.score("peg", std::move(items)));
}

}  // namespace

void ask(Visit& visit, Questions questions, double pain, const Scribe& scribe, Random& random) {
  const PainAnswers answers = answers_to(pain, random);
  if (questions == Questions::now) {
    ask_one(visit, "nrs_current", answers.now, scribe, random);
    return;
  }
  ask_one(visit, "nrs_avg7", answers.average, scribe, random);
  if (questions == Questions::before_procedure) {
    if (random.chance(0.2)) ask_one(visit, "nrs_current", answers.now, scribe, random);
    for (ScoreEntry& score : visit.scores) score.phase = ScorePhase::pre_procedure;
    return;
  }
  if (questions == Questions::average) return;
  const bool range_too = questions == Questions::all || random.chance(0.34);
  if (range_too) {
    ask_one(visit, "nrs_worst7", answers.worst, scribe, random);
    ask_one(visit, "nrs_least7", answers.least, scribe, random);
  }
  if (questions == Questions::all || random.chance(0.22)) ask_one(visit, "nrs_current", answers.now, scribe, random);
  if (questions == Questions::all || random.chance(0.45)) ask_peg(visit, answers.average, scribe, random);
}

}  // namespace psoas
