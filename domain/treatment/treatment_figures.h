#pragma once

// What follows from the parameters of one treatment: doses, volumes, attendance, minutes of exercise. Pure. Never
// typed and never stored; shown live in the editor and in tables.

#include <optional>
#include <string>
#include <vector>

#include "domain/catalogue/treatment_definition.h"
#include "domain/treatment/treatment.h"

namespace psoas {

struct AgentDose {
  std::string agent;  // as the catalogue labels it
  double mg = 0;
};

struct TreatmentFigures {
  std::vector<AgentDose> local_anaesthetics;      // of the rows that have concentration and volume
  std::optional<double> local_anaesthetic_mg;     // all of them together
  std::optional<double> total_volume_ml;          // of all agents
  std::optional<double> attendance_percent;       // sessions attended of those prescribed
  std::optional<double> exercise_minutes_a_week;  // see exercise_minutes_a_week()
  bool stretching_alone = false;                  // exercises, and none of them strengthens
  int muscles = 0;                                // distinct by name: left and right of one name count once
  std::optional<int> trial_days;                  // of a stimulation trial: as recorded, else start to end
  std::optional<bool> trial_succeeded;            // relief during the trial of at least trial_success_percent
};

// Billing tells injections of one or two muscles from those of three and more.
inline constexpr int many_muscles = 3;

// `definition` is that of the treatment's code. What cannot be computed from what was recorded stays empty.
TreatmentFigures treatment_figures(const Treatment& treatment, const TreatmentDefinition& definition);

// Sessions attended of those prescribed, in percent. Nothing when none were prescribed.
std::optional<double> attendance_percent(double attended, double prescribed);

// A stimulation trial succeeds with at least so much relief: docs/methods.md, section 6.
inline constexpr double trial_success_percent = 50;

// Sets × repetitions × seconds held (4 where no hold is given) × times a day × days a week over the exercises that
// say how many days a week; sets, repetitions and times are 1 unless said. Rests do not count. Nothing when no
// exercise says its days. The 4 seconds are the product's own assumption.
std::optional<double> exercise_minutes_a_week(const Treatment& treatment);

// True for exercises that strengthen: boat pose, core, hip extensors, psoas strengthening, stability.
bool strengthens(std::string_view exercise_code);

}  // namespace psoas
