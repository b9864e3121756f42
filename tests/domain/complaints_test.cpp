// What the demo's episodes are held to be, and its body charts.

#include <catch2/catch.hpp>

#include "domain/body/pain_sites.h"
#include "domain/demo/demo_clinic.h"
#include "domain/episode/episode_draft.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

DemoClinic clinic() {
  DemoOptions options;
  options.patients = 150;
  return DemoClinic(options, catalogue());
}

}  // namespace

TEST_CASE("every episode of the demo passes the checks of one that is typed") {
  const DemoClinic demo = clinic();
  for (int number = 1; number <= demo.size(); ++number) {
    const DemoPatient told = demo.patient(number);
    for (const Episode& episode : told.episodes) {
      INFO(told.patient.mrn);
      DiagnosisCodes known;
      for (const EpisodeDiagnosis& diagnosis : episode.diagnoses) known[diagnosis.code] = {diagnosis.code, "", {}, {}};
      CHECK(check(draft_of(episode), catalogue(), known, told.patient, demo.options().last_day).problems.empty());
      CHECK_FALSE(episode.diagnoses.empty());
    }
  }
}

TEST_CASE("some patients of the demo have body charts, with fewer regions as the pain goes") {
  const DemoClinic demo = clinic();
  int patients = 0;
  double with_much_pain = 0, with_little = 0;
  int much = 0, little = 0;
  for (int number = 1; number <= demo.size(); ++number) {
    bool drawn = false;
    for (const Visit& visit : demo.patient(number).visits) {
      const std::size_t regions = pain_sites(visit.findings, catalogue()).size();
      if (regions == 0) continue;
      drawn = true;
      if (*visit.score("nrs_avg7")->total >= 6) with_much_pain += static_cast<double>(regions), ++much;
      if (*visit.score("nrs_avg7")->total <= 3) with_little += static_cast<double>(regions), ++little;
    }
    patients += drawn;
  }
  CHECK(patients > 8);
  CHECK(patients < 40);
  REQUIRE(much * little > 0);
  CHECK(with_much_pain / much > with_little / little + 1);
}

TEST_CASE("the worked example's charts follow her pain") {
  const DemoPatient ana = clinic().patient(1);
  std::vector<int> regions;
  for (const Visit& visit : ana.visits)
    if (visit.score("nrs_avg7")) regions.push_back(body_regions_count(pain_sites(visit.findings, catalogue())));
  CHECK(regions == std::vector<int>{4, 2, 1, 2, 3, 3});
}
