#include "domain/privacy/released_value.h"

#include <catch2/catch.hpp>
#include <map>

#include "domain/privacy/postal_area.h"
#include "domain/privacy/released_patient.h"
#include "domain/privacy/safe_words.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// Calls `act` for every field of the program's catalogue.
template <class Act>
void for_each_field(const Catalogue& catalogue, const Act& act) {
  for (const FindingDefinition& finding : catalogue.findings())
    for (const FieldDefinition& field : finding.fields) act(finding.code, field);
  for (const TreatmentDefinition& treatment : catalogue.treatments())
    for (const FieldDefinition& field : treatment.fields) act(treatment.code, field);
}

Value with_text(const std::string& text) {
  Value value;
  value.text = text;
  return value;
}

}  // namespace

TEST_CASE("no text of a field without mark goes out, whatever was typed", "[privacy]") {
  const InMemory clinic;
  int texts = 0;
  int marked = 0;
  for_each_field(*clinic.store->catalogue(), [&](const std::string& entry, const FieldDefinition& field) {
    if (field.kind != ValueKind::text) return;
    CAPTURE(entry, field.code);
    ++texts;
    const bool is_marked = !safe_words(entry, field.code).empty();
    marked += is_marked ? 1 : 0;
    for (const std::string typed : {"Rivera", "oxycodone", "Intellis for Ana Rivera", "L3", "present"}) {
      const ReleasedValue value = released(entry, field, with_text(typed));
      CHECK_FALSE(value.number);
      CHECK_FALSE(value.day);
      if (!is_marked) CHECK(value.word.empty());
      CHECK(value.word.find("Rivera") == std::string::npos);
    }
  });
  CHECK(texts >= 15);
  CHECK(marked == 2);
}

TEST_CASE("a text that stands where a code should be does not go out", "[privacy]") {
  const InMemory clinic;
  int fields = 0;
  for_each_field(*clinic.store->catalogue(), [&](const std::string& entry, const FieldDefinition& field) {
    if (field.kind == ValueKind::text) return;
    Value value = with_text("Ana Rivera");
    value.code = "Ana Rivera";
    CAPTURE(entry, field.code);
    CHECK(released(entry, field, value).empty());
    ++fields;
  });
  CHECK(fields > 300);
}

TEST_CASE("of a typed drug the generic name goes out, alone", "[privacy]") {
  const InMemory clinic;
  const FieldDefinition& drug = *clinic.store->catalogue()->treatment("tx_medication")->field("", "drug");
  CHECK(released("tx_medication", drug, with_text("Oxycodone for Mr. Lee, 5 mg")).word == "oxycodone");
  CHECK(released("tx_medication", drug, with_text("Lee's tea")).word == "");
  CHECK(released("tx_medication", drug, with_text("oxycodones")).word == "");
  const FieldDefinition& model = *clinic.store->catalogue()->treatment("tx_neuromod")->field("", "device_model");
  CHECK(released("tx_neuromod", model, with_text("Boston scientific WaveWriter SN 8841-22")).word == "WaveWriter");
}

TEST_CASE("numbers, choices and presence go out as they are", "[privacy]") {
  const InMemory clinic;
  const Catalogue& catalogue = *clinic.store->catalogue();
  const FieldDefinition& strength = catalogue.finding("exam_hip_flexor_mmt")->main_field();
  Value value;
  value.code = "4-";
  const ReleasedValue told = released("exam_hip_flexor_mmt", strength, value);
  CHECK(told.word == "4-");
  CHECK(told.number == 3.67);
}

TEST_CASE("three digits of a ZIP code go out, but not of an area with few people", "[privacy]") {
  CHECK(zip3_of("43004") == "430");
  for (const std::string area : {"036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831",
                                 "878", "879", "884", "890", "893"})
    CHECK(zip3_of(area + "01") == "000");
  CHECK(zip3_of("") == "");
  CHECK(us_zip_of("43004-1234") == "43004");
  CHECK(us_zip_of("4300") == "");
  CHECK(us_zip_of("1010 AB") == "");
  CHECK(us_state_of(" ohio ") == "OH");
  CHECK(us_state_of("Bavaria") == "");
}

TEST_CASE("study ids and shifts come of chance alone and stay within their bounds", "[privacy]") {
  std::uint32_t drawn = 0;
  const RandomSource counting = [&](std::uint32_t limit) { return drawn++ % limit; };
  std::map<int, int> shifts;
  for (int i = 0; i < 728; ++i) ++shifts[random_shift(counting)];
  CHECK(shifts.size() == 728);
  CHECK(shifts.begin()->first == -364);
  CHECK(shifts.rbegin()->first == 364);
  CHECK_FALSE(shifts.contains(0));
  const std::string id = random_study_id([](std::uint32_t limit) { return limit - 1; });
  CHECK(id == "P-ZZZZ-ZZZZ");
}
