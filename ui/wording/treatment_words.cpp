#include "ui/wording/treatment_words.h"

#include <string_view>

#include "domain/base/number.h"

namespace psoas::wording::treatment {

namespace {

void append(std::string& text, const std::string& part) {
  if (!text.empty()) text += " · ";
  text += part;
}

// At most so many decimals, none that are 0: 40, 2.5.
std::string short_number(double number) {
  std::string text = to_text(number, 1);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string doses(const TreatmentFigures& figures) {
  std::string agents;
  for (const AgentDose& dose : figures.local_anaesthetics) {
    if (!agents.empty()) agents += " + ";
    agents += dose.agent;
    if (figures.local_anaesthetics.size() > 1) agents += " " + short_number(dose.mg) + " mg";
  }
  return "local anaesthetic " + short_number(*figures.local_anaesthetic_mg) + " mg (" + agents + ")";
}

std::string run(std::string_view share, const ReliefRun& run) {
  std::string text = std::string(share) + " for " + short_number(run.observed_hours) + " h (" +
                     short_number(run.first_hours) + " to " + short_number(run.last_hours) + " h)";
  if (run.ends_at_hours) return text + ", by interpolation until " + short_number(*run.ends_at_hours) + " h";
  return text + ", still so at the last score";
}

}  // namespace

std::string figures(const TreatmentFigures& figures) {
  std::string text;
  if (figures.local_anaesthetic_mg) append(text, doses(figures));
  if (figures.total_volume_ml) append(text, short_number(*figures.total_volume_ml) + " mL in all");
  if (figures.muscles > 0)
    append(text, std::to_string(figures.muscles) + (figures.muscles == 1 ? " muscle" : " muscles") +
                     (figures.muscles < many_muscles ? " (1–2)" : " (≥ 3)"));
  if (figures.attendance_percent)
    append(text, short_number(*figures.attendance_percent) + " % of the sessions attended");
  if (figures.exercise_minutes_a_week) append(text, short_number(*figures.exercise_minutes_a_week) + " min a week");
  if (figures.stretching_alone) append(text, "stretching alone, nothing that strengthens");
  if (figures.trial_days)
    append(text, std::to_string(*figures.trial_days) + (*figures.trial_days == 1 ? " day" : " days") + " on trial");
  if (figures.trial_succeeded)
    append(text, *figures.trial_succeeded ? "trial succeeded (≥ 50 %)" : "trial without success (< 50 %)");
  return text;
}

std::string relief(const BlockRelief& relief) {
  std::string text =
      "best relief " + to_text(relief.best_percent, 0) + " % after " + short_number(relief.best_hours) + " h";
  if (relief.run50) append(text, run("≥ 50 %", *relief.run50));
  if (relief.run80) append(text, run("≥ 80 %", *relief.run80));
  if (!relief.judged) append(text, "pain before was below 3: not to be judged");
  return text;
}

std::string same_target(Date earlier, Date day) {
  const int days = days_between(earlier, day);
  return "same target as " + to_string(earlier) + ", " + std::to_string(days) + (days == 1 ? " day" : " days") + " ago";
}

}  // namespace psoas::wording::treatment
