#include <catch2/catch.hpp>

#include "domain/store/favourites.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

Value code(std::string given) {
  Value value;
  value.code = std::move(given);
  return value;
}

Treatment block(Date on, Side side, const std::string& target, const std::vector<std::string>& levels,
                const std::string& agent) {
  Treatment treatment;
  treatment.code = "tx_nerve_block";
  treatment.side = side;
  treatment.date = on;
  treatment.parameters = {{"", 0, "target", code(target)}, {"agent", 0, "agent", code(agent)}};
  for (std::size_t row = 0; row < levels.size(); ++row)
    treatment.parameters.push_back({"level", static_cast<int>(row), "level", code(levels[row])});
  return treatment;
}

struct ClinicWithBlocks : InFile {
  PatientId ana;

  ClinicWithBlocks() {
    store->write(staff(), [&](Writing& writing) {
      ana = writing.patients().add(patient("0007", "Rivera", "Ana"));
      Visit visit = tests::visit(ana, day(2026, 2, 2));
      visit.treatments = {block(day(2026, 2, 2), Side::bilateral, "psoas_compartment", {"L2", "L3"}, "ropivacaine"),
                          block(day(2026, 2, 2), Side::right, "psoas_compartment", {"L2"}, "lidocaine"),
                          block(day(2026, 2, 2), Side::bilateral, "femoral", {}, "ropivacaine"),
                          ablation(day(2026, 2, 2))};
      visit.treatments[2].status = TreatmentStatus::aborted;
      writing.visits().add(visit);
    });
  }
  std::size_t found(const TreatmentSearch& search) {
    return store->read(staff(), [&](Reading& reading) { return reading.series().find_treatments(search).size(); });
  }
};

}  // namespace

TEST_CASE("Treatments are found by target, level, side and agent together", "[storage]") {
  ClinicWithBlocks clinic;
  const TreatmentSearch wanted{"tx_nerve_block", "psoas_compartment", "L2", "ropivacaine", Side::bilateral, {}, {}};
  const auto found =
      clinic.store->read(staff(), [&](Reading& reading) { return reading.series().find_treatments(wanted); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].patient == clinic.ana);
  CHECK(found[0].side == Side::bilateral);
  CHECK(clinic.found({.code = "tx_nerve_block", .target = "psoas_compartment"}) == 2);
  CHECK(clinic.found({.agent = "lidocaine"}) == 1);
  CHECK(clinic.found({.level = "L4"}) == 1);
  CHECK(clinic.found({.level = "L5"}) == 0);
  CHECK(clinic.found({}) == 3);
  CHECK(clinic.found({.from = day(2026, 2, 3)}) == 0);
  CHECK(clinic.found({.to = day(2026, 2, 2)}) == 3);
}

TEST_CASE("Treatments of a voided visit are not found", "[storage]") {
  ClinicWithBlocks clinic;
  clinic.store->write(staff(), [](Writing& writing) { writing.visits().void_visit(VisitId{1}, 1, "test"); });
  CHECK(clinic.found({}) == 0);
}

TEST_CASE("A link to an earlier treatment is stored, read with the series, and stays when the visit is corrected",
          "[storage]") {
  ClinicWithBlocks clinic;
  const auto treatments = [&] {
    return clinic.store->read(staff(), [&](Reading& reading) { return reading.series().treatments(clinic.ana); });
  };
  const TreatmentLink link{LinkRole::diagnostic_block, treatments()[0].treatment.id};
  clinic.store->write(staff(), [&](Writing& writing) {
    Visit visit = tests::visit(clinic.ana, day(2026, 2, 20));
    visit.treatments = {ablation(day(2026, 2, 20))};
    visit.treatments[0].links = {link, {LinkRole::consultation, link.to}};
    visit.treatments[0].indication = "dx_facet";
    writing.visits().add(visit);
    Visit stored = writing.visits().get(VisitId{2});
    CHECK(stored.treatments[0].links.size() == 2);
    CHECK(stored.treatments[0].indication == "dx_facet");
    stored.note = "corrected";
    writing.visits().correct(stored, "test");
  });
  const std::vector<TreatmentLink> both{{LinkRole::consultation, link.to}, link};
  CHECK(treatments().back().treatment.links == both);
  CHECK(treatments().back().treatment.indication == "dx_facet");
}

TEST_CASE("A favourite is kept for its clinician, replaced under its name, and removed", "[storage]") {
  InFile in;
  Favourite favourite;
  favourite.clinician = "Osei";
  favourite.name = "psoas";
  favourite.treatment = "tx_tpi";
  favourite.typed = {{"-/0/guidance", "ultrasound"}};
  const auto kept = [&](const std::string& clinician) {
    return in.store->read(staff(), [&](Reading& reading) { return reading.favourites().favourites(clinician); });
  };
  const auto keep = [&] {
    return in.store->write(staff(), [&](Writing& writing) { return writing.favourites().keep(favourite); });
  };
  const FavouriteId id = keep();
  favourite.typed["-/0/guidance"] = "ct";
  CHECK(keep() == id);
  favourite.id = id;
  CHECK(kept("Osei") == std::vector<Favourite>{favourite});
  CHECK(kept("Reyes").empty());
  CHECK(kept("").size() == 1);
  in.store->write(staff(), [&](Writing& writing) { writing.favourites().remove(id); });
  CHECK(kept("").empty());
}
