#include "domain/demo/chasing.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "domain/demo/random.h"
#include "domain/store/follow_ups.h"

namespace psoas {

namespace {

constexpr int days_back = 400;  // older follow-ups were chased on paper

constexpr std::array<std::string_view, 5> notes{
    {"", "", "Asked to be called after work.", "Partner answered, will pass it on.", "Line was busy twice."}};
constexpr std::array<std::string_view, 4> reasons{
    {"moved away", "wishes no further calls", "treated elsewhere now", "number no longer in service"}};

bool treated_lately(const DemoPatient& demo, Date last_day) {
  return std::any_of(demo.visits.begin(), demo.visits.end(), [&](const Visit& visit) {
    return days_between(visit.date, last_day) < days_back && !visit.treatments.empty();
  });
}

class Chasing {
 public:
  Chasing(Writing& writing, PatientId patient, const DemoOptions& options, int number)
      : x_writing(writing),
        x_patient(patient),
        x_last_day(options.last_day),
        x_random(options.seed + 1, static_cast<std::uint64_t>(number)) {}

  void write() {
    FollowUpChanges& follow_ups = x_writing.follow_ups();
    for (const FollowUp& follow_up : plan(follow_ups.history(x_patient), follow_ups.rules(), x_last_day)) {
      if (follow_up.opens > x_last_day || days_between(follow_up.closes, x_last_day) > days_back) continue;
      if (follow_up.fulfilled()) reached(follow_up);
      else if (follow_up.end == FollowUpEnd::none) tried(follow_up);
    }
  }

 private:
  void log(const FollowUp& follow_up, Date on, AttemptOutcome outcome, std::optional<Date> next) {
    ContactAttempt attempt;
    attempt.patient = x_patient;
    attempt.key = follow_up.key;
    attempt.at = date::sys_days{on} + std::chrono::minutes{x_random.between(9 * 60, 17 * 60)};
    attempt.outcome = outcome;
    attempt.note = outcome == AttemptOutcome::reached ? "" : x_random.one_of(notes);
    attempt.next_on = next;
    x_writing.follow_ups().log_attempt(attempt);
  }

  void reached(const FollowUp& follow_up) {
    if (x_random.chance(0.3)) log(follow_up, *follow_up.fulfilled_on, AttemptOutcome::reached, std::nullopt);
  }

  // Once to three times, some days apart, until the window closed or the records stop.
  void tried(const FollowUp& follow_up) {
    const Date last = std::min(follow_up.closes, x_last_day);
    Date on = add_days(follow_up.opens, x_random.between(0, 12));
    bool any = false;
    for (int round = x_random.between(0, 3); round > 0 && on <= last; --round) {
      const auto outcome =
          std::array{AttemptOutcome::no_answer, AttemptOutcome::left_message,
                     AttemptOutcome::wrong_number}[static_cast<std::size_t>(x_random.weighted({60, 33, 7}))];
      const Date again = add_days(on, x_random.between(3, 9));
      log(follow_up, on, outcome, outcome == AttemptOutcome::wrong_number ? std::nullopt : std::optional(again));
      any = true;
      on = again;
    }
    if (any && x_random.chance(0.15))
      x_writing.follow_ups().give_up(x_patient, {follow_up.key}, x_random.one_of(reasons));
  }

  Writing& x_writing;
  PatientId x_patient;
  Date x_last_day;
  Random x_random;
};

}  // namespace

void write_chasing(Writing& writing, PatientId patient, const DemoPatient& demo, const DemoOptions& options,
                   int number) {
  if (number == 1 || number % 2 == 0 || !treated_lately(demo, options.last_day)) return;
  Chasing(writing, patient, options, number).write();
}

}  // namespace psoas
