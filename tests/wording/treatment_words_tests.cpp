#include <catch2/catch.hpp>

#include "ui/wording/treatment_words.h"

using namespace psoas;
namespace words = psoas::wording::treatment;

TEST_CASE("a block's relief reads with what was observed and what lies between") {
  const BlockSeries series{7, {{0.5, 2}, {1, 1}, {2, 1}, {4, 2}, {8, 5}, {24, 7}}, 4};
  CHECK(words::relief(*block_relief(series)) ==
        "best relief 86 % after 1 h · ≥ 50 % for 3.5 h (0.5 to 4 h), by interpolation until 6 h · "
        "≥ 80 % for 1 h (1 to 2 h), by interpolation until 2.8 h");
}

TEST_CASE("relief that was there at the last score is said to be, and little pain before not to be judged") {
  CHECK(words::relief(*block_relief(BlockSeries{2, {{1, 0}, {3, 0}}, {}}))
            .ends_with(
                "≥ 80 % for 2 h (1 to 3 h), still so at the last score · pain before was below 3: not to be judged"));
}

TEST_CASE("doses are named agent by agent when there are several") {
  TreatmentFigures figures;
  figures.local_anaesthetics = {{"lidocaine", 40}, {"ropivacaine", 20}};
  figures.local_anaesthetic_mg = 60;
  figures.total_volume_ml = 14;
  figures.muscles = 3;
  CHECK(words::figures(figures) ==
        "local anaesthetic 60 mg (lidocaine 40 mg + ropivacaine 20 mg) · 14 mL in all · 3 muscles (≥ 3)");
}

TEST_CASE("a course says how much of it took place, a trial whether it succeeded") {
  TreatmentFigures course;
  course.attendance_percent = 75;
  course.exercise_minutes_a_week = 31.5;
  course.stretching_alone = true;
  CHECK(words::figures(course) ==
        "75 % of the sessions attended · 31.5 min a week · stretching alone, nothing that strengthens");
  TreatmentFigures trial;
  trial.trial_days = 7;
  trial.trial_succeeded = false;
  CHECK(words::figures(trial) == "7 days on trial · trial without success (< 50 %)");
  CHECK(words::figures({}).empty());
}

TEST_CASE("a repeat names the day before it and how long ago it was") {
  using date::year;
  CHECK(words::same_target(year{2025} / 1 / 20, year{2025} / 10 / 13) == "same target as 2025-01-20, 266 days ago");
}
