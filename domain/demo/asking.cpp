#include "domain/demo/asking.h"

#include <algorithm>
#include <cmath>

namespace psoas {

namespace {

constexpr double share_declined = 0.015;
constexpr double share_not_asked = 0.02;
constexpr double share_item_missing = 0.02;
constexpr double share_of_forms = 0.4;  // of the visits after the first

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

// 1 very much better to 7 very much worse.
double impression(double pain, double pain_before, Random& random) {
  const double better = random.bell(1 - pain / pain_before, 0.12);
  if (better >= 0.65) return 1;
  if (better >= 0.45) return 2;
  if (better >= 0.2) return 3;
  return better > -0.1 ? 4 : 5;
}

}  // namespace

void hand_out_forms(Visit& visit, Questions questions, double pain, double pain_before, const Scribe& scribe,
                    Random& random) {
  const bool first = questions == Questions::all;
  const bool baseline = questions == Questions::before_procedure;
  if (!first && !random.chance(share_of_forms)) return;
  if (!first && !baseline && questions != Questions::some) return;
  const double disability = 2 * std::round(random.bell(3.4 * pain, 3.5));  // in percent, each point of 50 is two
  visit.scores.push_back(scribe.paper_form("odi", std::clamp(disability, 0.0, 100.0)));
  if (baseline) visit.scores.back().phase = ScorePhase::pre_procedure;
  if (questions == Questions::some)
    visit.scores.push_back(scribe.score("pgic", {impression(pain, pain_before, random)}));
}

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
