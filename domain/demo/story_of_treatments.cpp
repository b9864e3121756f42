// What is tried with an invented patient, in the order clinics try it.

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "domain/demo/patient_story.h"

namespace psoas {

namespace {

double felt(double pain) { return std::clamp(std::round(pain), 0.0, 10.0); }

}  // namespace

void PatientStory::add(Visit& visit, Treatment treatment) {
  treatment.performer = visit.clinician;
  visit.treatments.push_back(std::move(treatment));
}

void PatientStory::conservative_care() {
  Visit* first = come_to("therapy", x_random.between(6, 20), Questions::now);
  if (!first) return;
  examine_at_therapy(*first, pain_today(), x_scribe, x_random);
  TherapyCourse course;
  course.start = x_today;
  course.prescribed = x_random.between(5, 12);
  course.attended = std::max(2, course.prescribed - x_random.weighted({40, 20, 15, 10, 8, 7}));
  const double attendance = static_cast<double>(course.attended) / course.prescribed;
  x_pain.add({day_of_course(), 42, attendance * x_random.between(0.02, 0.32), x_random.between(50, 200), 90});
  for (int session = x_random.weighted({20, 30, 30, 20}); session > 0; --session) {
    Visit* visit = come_to("therapy", x_random.between(7, 14), Questions::now);
    if (visit && x_random.chance(0.4)) examine_at_therapy(*visit, pain_today(), x_scribe, x_random);
  }
  Visit* last = come_to("follow_up", x_random.between(14, 35), Questions::some);
  if (!last) return;
  course.end = x_today;
  finish_therapy(*last, course);
  examine_again(*last, pain_today(), x_scribe, x_random);
}

void PatientStory::finish_therapy(Visit& visit, const TherapyCourse& course) {
  Treatment therapy = physical_therapy(course, x_scribe, x_random);
  therapy.performer = x_therapist;
  visit.treatments.push_back(std::move(therapy));
}

bool PatientStory::follow_up(int after_days) {
  const int wished = std::max(7, after_days + static_cast<int>(x_random.bell(0, 5)));
  if (x_random.chance(0.2)) return come_to("phone", wished, Questions::average) != nullptr;
  Visit* visit = come_to("follow_up", wished, Questions::some);
  if (!visit) return false;
  if (x_random.chance(0.64)) examine_again(*visit, pain_today(), x_scribe, x_random);
  if (x_random.chance(0.42)) change_medication(*visit);
  return true;
}

bool PatientStory::block_is_positive(int number) {
  Visit* visit = come_to("procedure", x_random.between(14, 40), Questions::before_procedure);
  if (!visit) return false;
  const bool positive = x_random.chance(number == 1 ? 0.72 : 0.85);
  BlockResponse response;
  response.number = number;
  response.before = std::max(3.0, felt(pain_now()));
  response.relief = positive ? x_random.between(0.55, 1.0) : x_random.between(0.0, 0.45);
  add(*visit, diagnostic_block(x_today, x_side, response, x_scribe, x_random));
  return positive;
}

void PatientStory::facet_path() {
  if (!block_is_positive(1)) {
    if (!x_over && x_random.chance(0.5)) psoas_path();
    return;
  }
  if (x_random.chance(0.75) && !block_is_positive(2)) return;
  bool worth_repeating = ablate(x_random.between(7, 35), true);
  for (int cycle = 2; worth_repeating && cycle <= 5; ++cycle) worth_repeating = ablate(x_random.between(5, 30), false);
}

bool PatientStory::ablate(int after_days, bool first) {
  if (x_random.chance(0.5) && !x_story.visits.empty() && !x_over) {
    Treatment planned = ablation(add_days(x_today, after_days), x_side, felt(pain_now()), x_scribe, x_random);
    planned.status = TreatmentStatus::planned;
    add(x_story.visits.back(), std::move(planned));
  }
  Visit* visit = come_to("procedure", after_days, Questions::before_procedure);
  if (!visit) return false;
  Treatment done = ablation(x_today, x_side, felt(pain_now()), x_scribe, x_random);
  done.is_index = true;
  const bool aborted = x_random.chance(0.01);
  if (aborted) done.status = TreatmentStatus::aborted;
  add(*visit, std::move(done));
  const DrawnResponse response = aborted ? DrawnResponse::none : drawn_response(first ? 52 : 62, x_random);
  x_pain.add(relief_after(response, day_of_course(), 8, x_random));
  int since = 0;
  for (const int target : {30, 91, 182, 274, 365}) {
    if (x_random.chance(0.15)) continue;  // missed
    if (!follow_up(target - since)) return false;
    since = target;
    if (since >= 150 && pain_now() > 0.75 * x_pain.untreated()) break;
  }
  return !x_over && (response == DrawnResponse::full || response == DrawnResponse::partial) && x_random.chance(0.55);
}

void PatientStory::psoas_path() {
  const int rounds = x_random.weighted({0, 45, 35, 20});
  for (int round = 1; round <= rounds; ++round) {
    Visit* visit = come_to("procedure", x_random.between(10, 30), Questions::before_procedure);
    if (!visit) return;
    const double before = felt(pain_now());
    const double after = felt(before * x_random.between(0.25, 0.9));
    Treatment injection = trigger_point_injection(x_today, x_side, {before, after}, x_scribe, x_random);
    injection.is_index = round == 1;
    add(*visit, std::move(injection));
    x_pain.add(relief_after(drawn_response(38, x_random), day_of_course(), 2.5, x_random));
    if (!follow_up(x_random.between(24, 45))) return;
    if (pain_now() < 0.45 * x_pain.untreated()) break;
  }
}

void PatientStory::nerve_path() {
  const int rounds = x_random.weighted({0, 60, 40});
  for (int round = 1; round <= rounds; ++round) {
    Visit* visit = come_to("procedure", x_random.between(12, 35), Questions::before_procedure);
    if (!visit) return;
    const double before = felt(pain_now());
    Treatment block =
        therapeutic_block(x_today, x_side, {before, felt(before * x_random.between(0.1, 0.7))}, x_scribe, x_random);
    block.is_index = round == 1;
    add(*visit, std::move(block));
    x_pain.add(relief_after(drawn_response(42, x_random), day_of_course(), 3, x_random));
    if (!follow_up(x_random.between(25, 50))) return;
  }
}

void PatientStory::stimulation_path() {
  if (!follow_up(x_random.between(40, 90))) return;
  Visit* trial = come_to("procedure", x_random.between(20, 50), Questions::before_procedure);
  if (!trial) return;
  const int days = x_random.between(5, 10);
  const double relief = std::round(x_random.bell(56, 16));
  add(*trial, stimulation_trial(x_today, x_side, days, std::clamp(relief, 0.0, 95.0), x_scribe, x_random));
  if (!follow_up(days + 3) || relief < 50) return;
  Visit* implant = come_to("procedure", x_random.between(21, 60), Questions::before_procedure);
  if (!implant) return;
  Treatment implanted = stimulator_implant(x_today, x_side, x_scribe, x_random);
  implanted.is_index = true;
  add(*implant, std::move(implanted));
  x_pain.add(relief_after(drawn_response(58, x_random), day_of_course(), 22, x_random));
  for (const int gap : {30, 60, 90, 180, 180}) {
    if (!follow_up(gap)) return;
    if (!x_random.chance(0.3)) continue;
    Visit* visit = come_to("procedure", x_random.between(5, 30), Questions::before_procedure);
    if (!visit) return;
    add(*visit, stimulator_reprogramming(x_today, x_side, x_scribe, x_random));
  }
}

// Reviews that go on while there is pain, a rescue injection now and then, and perhaps a new complaint years later.
void PatientStory::long_term() {
  for (int review = 0; review < 14 && !x_over; ++review) {
    const bool well = pain_now() < 0.4 * x_pain.untreated();
    if (x_random.chance(well ? 0.35 : 0.14)) break;
    if (!follow_up(x_random.between(50, 150))) return;
    if (pain_now() > 0.85 * x_pain.untreated() && x_random.chance(0.2)) psoas_path();
  }
  if (x_over) return;
  stop_medication();
  close_episode();
  if (!x_random.chance(0.12)) return;
  x_today = add_days(x_today, x_random.between(300, 900));
  if (x_today > x_options.last_day) return;
  open_episode();
  Visit* again = come_to("follow_up", x_random.between(1, 7), Questions::all);
  if (!again) {
    x_story.episodes.pop_back();
    return;
  }
  x_story.episodes.back().opened_on = x_today;
  examine_in_full(*again, pain_today(), x_scribe, x_random);
  if (x_random.chance(0.6)) conservative_care();
  psoas_path();
}

}  // namespace psoas
