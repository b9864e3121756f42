#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "domain/base/text.h"
#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/fault_clinic.h"
#include "tests/faults/hostile_texts.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();

PatientId add_patient(Store& store) {
  return store.write(staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
}

// Stored exactly, or refused with nothing stored.
template <class Change>
bool is_refused(Store& store, PatientId whose, Change change) {
  Visit odd = full_visit(whose, day(2026, 3, 1));
  change(odd);
  const auto visits = [&] {
    return store.read(staff(), [&](Reading& reading) { return reading.visits().of_patient(whose).size(); });
  };
  const std::size_t before = visits();
  try {
    save(store, odd);
  } catch (const std::exception&) {
    CHECK(visits() == before);
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A number that is none is refused and never stored as another", "[faults][T13]") {
  Campaign campaign("T13", "numbers that are none or too large");
  InMemory clinic;
  const PatientId whose = add_patient(*clinic.store);
  for (const double number : {not_a_number, endless, -endless}) {
    CAPTURE(number);
    CHECK(is_refused(*clinic.store, whose, [&](Visit& visit) { visit.scores[0] = pain(number); }));
    CHECK(is_refused(*clinic.store, whose, [&](Visit& visit) { visit.scores[1].items[0] = number; }));
    CHECK(is_refused(*clinic.store, whose, [&](Visit& visit) { visit.findings[0].value.number = number; }));
    CHECK(is_refused(*clinic.store, whose,
                     [&](Visit& visit) { visit.treatments[0].parameters[0].value.number = number; }));
    campaign.count("cases") += 4;
  }
  for (const double number : {11.0, -1.0, 1e9, -0.0001})
    CHECK(is_refused(*clinic.store, whose, [&](Visit& visit) { visit.scores[0] = pain(number); }));
  campaign.count("cases") += 4;
}

TEST_CASE("Numbers at the ends of what a machine can count lead nowhere", "[faults][T13]") {
  InMemory clinic;
  add_patient(*clinic.store);
  for (const std::int64_t number : {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(),
                                    std::int64_t{-1}, std::int64_t{0}}) {
    CHECK(fault_of([&] {
            clinic.store->read(staff(), [&](Reading& reading) { reading.patients().get(PatientId{number}); });
          }) == StoreFault::missing);
    CHECK(fault_of([&] {
            clinic.store->read(staff(), [&](Reading& reading) { reading.visits().get(VisitId{number}); });
          }) == StoreFault::missing);
    CHECK(fault_of([&] { save(*clinic.store, full_visit(PatientId{number}, day(2026, 1, 1))); }) ==
          StoreFault::missing);
  }
}

TEST_CASE("Text is stored exactly, in one normal form, or refused with its reason", "[faults][T13]") {
  Campaign campaign("T13", "texts stored exactly or refused");
  InMemory clinic;
  std::vector<std::string> texts = texts_for_exports();
  texts.insert(texts.end(), texts_for_sql().begin(), texts_for_sql().end());
  for (const char* text :
       {"\xF0\x9F\xA6\xB4", "line\nline", "tab\there", "e\xCC\x81", "\xE2\x80\x8B", "\xF0\xA0\xAE\xB7"})
    texts.emplace_back(text);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(texts[i]);
    Patient named = patient("T" + std::to_string(i), "Rivera", "Ana");
    named.note = texts[i];
    clinic.store->write(staff(), [&](Writing& writing) {
      const PatientId whose = writing.patients().add(named);
      Visit visit = full_visit(whose, day(2026, 3, 1));
      visit.note = texts[i];
      const std::string expected = texts[i] == "e\xCC\x81" ? "\xC3\xA9" : texts[i];
      CHECK(writing.patients().get(whose).note == expected);
      CHECK(writing.visits().get(writing.visits().add(visit)).note == expected);
    });
    campaign.count("stored exactly") += 2;
  }
  for (const std::string& text : texts_to_refuse()) {
    const auto checked = check_text(text, {.most_bytes = most_note_bytes, .lines_allowed = true}, "note");
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.problems()[0].other.find("line 1, column") != std::string::npos);
    campaign.count("refused") += 1;
  }
}

TEST_CASE("A note of a megabyte is refused with the limit, by the form and by the store", "[faults][T13]") {
  const std::string note(1'000'000, 'x');
  const auto checked = check_text(note, {.most_bytes = most_note_bytes, .lines_allowed = true}, "note");
  REQUIRE_FALSE(checked.ok());
  CHECK(checked.problems()[0].code == ProblemCode::too_long);
  CHECK(checked.problems()[0].high == "65536");
  InMemory clinic;
  const PatientId whose = add_patient(*clinic.store);
  CHECK(is_refused(*clinic.store, whose, [&](Visit& visit) { visit.note = note; }));
  CHECK_FALSE(is_refused(*clinic.store, whose, [&](Visit& visit) { visit.note = std::string(most_note_bytes, 'x'); }));
}

TEST_CASE("A patient of thousands of visits can be read", "[faults][T13]") {
  Campaign campaign("T13", "one patient with very many visits");
  const int visits = is_full_campaign() ? 10'000 : 1'000;
  InMemory clinic;
  const PatientId whose = add_patient(*clinic.store);
  clinic.store->write(staff(), [&](Writing& writing) {
    for (int i = 0; i < visits; ++i) writing.visits().add(full_visit(whose, add_days(day(1990, 1, 1), i)));
  });
  const auto read = clinic.store->read(staff(), [&](Reading& reading) { return reading.visits().of_patient(whose); });
  CHECK(read.size() == static_cast<std::size_t>(visits));
  CHECK(read.front().date > read.back().date);
  campaign.count("visits") += visits;
}
