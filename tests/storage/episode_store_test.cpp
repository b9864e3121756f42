#include <catch2/catch.hpp>

#include "domain/store/diagnoses.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

Episode whole_episode(PatientId patient) {
  Episode episode;
  episode.patient = patient;
  episode.label = "right psoas";
  episode.onset = day(2024, 3, 1);
  episode.onset_precision = "month";
  episode.opened_on = day(2026, 1, 5);
  episode.pain_duration_months = 22;
  episode.pain_course = "constant";
  episode.dominant_side = Side::right;
  episode.dominant_site = "lower_back";
  episode.hypotheses = {"present", "absent", "not_assessed"};
  episode.note = "Sits all day.";
  episode.diagnoses = {
      {"dx_iliopsoas_tendinopathy", "M76.11", "Psoas tendinitis, right hip", Side::right, Certainty::confirmed, true,
       day(2026, 1, 5), std::nullopt},
      {"", "M54.59", "Other low back pain", Side::none, Certainty::suspected, false, std::nullopt, day(2026, 2, 1)}};
  return episode;
}

Episode only_episode(Store& store, PatientId patient) {
  const std::vector<Episode> episodes =
      store.read(staff(), [&](Reading& reading) { return reading.patients().episodes(patient); });
  REQUIRE(episodes.size() == 1);
  return episodes.front();
}

template <class Clinic>
PatientId add_patient(Clinic& clinic) {
  return clinic.store->write(staff(),
                             [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
}

}  // namespace

TEMPLATE_TEST_CASE("An episode comes back with all that was said of it", "[storage][episode]", InFile, InMemory) {
  TestType clinic;
  Episode episode = whole_episode(add_patient(clinic));
  episode.id = clinic.store->write(staff(), [&](Writing& writing) { return writing.patients().add_episode(episode); });
  episode.revision = 1;
  CHECK(only_episode(*clinic.store, episode.patient) == episode);
}

TEMPLATE_TEST_CASE("A correction replaces the diagnoses and keeps the old ones in the trail", "[storage][episode]",
                   InFile, InMemory) {
  TestType clinic;
  Episode episode = whole_episode(add_patient(clinic));
  episode.id = clinic.store->write(staff(), [&](Writing& writing) { return writing.patients().add_episode(episode); });
  episode.revision = 1;
  Episode changed = episode;
  changed.diagnoses.erase(changed.diagnoses.begin());
  changed.closed_on = day(2026, 2, 20);
  changed.closing_reason = "resolved";
  clinic.store->write(staff(), [&](Writing& writing) { writing.patients().correct_episode(changed, "healed"); });
  changed.revision = 2;
  CHECK(only_episode(*clinic.store, episode.patient) == changed);
  const auto trail = clinic.store->read(
      staff(), [&](Reading& reading) { return reading.clinic().audit_of("episode", episode.id.number); });
  const AuditEntry* correction = nullptr;
  for (const AuditEntry& entry : trail)
    if (entry.action == "correct") correction = &entry;
  REQUIRE(correction);
  CHECK(correction->reason == "healed");
  CHECK(correction->old_document.find("M76.11") != std::string::npos);
  CHECK(correction->old_document.find("Sits all day.") != std::string::npos);
}

TEMPLATE_TEST_CASE("A stale change of an episode is refused and changes nothing", "[storage][episode]", InFile,
                   InMemory) {
  TestType clinic;
  Episode episode = whole_episode(add_patient(clinic));
  episode.id = clinic.store->write(staff(), [&](Writing& writing) { return writing.patients().add_episode(episode); });
  episode.revision = 7;
  episode.diagnoses.clear();
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [&](Writing& writing) { writing.patients().correct_episode(episode, "late"); });
        }) == StoreFault::stale);
  CHECK(only_episode(*clinic.store, episode.patient).diagnoses.size() == 2);
}

TEST_CASE("The file itself refuses an episode that cannot be", "[storage][episode]") {
  InFile clinic;
  const Episode whole = whole_episode(add_patient(clinic));
  const auto refused = [&](auto spoil) {
    Episode episode = whole;
    spoil(episode);
    try {
      clinic.store->write(staff(), [&](Writing& writing) { writing.patients().add_episode(episode); });
    } catch (const std::exception&) {
      return true;
    }
    return false;
  };
  CHECK(refused([](Episode& episode) { episode.closed_on = day(2026, 1, 4); }));
  CHECK(refused([](Episode& episode) { episode.closing_reason = "resolved"; }));
  CHECK(refused([](Episode& episode) { episode.pain_course = "wavy"; }));
  CHECK(refused([](Episode& episode) { episode.diagnoses[0].until = day(2026, 1, 4); }));
  CHECK(refused([](Episode& episode) { episode.diagnoses.push_back({}); }));
  CHECK_FALSE(refused([](Episode&) {}));
}

TEST_CASE("A file of the first version keeps its episodes and gets the list of codes", "[storage][episode][upgrade]") {
  TemporaryFolder folder;
  std::filesystem::copy_file(std::filesystem::path(TEST_DATA) / "files" / "version-1.psoas", folder.file());
  const FixedClock clock{noon(day(2026, 3, 2))};
  const auto store = sqlite_files(clock)->open(folder.file(), Access::read_write);
  store->read(staff(), [&](Reading& reading) {
    int episodes = 0;
    for (const PatientLine& line : reading.patients().find("", 1000))
      for (const Episode& episode : reading.patients().episodes(line.id)) {
        ++episodes;
        CHECK(episode.hypotheses[0] == not_assessed);
        CHECK(episode.diagnoses.empty());
      }
    CHECK(episodes > 0);
    CHECK(reading.diagnoses().with_code("M76.11"));
  });
}
