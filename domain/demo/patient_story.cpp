#include "domain/demo/patient_story.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "domain/demo/clinic_calendar.h"
#include "domain/demo/names.h"

namespace psoas {

namespace {

constexpr std::uint64_t forms_apart = 0x0D1;

constexpr std::array<std::string_view, 9> physicians{
    {"Osei", "Lindqvist", "Marchetti", "Haddad", "Kowalczyk", "Nakamura", "Brinkmann", "Reyes", "Adeyemi"}};
constexpr std::array<std::string_view, 6> therapists{{"Brandão", "Fenwick", "Tamm", "Šimkus", "Wijaya", "Hedlund"}};

constexpr std::array<std::string_view, 18> remarks{
    {"Drives three hours a day; hourly breaks agreed.", "Sleeps through again, wakes stiff.",
     "Pain returns after about forty minutes at the desk.", "Home programme explained once more, leaflet given.",
     "Walked 5 km at the weekend without a flare.", "Flare after lifting; settled within four days.",
     "Wishes to avoid further injections for now.", "Back at full duty since Monday.",
     "Takes the stairs without the rail.", "Travels until the end of next month; review afterwards.",
     "Standing up straight still takes a minute.", "Would like to cut down on tablets.",
     "No fever, no bladder or bowel complaint.", "Gait freer than last time, stride still short on the painful side.",
     "Cycling again, twenty minutes at a time.", "Partner reports better mood.",
     "Soreness for two days after the last session, then better.", "Desk raised; sits with hips above knees."}};

Date born_on(Date today, int age, Random& random) { return add_days(today, -age * 365 - random.between(8, 370)); }

}  // namespace

PatientStory::PatientStory(int number, const DemoOptions& options, const Scribe& scribe)
    : x_options(options),
      x_scribe(scribe),
      x_random(options.seed, static_cast<std::uint64_t>(number)),
      x_forms(options.seed + forms_apart, static_cast<std::uint64_t>(number)) {
  introduce(number);
}

DemoPatient PatientStory::tell() {
  first_visit();
  if (x_random.chance(0.72)) conservative_care();
  switch (x_random.weighted({30, 34, 13, 6, 17})) {
    case 0: facet_path(); break;
    case 1: psoas_path(); break;
    case 2: nerve_path(); break;
    case 3: stimulation_path(); break;
    default: break;  // nothing invasive
  }
  long_term();
  return std::move(x_story);
}

void PatientStory::introduce(int number) {
  const Date opened = add_days(x_options.last_day, -x_options.years * 365);
  const int span = x_options.years * 365 - 14;
  x_today = appointment_near(add_days(opened, x_random.between(0, std::max(1, span))), x_random);
  Patient& patient = x_story.patient;
  const int sex = x_random.weighted({570, 420, 6, 4});
  patient.sex = sex == 0 ? Sex::female : sex == 1 ? Sex::male : sex == 2 ? Sex::other : Sex::unknown;
  patient.birth_date = born_on(x_today, std::clamp(static_cast<int>(x_random.bell(54, 14)), 18, 93), x_random);
  patient.uuid = x_random.uuid();
  patient.mrn = demo_mrn(number);
  patient.family_name = invented_family_name(x_random);
  patient.given_name = invented_given_name(patient.sex, static_cast<int>(patient.birth_date.year()), x_random);
  patient.city = invented_town(x_random);
  char phone[16];
  std::snprintf(phone, sizeof phone, "555-%04d", x_random.between(100, 199));
  patient.phone = phone;
  x_physician = x_random.one_of(physicians);
  x_therapist = x_random.one_of(therapists);
  x_leaves = x_random.between(0.01, 0.06);
}

void PatientStory::open_episode() {
  x_side =
      std::array{Side::right, Side::left, Side::bilateral}[static_cast<std::size_t>(x_random.weighted({47, 41, 12}))];
  x_facet = x_random.chance(0.45);
  x_pain = PainCourse(std::clamp(x_random.bell(6.9, 1.1), 4.6, 9.4));
  x_course_start = x_today;
  const std::string_view side = x_side == Side::right ? "right" : x_side == Side::left ? "left" : "bilateral";
  Episode episode;
  episode.label = std::string(side) + " psoas myofascial pain";
  if (x_facet) episode.label += ", " + std::string(side) + " lumbar facet pain";
  const Date began = add_days(x_today, -x_random.between(40, 900));
  episode.onset = Date{began.year(), began.month(), date::day{1}};
  episode.onset_precision = "month";
  episode.opened_on = x_today;
  x_story.episodes.push_back(std::move(episode));
}

void PatientStory::close_episode() { x_story.episodes.back().closed_on = x_today; }

Visit* PatientStory::come(std::string_view kind, int after_days) {
  if (x_over) return nullptr;
  const Date day = after_days == 0 ? x_today : appointment_near(add_days(x_today, after_days), x_random);
  x_over = day > x_options.last_day || (after_days > 0 && x_random.chance(x_leaves));
  if (x_over) return nullptr;
  x_today = day;
  Visit& visit = x_story.visits.emplace_back();
  visit.uuid = x_random.uuid();
  visit.date = day;
  visit.entered_at = date::sys_days{day} + std::chrono::minutes{x_random.between(8 * 60, 18 * 60)};
  visit.kind = kind;
  visit.clinician = kind == "therapy" ? x_therapist : x_physician;
  visit.episode = EpisodeId{static_cast<std::int64_t>(x_story.episodes.size())};
  scribble(visit);
  return &visit;
}

Visit* PatientStory::come_to(std::string_view kind, int after_days, Questions questions) {
  Visit* visit = come(kind, after_days);
  if (!visit) return nullptr;
  ask(*visit, questions, pain_now(), x_scribe, x_random);
  if (x_options.with_forms()) hand_out_forms(*visit, questions, pain_now(), x_pain.untreated(), x_scribe, x_forms);
  return visit;
}

void PatientStory::first_visit() {
  open_episode();
  Visit* visit = come_to("new_patient", 0, Questions::all);
  if (!visit) return;
  examine_in_full(*visit, pain_today(), x_scribe, x_random);
  if (x_random.chance(0.8)) start_medication(*visit);
}

void PatientStory::scribble(Visit& visit) {
  if (x_random.chance(0.14)) visit.note = x_random.one_of(remarks);
}

double PatientStory::pain_on(Date day) const { return x_pain.at(days_between(x_course_start, day)); }

int PatientStory::day_of_course() const { return days_between(x_course_start, x_today); }

PainToday PatientStory::pain_today() const {
  return {x_side, x_facet, pain_now(), age_in_years(x_story.patient.birth_date, x_today)};
}

void PatientStory::start_medication(Visit& visit) {
  stop_medication();
  const Prescription prescription = x_random.one_of(usual_prescriptions());
  visit.treatments.push_back(medication(x_today, prescription, x_scribe));
  visit.treatments.back().performer = x_physician;
  x_medication = {x_story.visits.size() - 1, visit.treatments.size() - 1, prescription};
  x_pain.add({day_of_course(), 10, x_random.between(0.0, 0.2), x_random.between(60, 240), 120});
}

// Less when the pain has gone, else more or another one.
void PatientStory::change_medication(Visit& visit) {
  if (!x_medication) return start_medication(visit);
  Prescription next = x_medication->prescription;
  const bool better = pain_now() < 0.6 * x_pain.untreated();
  stop_medication();
  if (better && (next.doses_per_day <= 1 || x_random.chance(0.4))) return;
  next.doses_per_day = std::clamp(next.doses_per_day + (better ? -1.0 : 1.0), 1.0, 4.0);
  visit.treatments.push_back(medication(x_today, next, x_scribe));
  visit.treatments.back().performer = x_physician;
  x_medication = {x_story.visits.size() - 1, visit.treatments.size() - 1, next};
}

void PatientStory::stop_medication() {
  if (!x_medication) return;
  x_story.visits[x_medication->visit].treatments[x_medication->treatment].end_date = x_today;
  x_medication.reset();
}

}  // namespace psoas
