#include <catch2/catch.hpp>

#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

PatientId add(Store& store, const Patient& patient) {
  return store.write(staff(), [&](Writing& writing) { return writing.patients().add(patient); });
}

std::vector<std::string> found(Store& store, const std::string& typed, int most = 10) {
  const auto lines = store.read(staff(), [&](Reading& reading) { return reading.patients().find(typed, most); });
  std::vector<std::string> names;
  for (const PatientLine& line : lines) names.push_back(line.display_name());
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEMPLATE_TEST_CASE("Patients are found by the beginnings of their words", "[storage]", InFile, InMemory) {
  TestType clinic;
  add(*clinic.store, patient("DEMO-0001", "Müller", "Anna", day(1971, 8, 2)));
  add(*clinic.store, patient("DEMO-0002", "O'Brien-Smith", "Jo", day(1980, 1, 5)));
  add(*clinic.store, patient("077", "Łukasz", "Øyvind", day(1971, 9, 9)));
  CHECK(found(*clinic.store, "ann mul") == Names{"Müller, Anna"});
  CHECK(found(*clinic.store, "MÜL") == Names{"Müller, Anna"});
  CHECK(found(*clinic.store, "Müller, Anna") == Names{"Müller, Anna"});
  CHECK(found(*clinic.store, "mu\xCC\x88l") == Names{"Müller, Anna"});
  CHECK(found(*clinic.store, "1971-08") == Names{"Müller, Anna"});
  CHECK(found(*clinic.store, "demo-0002") == Names{"O'Brien-Smith, Jo"});
  CHECK(found(*clinic.store, "0001") == Names{"Müller, Anna"});
  CHECK(found(*clinic.store, "obrien") == Names{"O'Brien-Smith, Jo"});
  CHECK(found(*clinic.store, "smith") == Names{"O'Brien-Smith, Jo"});
  CHECK(found(*clinic.store, "oyv luk") == Names{"Łukasz, Øyvind"});
  CHECK(found(*clinic.store, "1971") == Names{"Łukasz, Øyvind", "Müller, Anna"});
  CHECK(found(*clinic.store, "1971", 1) == Names{"Łukasz, Øyvind"});
  CHECK(found(*clinic.store, "uller").empty());
  CHECK(found(*clinic.store, "ann smith").empty());
}

TEST_CASE("Among thousands, search finds the first in order of name, common words or rare", "[storage]") {
  InMemory clinic;
  const Names families{"Abel", "Berg", "Castillo", "Deng", "Ekman", "Fox", "Zorn"};
  const Names givens{"Ana", "Anna", "Bo", "Cleo", "Zoe"};
  Names all;
  clinic.store->write(staff(), [&](Writing& writing) {
    for (std::size_t i = 0; i < 7000; ++i) {
      const std::string family = families[i % families.size()] + std::to_string(i % 83);
      const Patient one = patient("M" + std::to_string(i), family, givens[i * i % givens.size()]);
      writing.patients().add(one);
      all.push_back(one.display_name());
    }
  });
  std::stable_sort(all.begin(), all.end());
  // Each pattern is matched here by looking at every name.
  const auto expected = [&](const std::string& family, const std::string& given, std::size_t most) {
    Names names;
    for (const std::string& name : all)
      if (name.starts_with(family) && name.substr(name.find(", ") + 2).starts_with(given) && names.size() < most)
        names.push_back(name);
    return names;
  };
  CHECK(found(*clinic.store, "zorn", 20) == expected("Zorn", "", 20));
  CHECK(found(*clinic.store, "berg1", 20) == expected("Berg1", "", 20));
  CHECK(found(*clinic.store, "fox bo", 20) == expected("Fox", "Bo", 20));
  CHECK(found(*clinic.store, "an ek", 20) == expected("Ekman", "An", 20));
  CHECK(found(*clinic.store, "m ana", 20) == expected("", "Ana", 20));
  CHECK(found(*clinic.store, "m", 20) == expected("", "", 20));
  CHECK(found(*clinic.store, "castillo82 cleo", 2000) == expected("Castillo82", "Cleo", 2000));
}

TEMPLATE_TEST_CASE("With nothing typed the patients seen last come first", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId early = add(*clinic.store, patient("1", "Abel", "A"));
  const PatientId late = add(*clinic.store, patient("2", "Zorn", "Z"));
  clinic.store->write(staff(), [&](Writing& writing) {
    writing.visits().add(visit(early, day(2026, 1, 1)));
    writing.visits().add(visit(late, day(2026, 2, 1)));
    writing.visits().add(visit(late, day(2025, 2, 1)));
  });
  CHECK(found(*clinic.store, " ") == Names{"Zorn, Z", "Abel, A"});
  const auto lines = clinic.store->read(staff(), [](Reading& reading) { return reading.patients().find("zorn", 1); });
  CHECK(lines.at(0).visits == 2);
  CHECK(lines.at(0).last_visit == day(2026, 2, 1));
}

TEMPLATE_TEST_CASE("A corrected name is found and the old one no longer", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId id = add(*clinic.store, patient("1", "Rivera", "Ana"));
  Patient changed = clinic.store->read(staff(), [&](Reading& reading) { return reading.patients().get(id); });
  changed.family_name = "Castillo-Rey";
  clinic.store->write(staff(), [&](Writing& writing) { writing.patients().correct(changed, "married"); });
  CHECK(found(*clinic.store, "rey ana") == Names{"Castillo-Rey, Ana"});
  CHECK(found(*clinic.store, "rivera").empty());
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [&](Writing& writing) { writing.patients().correct(changed, "again"); });
        }) == StoreFault::stale);
}

