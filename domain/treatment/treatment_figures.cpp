#include "domain/treatment/treatment_figures.h"

#include <algorithm>
#include <array>
#include <set>

namespace psoas {

namespace {

constexpr double seconds_of_a_repetition = 4;

bool is_local_anaesthetic(std::string_view agent) {
  static constexpr std::array<std::string_view, 6> agents{
      {"lidocaine", "mepivacaine", "bupivacaine", "levobupivacaine", "ropivacaine", "chloroprocaine"}};
  return std::find(agents.begin(), agents.end(), agent) != agents.end();
}

void add_agents(const Treatment& treatment, const TreatmentDefinition& definition, TreatmentFigures& figures) {
  const FieldDefinition* field = definition.field("agent", "agent");
  for (int row = 0; row < treatment.rows("agent"); ++row) {
    const std::optional<double> volume = number_in(treatment, "agent", row, "volume_ml");
    if (!volume) continue;
    figures.total_volume_ml = figures.total_volume_ml.value_or(0) + *volume;
    const Value* agent = treatment.parameter("agent", row, "agent");
    const std::optional<double> percent = number_in(treatment, "agent", row, "concentration_percent");
    if (!field || !agent || !percent || !is_local_anaesthetic(agent->code)) continue;
    const double mg = local_anaesthetic_mg(*percent, *volume);
    figures.local_anaesthetics.push_back({shown(*field, *agent), mg});
    figures.local_anaesthetic_mg = figures.local_anaesthetic_mg.value_or(0) + mg;
  }
}

void add_exercises(const Treatment& treatment, TreatmentFigures& figures) {
  const std::vector<const FieldValue*> exercises = treatment.all("exercise", "exercise");
  figures.exercise_minutes_a_week = exercise_minutes_a_week(treatment);
  figures.stretching_alone =
      !exercises.empty() &&
      std::none_of(exercises.begin(), exercises.end(), [](const auto* row) { return strengthens(row->value.code); });
}

void add_trial(const Treatment& treatment, TreatmentFigures& figures) {
  if (!is_trial(treatment)) return;
  if (const auto days = number_in(treatment, "trial_days")) figures.trial_days = static_cast<int>(*days);
  else if (treatment.end_date) figures.trial_days = days_between(treatment.date, *treatment.end_date);
  if (const auto relief = number_in(treatment, "trial_relief_percent"))
    figures.trial_succeeded = *relief >= trial_success_percent;
}

}  // namespace

bool strengthens(std::string_view exercise_code) {
  static constexpr std::array<std::string_view, 5> exercises{
      {"ex_boat_pose", "ex_core", "ex_hip_extensor", "ex_psoas_strength_mob", "ex_stability"}};
  return std::find(exercises.begin(), exercises.end(), exercise_code) != exercises.end();
}

std::optional<double> attendance_percent(double attended, double prescribed) {
  if (prescribed <= 0) return std::nullopt;
  return 100 * attended / prescribed;
}

std::optional<double> exercise_minutes_a_week(const Treatment& treatment) {
  std::optional<double> seconds;
  for (int row = 0; row < treatment.rows("exercise"); ++row) {
    const auto given = [&](std::string_view field) { return number_in(treatment, "exercise", row, field); };
    const std::optional<double> days = given("days_a_week");
    if (!days) continue;
    const double once = given("sets").value_or(1) * given("repetitions").value_or(1) *
                        given("hold_s").value_or(seconds_of_a_repetition);
    seconds = seconds.value_or(0) + once * given("times_a_day").value_or(1) * *days;
  }
  if (!seconds) return std::nullopt;
  return *seconds / 60;
}

TreatmentFigures treatment_figures(const Treatment& treatment, const TreatmentDefinition& definition) {
  TreatmentFigures figures;
  add_agents(treatment, definition, figures);
  add_exercises(treatment, figures);
  add_trial(treatment, figures);
  const auto prescribed = number_in(treatment, "sessions_prescribed");
  const auto attended = number_in(treatment, "sessions_attended");
  if (prescribed && attended) figures.attendance_percent = attendance_percent(*attended, *prescribed);
  std::set<std::string> muscles;
  for (const FieldValue* muscle : treatment.all("muscle", "muscle")) muscles.insert(muscle->value.code);
  figures.muscles = static_cast<int>(muscles.size());
  return figures;
}

}  // namespace psoas
