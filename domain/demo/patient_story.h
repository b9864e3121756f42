#pragma once

// The story of one invented patient: who comes, with what, what is tried in which order, how it works out, and how
// the story ends: well, lost to follow-up, or still going on when the clinic's records stop.

#include <optional>
#include <string_view>

#include "domain/demo/asking.h"
#include "domain/demo/demo_clinic.h"
#include "domain/demo/drawn_response.h"
#include "domain/demo/examining.h"
#include "domain/demo/pain_course.h"
#include "domain/demo/random.h"
#include "domain/demo/treating.h"

namespace psoas {

class PatientStory {
 public:
  PatientStory(int number, const DemoOptions& options, const Scribe& scribe);

  DemoPatient tell();

 private:
  // Who and with what (patient_story.cpp).
  void introduce(int number);
  void open_episode();
  void close_episode();
  Visit* come(std::string_view kind, int after_days);  // nullptr: the story is over
  Visit* come_to(std::string_view kind, int after_days, Questions questions);
  void first_visit();
  void scribble(Visit& visit);
  double pain_on(Date day) const;
  double pain_now() const { return pain_on(x_today); }
  int day_of_course() const;
  PainToday pain_today() const;
  void start_medication(Visit& visit);
  void change_medication(Visit& visit);
  void stop_medication();

  // What is tried (story_of_treatments.cpp).
  void conservative_care();
  void finish_therapy(Visit& visit, const TherapyCourse& course);
  bool follow_up(int after_days);  // false: the story is over
  void facet_path();
  bool block_is_positive(int number);
  bool ablate(int after_days, bool first);  // with its follow-ups; true: worth repeating
  void psoas_path();
  void nerve_path();
  void stimulation_path();
  void long_term();
  void add(Visit& visit, Treatment treatment);

  const DemoOptions& x_options;
  const Scribe& x_scribe;
  Random x_random;
  Random x_forms;  // a stream of its own: what is asked on paper changes nothing else
  DemoPatient x_story;
  Date x_today{};
  Date x_course_start{};
  PainCourse x_pain{7};
  Side x_side = Side::right;
  bool x_facet = false;
  std::string_view x_physician;
  std::string_view x_therapist;
  double x_leaves = 0.03;  // chance of not coming back, each time
  bool x_over = false;
  struct PlaceOfMedication {
    std::size_t visit;
    std::size_t treatment;
    Prescription prescription;
  };
  std::optional<PlaceOfMedication> x_medication;
};

}  // namespace psoas
