#include "domain/demo/golden_answers.h"

#include <array>
#include <optional>
#include <vector>

namespace psoas {

namespace {

using Items = std::vector<std::optional<double>>;
constexpr std::nullopt_t blank = std::nullopt;

struct Answers {
  int odi_sum;
  int odi_answered;
  int rmdq;
  Items interference;
  int lefs;
  int pseq2;
  std::optional<double> impression;  // since treatment began
};

const std::array<Answers, 6>& answers() {
  static const std::array<Answers, 6> given{{{22, 10, 15, {7, 6, 8, 7, 5, 7, 8}, 38, 4, blank},
                                             {14, 10, 9, {4, 3, 4, 4, 2, 3, 4}, 50, 7, 2},
                                             {11, 9, 6, {2, 2, 3, 2, blank, blank, blank}, 58, 9, 1},
                                             {16, 10, 10, {5, blank, blank, blank, blank, 4, 5}, 52, 8, 3},
                                             {18, 10, 11, {5, 4, 6, 5, 3, 5, 5}, 47, 7, 4},
                                             {20, 10, 13, {6, 6, 7, 6, 4, 6, 7}, 42, 5, 4}}};
  return given;
}

// A sum over so many items, as even as whole answers can be; the items after the answered ones stay blank.
Items laid_out(int sum, int answered, int items) {
  Items laid(static_cast<std::size_t>(items));
  for (int i = 0; i < answered; ++i) laid[static_cast<std::size_t>(i)] = sum / answered + (i < sum % answered ? 1 : 0);
  return laid;
}

}  // namespace

void answer_questionnaires(Visit& visit, std::size_t number, const Scribe& scribe) {
  const Answers& given = answers()[number];
  visit.scores.push_back(scribe.score("odi", laid_out(given.odi_sum, given.odi_answered, 10)));
  visit.scores.push_back(scribe.score("rmdq", laid_out(given.rmdq, 24, 24)));
  visit.scores.push_back(scribe.score("bpi_int", given.interference));
  visit.scores.push_back(scribe.score("lefs", laid_out(given.lefs, 20, 20)));
  visit.scores.push_back(scribe.score("pseq2", laid_out(given.pseq2, 2, 2)));
  if (given.impression) visit.scores.push_back(scribe.score("pgic", {given.impression}));
}

}  // namespace psoas
