#include "domain/demo/write_demo.h"

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "domain/demo/chasing.h"
#include "domain/demo/safety_story.h"
#include "domain/demo/treatment_sequel.h"
#include "domain/store/adverse_events.h"
#include "domain/store/diagnoses.h"
#include "domain/store/favourites.h"
#include "domain/store/health.h"

namespace psoas {

namespace {

// Of one transaction. Keys made by chance touch pages all over their index: the fewer transactions, the less often each
// of them is written.
constexpr int patients_at_once = 2500;
constexpr int patients_between_steps = 100;

// The treatments stored for visits of a story, asked for once.
class StoredTreatments {
 public:
  StoredTreatments(Writing& writing, const std::vector<VisitId>& visits) : x_writing(writing), x_visits(visits) {}

  TreatmentId at(PlaceInStory place) {
    std::vector<TreatmentId>& ids = x_known[place.visit];
    if (ids.empty())
      for (const Treatment& treatment : x_writing.visits().get(x_visits.at(place.visit)).treatments)
        ids.push_back(treatment.id);
    return ids.at(place.treatment);
  }

 private:
  Writing& x_writing;
  const std::vector<VisitId>& x_visits;
  std::map<std::size_t, std::vector<TreatmentId>> x_known;
};

PatientId write_patient(Writing& writing, DemoPatient& demo, const DemoClinic& clinic, int number, SafetyStory safety) {
  const std::vector<DemoLink> links = links_in(demo, clinic.catalogue());
  const std::vector<DemoAdverseEvent> events = adverse_events_in(demo, number, clinic.options());
  const PatientId patient = writing.patients().add(demo.patient);
  HealthRecord health;
  if (!demo.visits.empty()) health = safety.health(demo.patient, demo.visits.front().date);
  health.patient = patient;
  if (!health.facts.empty()) writing.health().record(health, {});
  safety.override_warnings(demo, health);
  std::vector<EpisodeId> episodes;
  for (Episode& episode : demo.episodes) {
    episode.patient = patient;
    for (EpisodeDiagnosis& diagnosis : episode.diagnoses)
      if (const auto code = writing.diagnoses().with_code(diagnosis.code)) diagnosis.code_label = code->label;
    episodes.push_back(writing.patients().add_episode(episode));
  }
  std::vector<VisitId> visits;
  StoredTreatments stored(writing, visits);
  for (Visit& visit : demo.visits) {
    for (const DemoLink& link : links)
      if (link.from.visit == visits.size() && link.to.visit < visits.size())
        visit.treatments[link.from.treatment].links.push_back({link.role, stored.at(link.to)});
    visit.patient = patient;
    if (visit.episode) visit.episode = episodes.at(static_cast<std::size_t>(visit.episode->number - 1));
    safety.settle_before(writing, patient, visit.date);
    visits.push_back(writing.visits().add(visit));
  }
  for (DemoAdverseEvent told : events) {
    told.event.patient = patient;
    told.event.treatments = {stored.at(told.after)};
    writing.adverse_events().add(told.event);
  }
  safety.settle_flags(writing, patient);
  return patient;
}

}  // namespace

void write_demo(Store& store, const Session& session, const DemoClinic& clinic, Progress& progress) {
  const std::shared_ptr<const Catalogue> catalogue = store.catalogue();
  for (int first = 1; first <= clinic.size(); first += patients_at_once) {
    const int last = std::min(clinic.size(), first + patients_at_once - 1);
    store.write(session, [&](Writing& writing) {
      for (int number = first; number <= last; ++number) {
        progress.check();
        DemoPatient demo = clinic.patient(number);
        SafetyStory safety(number, clinic.options(), *catalogue);
        const PatientId patient = write_patient(writing, demo, clinic, number, std::move(safety));
        write_chasing(writing, patient, demo, clinic.options(), number);
        if (number % patients_between_steps == 0) progress.at("patients", number, clinic.size());
      }
    });
  }
  progress.at("patients", clinic.size(), clinic.size());
  store.write(session, [](Writing& writing) {
    for (const Favourite& favourite : demo_favourites()) writing.favourites().keep(favourite);
  });
}

}  // namespace psoas
