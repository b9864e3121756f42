#include "domain/demo/write_demo.h"

#include <algorithm>
#include <vector>

#include "domain/demo/chasing.h"

namespace psoas {

namespace {

constexpr int patients_at_once = 500;

PatientId write_patient(Writing& writing, DemoPatient& demo) {
  const PatientId patient = writing.patients().add(demo.patient);
  std::vector<EpisodeId> episodes;
  for (Episode& episode : demo.episodes) {
    episode.patient = patient;
    episodes.push_back(writing.patients().add_episode(episode));
  }
  for (Visit& visit : demo.visits) {
    visit.patient = patient;
    if (visit.episode) visit.episode = episodes.at(static_cast<std::size_t>(visit.episode->number - 1));
    writing.visits().add(visit);
  }
  return patient;
}

}  // namespace

void write_demo(Store& store, const Session& session, const DemoClinic& clinic, Progress& progress) {
  for (int first = 1; first <= clinic.size(); first += patients_at_once) {
    progress.check();
    const int last = std::min(clinic.size(), first + patients_at_once - 1);
    store.write(session, [&](Writing& writing) {
      for (int number = first; number <= last; ++number) {
        DemoPatient demo = clinic.patient(number);
        const PatientId patient = write_patient(writing, demo);
        write_chasing(writing, patient, demo, clinic.options(), number);
      }
    });
    progress.at("patients", last, clinic.size());
  }
}

}  // namespace psoas