TEMPLATE_TEST_CASE("A record number belongs to one patient", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId first = add(*clinic.store, patient("0012", "Rivera", "Ana"));
  std::string field;
  try {
    add(*clinic.store, patient("0012", "Ode", "Kim"));
  } catch (const StoreError& error) {
    CHECK(error.fault() == StoreFault::duplicate);
    field = error.detail();
  }
  CHECK(field == "mrn");
  CHECK(clinic.store->read(staff(), [](Reading& reading) { return reading.patients().with_mrn("0012"); }) == first);
  CHECK_FALSE(clinic.store->read(staff(), [](Reading& reading) { return reading.patients().with_mrn("12"); }));
}

TEMPLATE_TEST_CASE("Patients much like a new one are named", "[storage]", InFile, InMemory) {
  TestType clinic;
  add(*clinic.store, patient("1", "Müller", "Zoé", day(1971, 8, 2)));
  add(*clinic.store, patient("2", "Muller", "Zoe", day(1971, 8, 3)));
  const auto alike = [&](const Patient& other) {
    return clinic.store->read(staff(), [&](Reading& reading) { return reading.patients().much_like(other); });
  };
  REQUIRE(alike(patient("9", "MULLER ", "Zoe\xCC\x81", day(1971, 8, 2))).size() == 1);
  CHECK(alike(patient("2", "Ode", "Kim", day(1990, 1, 1))).at(0).family_name == "Muller");
  CHECK(alike(patient("9", "Ode", "Kim", day(1971, 8, 2))).empty());
}

TEMPLATE_TEST_CASE("A voided patient leaves lists, counts and reports", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId id = add(*clinic.store, patient("1", "Rivera", "Ana"));
  clinic.store->write(staff(), [&](Writing& writing) {
    writing.visits().add(full_visit(id, day(2026, 1, 1)));
    writing.patients().void_patient(id, 1, "entered twice");
  });
  CHECK(found(*clinic.store, "rivera").empty());
  CHECK(found(*clinic.store, "").empty());
  clinic.store->read(staff(), [&](Reading& reading) {
    CHECK(reading.patients().count() == 0);
    CHECK(reading.patients().get(id).void_reason == "entered twice");
    NoProgress progress;
    CHECK(reading.series().period(day(2026, 1, 1), day(2026, 1, 31), progress).visits.empty());
    CHECK(reading.series().period_counts(day(2026, 1, 1), day(2026, 1, 31)).treatments_by_code.empty());
  });
  CHECK_NOTHROW(add(*clinic.store, patient("1", "Rivera", "Ana")));
}

TEMPLATE_TEST_CASE("Episodes are kept with their revisions", "[storage]", InFile, InMemory) {
  TestType clinic;
  Episode episode;
  episode.patient = add(*clinic.store, patient("1", "Rivera", "Ana"));
  episode.label = "right psoas";
  episode.opened_on = day(2026, 1, 5);
  episode.id = clinic.store->write(staff(), [&](Writing& writing) { return writing.patients().add_episode(episode); });
  episode.revision = 1;
  episode.closed_on = day(2026, 2, 5);
  clinic.store->write(staff(), [&](Writing& writing) { writing.patients().correct_episode(episode, "healed"); });
  const auto stored =
      clinic.store->read(staff(), [&](Reading& reading) { return reading.patients().episodes(episode.patient); });
  REQUIRE(stored.size() == 1);
  CHECK(stored[0].closed_on == day(2026, 2, 5));
  CHECK(stored[0].revision == 2);
}

TEMPLATE_TEST_CASE("A patient that is not there is missing", "[storage]", InFile, InMemory) {
  TestType clinic;
  CHECK(fault_of([&] { clinic.store->read(staff(), [](Reading& reading) { reading.patients().get({7}); }); }) ==
        StoreFault::missing);
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [](Writing& writing) { writing.visits().add(visit({7}, day(2026, 1, 1))); });
        }) == StoreFault::missing);
}
