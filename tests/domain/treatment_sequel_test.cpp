#include "domain/demo/treatment_sequel.h"

#include <catch2/catch.hpp>

#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const DemoClinic& clinic() {
  static const DemoClinic clinic(DemoOptions{}, catalogue());
  return clinic;
}

}  // namespace

TEST_CASE("each ablation of the worked example rests on what stood before it") {
  const DemoPatient ana = clinic().patient(1);
  const std::vector<DemoLink> links = links_in(ana, catalogue());
  std::vector<std::string> told;
  for (const DemoLink& link : links)
    told.push_back(to_string(ana.visits[link.from.visit].date) + " on " + to_string(ana.visits[link.to.visit].date));
  CHECK(told == std::vector<std::string>{"2025-01-20 on 2024-12-09", "2025-01-20 on 2025-01-13"});
}

TEST_CASE("the worked example has no adverse event") { CHECK(adverse_events_in(clinic().patient(1), 1, {}).empty()); }

TEST_CASE("the demo's adverse events are the same each time, follow their treatment and are rare") {
  int treatments = 0;
  int events = 0;
  for (int number = 2; number <= clinic().size(); ++number) {
    const DemoPatient patient = clinic().patient(number);
    for (const Visit& visit : patient.visits) treatments += static_cast<int>(visit.treatments.size());
    const auto told = adverse_events_in(patient, number, clinic().options());
    const auto again = adverse_events_in(patient, number, clinic().options());
    REQUIRE(told.size() == again.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
      const AdverseEvent& event = told[i].event;
      CHECK(event == again[i].event);
      const Treatment& cause = patient.visits[told[i].after.visit].treatments[told[i].after.treatment];
      CHECK(cause.date <= event.onset);
      CHECK(event.onset <= clinic().options().last_day);
      CHECK((!event.resolved_on || *event.resolved_on >= event.onset));
      CHECK(catalogue().adverse_event(event.code) != nullptr);
      ++events;
    }
  }
  CHECK(events > 5);
  CHECK(events * 10 < treatments);
}

TEST_CASE("the demo's favourites name what the catalogue has") {
  for (const Favourite& favourite : demo_favourites()) {
    const TreatmentDefinition* definition = catalogue().treatment(favourite.treatment);
    REQUIRE(definition);
    for (const auto& [path, typed] : favourite.typed) {
      CAPTURE(path);
      if (path == "side") continue;
      const std::string group = path.substr(0, path.find('/'));
      CHECK(definition->field(group == "-" ? "" : group, path.substr(path.rfind('/') + 1)) != nullptr);
    }
  }
}
