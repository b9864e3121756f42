#include "domain/demo/write_demo.h"

#include <algorithm>
#include <vector>

namespace psoas {

namespace {

constexpr int patients_at_once = 500;

void write_patient(Writing& writing, DemoPatient demo) {
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
}

}  // namespace

void write_demo(Store& store, const Session& session, const DemoClinic& clinic, Progress& progress) {
  for (int first = 1; first <= clinic.size(); first += patients_at_once) {
    progress.check();
    const int last = std::min(clinic.size(), first + patients_at_once - 1);
    store.write(session, [&](Writing& writing) {
      for (int number = first; number <= last; ++number) write_patient(writing, clinic.patient(number));
    });
    progress.at("patients", last, clinic.size());
  }
}

}  // namespace psoas
