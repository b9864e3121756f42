#include "domain/demo/write_demo.h"

#include <catch2/catch.hpp>
#include <memory>

#include "domain/store/follow_ups.h"
#include "storage/open.h"

using namespace psoas;
using date::year;

namespace {

const Session session{"demo", Role::physician, "test", "test"};

std::unique_ptr<Store> empty_store(const Clock& clock, bool demo) {
  ClinicSettings settings;
  settings.name = "Test clinic";
  settings.demo = demo;
  return store_in_memory(clock, settings, session);
}

DemoOptions of_patients(int patients) {
  DemoOptions options;
  options.patients = patients;
  return options;
}

class StoppedAfter final : public Progress {
 public:
  void at(std::string_view, std::int64_t done, std::int64_t) override { x_done = done; }
  bool cancelled() const override { return x_done > 0; }
  std::int64_t done() const { return x_done; }

 private:
  std::int64_t x_done = 0;
};

}  // namespace

TEST_CASE("every patient, episode and visit of the demo is in the store, as it was told") {
  const FixedClock clock(date::sys_days{year{2026} / 10 / 1});
  const std::unique_ptr<Store> store = empty_store(clock, true);
  const DemoClinic clinic(of_patients(40), *store->catalogue());
  NoProgress progress;
  write_demo(*store, session, clinic, progress);
  store->read(session, [&](Reading& reading) {
    CHECK(reading.patients().count() == 40);
    for (int number = 1; number <= clinic.size(); ++number) {
      const DemoPatient told = clinic.patient(number);
      const PatientId id = reading.patients().with_mrn(told.patient.mrn).value();
      CHECK(reading.patients().get(id).display_name() == told.patient.display_name());
      CHECK(reading.patients().episodes(id).size() == told.episodes.size());
      const std::vector<Visit> visits = reading.visits().of_patient(id);  // latest first
      REQUIRE(visits.size() == told.visits.size());
      for (std::size_t i = 0; i < visits.size(); ++i) {
        const Visit& stored = visits[visits.size() - 1 - i];
        CHECK(stored.date == told.visits[i].date);
        CHECK(stored.scores.size() == told.visits[i].scores.size());
        CHECK(stored.findings.size() == told.visits[i].findings.size());
        CHECK(stored.treatments.size() == told.visits[i].treatments.size());
      }
    }
  });
}

TEST_CASE("the demo clinic has follow-ups in every list, with attempts and some given up") {
  const FixedClock clock(date::sys_days{year{2026} / 10 / 1});
  const std::unique_ptr<Store> store = empty_store(clock, true);
  const DemoClinic clinic(of_patients(120), *store->catalogue());
  NoProgress progress;
  write_demo(*store, session, clinic, progress);
  store->read(session, [&](Reading& reading) {
    FollowUps& follow_ups = reading.follow_ups();
    int attempts = 0;
    int given_up = 0;
    for (const FollowUpList list : follow_up_lists) {
      const auto lines = follow_ups.lines(list, {}, clinic.options().last_day, 10'000);
      INFO(code_of(list));
      CHECK_FALSE(lines.empty());
      CHECK(static_cast<std::int64_t>(lines.size()) == follow_ups.counts({}, clinic.options().last_day).of(list));
      for (const FollowUpLine& line : lines) {
        attempts += line.attempts;
        given_up += line.given_up_reason.empty() ? 0 : 1;
      }
    }
    CHECK(attempts > 10);
    CHECK(given_up > 0);
  });
}

TEST_CASE("visits of a demo clinic count as entered on their day, those of a real one as entered now") {
  const FixedClock clock(date::sys_days{year{2026} / 10 / 1});
  for (const bool demo : {true, false}) {
    const std::unique_ptr<Store> store = empty_store(clock, demo);
    NoProgress progress;
    write_demo(*store, session, DemoClinic(of_patients(1), *store->catalogue()), progress);
    store->read(session, [&](Reading& reading) {
      const PatientId ana = reading.patients().with_mrn("DEMO-0001").value();
      for (const Visit& visit : reading.visits().of_patient(ana))
        CHECK(entered_late(visit.date, visit.entered_at) == !demo);
    });
  }
}

TEST_CASE("a demo stopped in the making leaves nothing of the transaction it was in") {
  const FixedClock clock(date::sys_days{year{2026} / 10 / 1});
  const std::unique_ptr<Store> store = empty_store(clock, true);
  StoppedAfter progress;
  CHECK_THROWS_AS(write_demo(*store, session, DemoClinic(of_patients(1200), *store->catalogue()), progress), Cancelled);
  CHECK(progress.done() < 1200);
  CHECK(store->read(session, [](Reading& reading) { return reading.patients().count(); }) == 0);
}
